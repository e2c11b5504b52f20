import { diffWordsWithSpace } from 'diff';

/** A run of words: in both wordings, only in the earlier one, or only in the later one. */
export interface WordRun {
	readonly kind: 'same' | 'removed' | 'added';
	readonly text: string;
}

/** Past this many characters in all, comparing word by word could hold the thread: the whole wording counts as replaced. */
const comparedCharacters = 60_000;
/** Two texts that share nothing are given up after this many steps. */
const comparedSteps = 4_000;

const words = new Intl.Segmenter('it', { granularity: 'word' });

/** What changed between two wordings, word by word, as plain text; removed runs stand before the added ones that replace them. */
export function wordDifference(before: string, after: string): readonly WordRun[] {
	const from = before.normalize('NFC');
	const to = after.normalize('NFC');
	if (from === to) return from === '' ? [] : [{ kind: 'same', text: from }];
	const changes =
		from.length + to.length > comparedCharacters
			? undefined
			: diffWordsWithSpace(from, to, { intlSegmenter: words, maxEditLength: comparedSteps });
	if (changes === undefined) return replaced(from, to);
	return changes.map(({ value, added, removed }) => ({
		kind: added ? 'added' : removed ? 'removed' : 'same',
		text: value,
	}));
}

const onlyGap = /^[^\p{L}\p{N}\n]*$/u;

/** As `wordDifference`, for people: changed words with nothing but a gap between them are one change, said once. */
export function readableDifference(before: string, after: string): readonly WordRun[] {
	const runs = wordDifference(before, after);
	const found: WordRun[] = [];
	let removed = '';
	let added = '';
	const flush = () => {
		const gap = sharedGap(removed, added);
		if (removed.length > gap) found.push({ kind: 'removed', text: removed.slice(0, removed.length - gap) });
		if (added.length > gap) found.push({ kind: 'added', text: added.slice(0, added.length - gap) });
		const kept = removed.slice(removed.length - gap);
		removed = added = '';
		return kept;
	};
	for (const [index, run] of runs.entries()) {
		const between = removed + added !== '' && index < runs.length - 1 && onlyGap.test(run.text);
		if (run.kind === 'removed' || (run.kind === 'same' && between)) removed += run.text;
		if (run.kind === 'added' || (run.kind === 'same' && between)) added += run.text;
		if (run.kind === 'same' && !between) {
			found.push({ kind: 'same', text: flush() + run.text });
		}
	}
	const kept = flush();
	if (kept !== '') found.push({ kind: 'same', text: kept });
	return found;
}

/** How many signs and spaces (each of one unit) both sides end with: those have not changed. */
function sharedGap(removed: string, added: string): number {
	let gap = 0;
	while (gap < Math.min(removed.length, added.length)) {
		const sign = removed.at(-1 - gap)!;
		if (sign !== added.at(-1 - gap) || !/[\s\p{P}]/u.test(sign)) break;
		gap += 1;
	}
	return gap;
}

function replaced(from: string, to: string): WordRun[] {
	const runs: WordRun[] = [
		{ kind: 'removed', text: from },
		{ kind: 'added', text: to },
	];
	return runs.filter(({ text }) => text !== '');
}
