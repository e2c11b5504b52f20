import { wordDifference } from './word-difference.ts';

/** Letters `from` … `to` of the earlier wording become `put`; `from === to` puts something in between. */
export interface WordChange {
	readonly from: number;
	readonly to: number;
	readonly put: string;
}

/** What a wording does to the one before it, in reading order, in letters of the earlier one (NFC). */
export function changedWords(before: string, after: string): WordChange[] {
	const changes: WordChange[] = [];
	let at = 0;
	for (const { kind, text } of wordDifference(before, after)) {
		const last = changes.at(-1);
		if (kind === 'removed') {
			if (last?.to === at) changes[changes.length - 1] = { ...last, to: at + text.length };
			else changes.push({ from: at, to: at + text.length, put: '' });
		} else if (kind === 'added') {
			if (last?.to === at) changes[changes.length - 1] = { ...last, put: last.put + text };
			else changes.push({ from: at, to: at, put: text });
		}
		if (kind !== 'added') at += text.length;
	}
	return changes;
}

/** Two changes of the same wording that touch the same words: not both can hold. */
export function touch(one: WordChange, other: WordChange): boolean {
	return one.from <= other.to && other.from <= one.to;
}

export function changeSameWords(one: readonly WordChange[], other: readonly WordChange[]): boolean {
	return one.some((mine) => other.some((theirs) => touch(mine, theirs)));
}
