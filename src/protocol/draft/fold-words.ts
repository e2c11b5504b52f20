/** A text as it is compared: no accents, no capitals, one kind of apostrophe and dash, every gap one space. */
export interface FoldedText {
	readonly text: string;
	/** For each unit of `text`, where the character it came from begins in the text as written … */
	readonly from: readonly number[];
	/** … and where it ends. */
	readonly to: readonly number[];
}

const alike: Readonly<Record<string, string>> = {
	'’': "'",
	'‘': "'",
	ʼ: "'",
	'`': "'",
	'“': '"',
	'”': '"',
	'«': '"',
	'»': '"',
	'–': '-',
	'—': '-',
	'‑': '-',
};
const gap = /[\s\u00A0\u200B-\u200F\u2060\uFEFF]/u;

export function foldText(written: string): FoldedText {
	let text = '';
	const from: number[] = [];
	const to: number[] = [];
	let at = 0;
	for (const character of written) {
		const end = at + character.length;
		const folded = gap.test(character)
			? text === '' || text.endsWith(' ')
				? ''
				: ' '
			: (alike[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
		for (let unit = 0; unit < folded.length; unit++) {
			from.push(at);
			to.push(end);
		}
		text += folded;
		at = end;
	}
	return { text, from, to };
}

const words = /[\p{L}\p{N}]+/gu;

/** The folded words of a text, in order. */
export function wordsIn(written: string): string[] {
	return foldText(written).text.match(words) ?? [];
}

export function sameWords(one: string, other: string): boolean {
	return one === other || wordsIn(one).join(' ') === wordsIn(other).join(' ');
}

/** What two texts have in common, word by word and in order, weighed by letters. */
export interface Overlap {
	/** The part of the first that is still there, 0 to 1. */
	readonly kept: number;
	/** The part of the second that comes from the first, 0 to 1. */
	readonly own: number;
}

/** Longer texts are compared by their beginning. */
const comparedWords = 600;

export function overlapOf(first: string, second: string): Overlap {
	const before = wordsIn(first).slice(0, comparedWords);
	const after = wordsIn(second).slice(0, comparedWords);
	const common = commonLetters(before, after);
	const letters = (list: readonly string[]) => list.reduce((sum, word) => sum + word.length, 0);
	return { kept: common / Math.max(1, letters(before)), own: common / Math.max(1, letters(after)) };
}

/** Letters of the heaviest common subsequence of words. */
function commonLetters(one: readonly string[], other: readonly string[]): number {
	let row = new Array<number>(other.length + 1).fill(0);
	for (const word of one) {
		const next = [0];
		for (let index = 0; index < other.length; index++) {
			const taken = word === other[index] ? row[index]! + word.length : 0;
			next.push(Math.max(taken, row[index + 1]!, next[index]!));
		}
		row = next;
	}
	return row.at(-1)!;
}
