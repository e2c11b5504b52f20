/** Longest title made from a card's words, in characters. */
const longestTitle = 60;

export interface CardWords {
	readonly text: string;
}

export interface ClauseWords {
	readonly title: string;
	readonly paragraphs: readonly string[];
}

/** The clause that cards become: named after their common group, else after the first words; each line a paragraph. */
export function clauseFromCards(cards: readonly CardWords[], groupTitle: string | null): ClauseWords {
	const paragraphs = cards.flatMap(({ text }) => linesOf(text));
	const named = groupTitle?.trim() ?? '';
	return { title: named !== '' ? named : firstWords(paragraphs[0] ?? ''), paragraphs };
}

function linesOf(text: string): string[] {
	return text
		.split(/\r\n|\r|\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** The first sentence when it is short, else as many whole words as fit. */
export function firstWords(text: string): string {
	const sentence = /^.*?[.!?…](?=\s|$)/.exec(text)?.[0] ?? text;
	const bare = sentence.replace(/[\s.,;:!…]+$/, '');
	if (bare.length <= longestTitle) return bare;
	const cut = bare.slice(0, longestTitle + 1);
	const atWord = cut.lastIndexOf(' ');
	const kept =
		atWord > longestTitle / 3 ? cut.slice(0, atWord) : [...bare].slice(0, longestTitle / 2).join('');
	return `${kept.replace(/[\s.,;:]+$/, '')}…`;
}
