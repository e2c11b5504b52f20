import { changedWords, touch, type WordChange } from './changed-words.ts';

export interface MergedWording {
	readonly plain: string;
	/** Both changed the same words: there the merged text has those of `proposed`, and a person has to look. */
	readonly clashes: boolean;
}

/** Two wordings made from the same one, put together: a suggestion, for a person to read. */
export function mergeWordings(base: string, today: string, proposed: string): MergedWording {
	const text = base.normalize('NFC');
	const theirs = changedWords(base, today);
	const mine = changedWords(base, proposed);
	const equal = (one: WordChange) =>
		mine.some((other) => one.from === other.from && one.to === other.to && one.put === other.put);
	const others = theirs.filter((change) => !equal(change));
	const kept = others.filter((change) => !mine.some((own) => touch(own, change)));
	let plain = '';
	let at = 0;
	for (const change of [...mine, ...kept].sort((a, b) => a.from - b.from)) {
		plain += text.slice(at, change.from) + change.put;
		at = change.to;
	}
	return { plain: plain + text.slice(at), clashes: kept.length < others.length };
}
