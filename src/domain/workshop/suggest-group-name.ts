import { phrasesIn, type CardWord } from './telling-words.ts';

/** A name must be readable from ten metres. */
const longestName = 50;
/** Two words say more than one, so a phrase may be on fewer cards than a word and still come first. */
const worthOfPhrase = 1.75;
/** "aiuto per i compiti": so many words that tell nothing may stand inside a phrase. */
const mostBetween = 2;

interface Candidate {
	readonly stems: readonly string[];
	readonly cards: Set<number>;
	/** How often each spelling occurs, with a capital at its beginning. */
	readonly spellings: Map<string, number>;
}

/**
 * Names for a group, from the words on its cards, the best first: what most cards share, rather two words than one, as
 * people wrote it. The order of the cards doesn't matter. None when the cards have no telling word.
 */
export function suggestGroupNames(cards: readonly string[], limit = 3): string[] {
	const texts = cards.map((card) => card.normalize('NFC').replace(/[^\S\n]+/g, ' '));
	const candidates = new Map<string, Candidate>();
	texts.forEach((text, card) => {
		for (const phrase of phrasesIn(text)) collect(candidates, phrase, text, card);
	});
	const shared = [...candidates.values()].filter(({ cards }) => cards.size > 1);
	const worth = ({ stems, cards }: Candidate): number => cards.size * (stems.length > 1 ? worthOfPhrase : 1);
	const ranked = (shared.length > 0 ? shared : [...candidates.values()])
		.map((candidate) => ({ ...candidate, worth: worth(candidate), name: bestSpelling(candidate.spellings) }))
		.sort(
			(one, other) =>
				other.worth - one.worth || other.name.length - one.name.length || compare(one.name, other.name),
		);
	const names: string[] = [];
	const said = new Set<string>();
	for (const { stems, name } of ranked) {
		if (names.length >= limit) break;
		// A second name that repeats words of the first is no choice.
		if (stems.some((stem) => said.has(stem))) continue;
		for (const stem of stems) said.add(stem);
		names.push(name);
	}
	return names;
}

function collect(
	candidates: Map<string, Candidate>,
	phrase: readonly CardWord[],
	text: string,
	card: number,
): void {
	phrase.forEach((word, at) => {
		if (word.stem === null) return;
		note(candidates, [word.stem], text.slice(word.start, word.end), card);
		const nearby = phrase.slice(at + 1, at + 2 + mostBetween);
		const second = nearby.find(({ stem }) => stem !== null);
		if (second === undefined || second.stem === word.stem) return;
		note(candidates, [word.stem, second.stem!], text.slice(word.start, second.end), card);
	});
}

function note(
	candidates: Map<string, Candidate>,
	stems: readonly string[],
	spelling: string,
	card: number,
): void {
	if (spelling.length > longestName) return;
	// "compiti e lingua" and "lingua e compiti" are one thought.
	const key = stems.toSorted(compare).join(' ');
	const candidate = candidates.get(key) ?? { stems, cards: new Set(), spellings: new Map() };
	candidate.cards.add(card);
	const name = capital(spelling);
	candidate.spellings.set(name, (candidate.spellings.get(name) ?? 0) + 1);
	candidates.set(key, candidate);
}

/** The commonest; of equals the longer, then the one that comes later in the alphabet: plurals mostly do. */
function bestSpelling(spellings: ReadonlyMap<string, number>): string {
	const [best] = [...spellings].sort(
		([one, times], [other, otherTimes]) =>
			otherTimes - times || other.length - one.length || compare(other, one),
	);
	return best![0];
}

function capital(name: string): string {
	const [first = ''] = name;
	return first.toUpperCase() + name.slice(first.length);
}

/** By code unit: the same on every machine and in every language. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
