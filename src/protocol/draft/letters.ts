import * as Y from 'yjs';

/** Letters written in one go: `length` of them from this number on. Yjs numbers every letter once and for ever. */
export interface Letters {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
}

/** The letters that stand in these texts, in reading order, without the first `from`. */
export function lettersOf(texts: readonly Y.Text[], from = 0): Letters[] {
	const found: Letters[] = [];
	let skip = from;
	for (const text of texts) {
		for (let item = text._start; item !== null; item = item.right) {
			if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
			const over = Math.min(skip, item.length);
			skip -= over;
			if (item.length === over) continue;
			found.push({ client: item.id.client, clock: item.id.clock + over, length: item.length - over });
		}
	}
	return found;
}

export function countLetters(letters: readonly Letters[]): number {
	return letters.reduce((sum, { length }) => sum + length, 0);
}

/** Those of these letters that still stand, with the text each stands in. */
export function standing(doc: Y.Doc, letters: Letters): (Letters & { readonly text: Y.Text })[] {
	const structs = doc.store.clients.get(letters.client);
	const end = letters.clock + letters.length;
	const found: (Letters & { readonly text: Y.Text })[] = [];
	if (!structs || Y.getState(doc.store, letters.client) <= letters.clock) return found;
	for (let index = Y.findIndexSS(structs, letters.clock); index < structs.length; index++) {
		const item = structs[index]!;
		if (item.id.clock >= end) break;
		if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) continue;
		if (!(item.parent instanceof Y.Text)) continue;
		const clock = Math.max(item.id.clock, letters.clock);
		const length = Math.min(item.id.clock + item.length, end) - clock;
		found.push({ client: letters.client, clock, length, text: item.parent });
	}
	return found;
}

/** Takes exactly these letters out of a text, wherever they stand in it. */
export function takeLetters(text: Y.Text, gone: readonly Letters[]): void {
	const ranges: { at: number; length: number }[] = [];
	let at = 0;
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted || !item.countable) continue;
		for (const { client, clock, length } of gone) {
			const from = Math.max(clock, item.id.clock);
			const to = Math.min(clock + length, item.id.clock + item.length);
			if (client === item.id.client && from < to) {
				ranges.push({ at: at + from - item.id.clock, length: to - from });
			}
		}
		at += item.length;
	}
	ranges.sort((a, b) => b.at - a.at);
	for (const range of ranges) text.delete(range.at, range.length);
}
