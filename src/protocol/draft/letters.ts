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

/** Letters that still stand, what they say, and the text they stand in. */
export interface Standing extends Letters {
	readonly words: string;
	readonly text: Y.Text;
}

/** Those of these letters that still stand. */
export function standing(doc: Y.Doc, letters: Letters): Standing[] {
	const structs = doc.store.clients.get(letters.client);
	const end = letters.clock + letters.length;
	const found: Standing[] = [];
	if (!structs || Y.getState(doc.store, letters.client) <= letters.clock) return found;
	for (let index = Y.findIndexSS(structs, letters.clock); index < structs.length; index++) {
		const item = structs[index]!;
		if (item.id.clock >= end) break;
		if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) continue;
		if (!(item.parent instanceof Y.Text)) continue;
		const clock = Math.max(item.id.clock, letters.clock);
		const to = Math.min(item.id.clock + item.length, end);
		const words = item.content.str.slice(clock - item.id.clock, to - item.id.clock);
		found.push({ client: letters.client, clock, length: to - clock, words, text: item.parent });
	}
	return found;
}

/** Takes exactly these letters out of a text, wherever they stand in it. */
export function takeLetters(text: Y.Text, gone: readonly Letters[]): void {
	const sorted = [...gone].sort((a, b) => a.client - b.client || a.clock - b.clock);
	const ranges: { at: number; length: number }[] = [];
	let at = 0;
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const { client, clock: start } = item.id;
		const end = start + item.length;
		for (let index = firstReaching(sorted, client, start); index < sorted.length; index++) {
			const one = sorted[index]!;
			if (one.client !== client || one.clock >= end) break;
			const from = Math.max(one.clock, start);
			const to = Math.min(one.clock + one.length, end);
			ranges.push({ at: at + from - start, length: to - from });
		}
		at += item.length;
	}
	for (const range of ranges.reverse()) text.delete(range.at, range.length);
}

/**
 * Index of the first that reaches this letter or stands after it. `sorted` by client and number of the letter, none
 * twice.
 */
export function firstReaching(sorted: readonly Letters[], client: number, clock: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		const one = sorted[middle]!;
		if (one.client < client || (one.client === client && one.clock + one.length <= clock)) low = middle + 1;
		else high = middle;
	}
	return low;
}
