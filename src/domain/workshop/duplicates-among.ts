import { foldText } from '#domain/person/fold-text.ts';

/** Of the words of two cards together, so many must be on both. */
const alike = 0.9;

/** One word that turns a sentence round: cards that differ in it are not the same, however long they are. */
const turning = new Set(
	'non no mai senza nessuno nessuna contro meno not never without none less dont لا لم لن ليس بدون'
		.split(' ')
		.map(foldText),
);

interface Read {
	readonly id: string;
	readonly folded: string;
	readonly words: ReadonlySet<string>;
}

/**
 * Cards that say the same, to be laid on one another: `keep` is the first of them. Same means the same letters, or nearly
 * the same words in any order; numbers and "non" must agree. Nothing is lost: who merges keeps both.
 */
export function duplicatesAmong(
	cards: readonly { readonly id: string; readonly text: string }[],
): { readonly keep: string; readonly same: readonly string[] }[] {
	const kept: { readonly card: Read; readonly same: string[] }[] = [];
	for (const { id, text } of cards) {
		const folded = foldText(text) || text.normalize('NFC').trim();
		const card: Read = { id, folded, words: new Set(folded.split(' ')) };
		const twin = folded === '' ? undefined : kept.find((other) => sayTheSame(other.card, card));
		if (twin === undefined) kept.push({ card, same: [] });
		else twin.same.push(id);
	}
	return kept.filter(({ same }) => same.length > 0).map(({ card, same }) => ({ keep: card.id, same }));
}

function sayTheSame(one: Read, other: Read): boolean {
	if (one.folded === other.folded) return true;
	const [fewer, more] =
		one.words.size < other.words.size ? [one.words, other.words] : [other.words, one.words];
	if (fewer.size < more.size * alike) return false;
	const shared = [...fewer].filter((word) => more.has(word)).length;
	if (shared < (fewer.size + more.size - shared) * alike) return false;
	const differing = [...fewer, ...more].filter((word) => !fewer.has(word) || !more.has(word));
	return !differing.some((word) => turning.has(word) || /\p{N}/u.test(word));
}
