import { cleanLine } from '#domain/person/text.ts';
import { tidyText } from '#domain/space/text-as-typed.ts';

/** Lengths are counted as JavaScript counts (UTF-16 units, after composing letters): the same in page, act and column. */
export const longest = { title: 140, body: 10_000, argument: 600, addition: 3_000 } as const;
export const shortestTitle = 8;

export type WordsFault = 'missing' | 'too-short' | 'too-long' | 'no-letters';

/** Paragraphs as somebody typed them: at most one empty line between two. Emoji, HTML and any script stay text. */
export function readParagraphs(typed: string): string {
	return tidyText(typed)
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n');
}

export interface ProposalWords {
	readonly title: string;
	readonly body: string;
}

/** What is proposed, in a line and in full; or what is wrong with either, both at once. */
export function readWords(typed: {
	readonly title: string;
	readonly body: string;
}):
	| { readonly words: ProposalWords }
	| { readonly refused: 'fields'; readonly faults: Partial<Record<'title' | 'body', WordsFault>> } {
	const words = { title: cleanLine(tidyText(typed.title)), body: readParagraphs(typed.body) };
	const faults: Partial<Record<'title' | 'body', WordsFault>> = {};
	const title = faultOf(words.title, longest.title, shortestTitle);
	const body = faultOf(words.body, longest.body, 1);
	if (title) faults.title = title;
	if (body) faults.body = body;
	return title || body ? { refused: 'fields', faults } : { words };
}

/** An argument, or words added to a proposal that may not be changed any more. */
export function readText(
	typed: string,
	kind: 'argument' | 'addition',
):
	{ readonly text: string } | { readonly refused: 'fields'; readonly faults: { readonly text: WordsFault } } {
	const text = readParagraphs(typed);
	const fault = faultOf(text, longest[kind], 1);
	return fault ? { refused: 'fields', faults: { text: fault } } : { text };
}

function faultOf(text: string, most: number, least: number): WordsFault | null {
	if (text === '') return 'missing';
	if (text.length > most) return 'too-long';
	if (!/\p{L}/u.test(text)) return 'no-letters';
	return text.length < least ? 'too-short' : null;
}
