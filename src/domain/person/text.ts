/** Marks that turn the reading direction or hide text: in a name they only serve to pretend to be somebody else. */
const hidden = /[\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** One line as a person meant it: composed letters, single spaces, nothing hidden. */
export function cleanLine(typed: string): string {
	return typed
		.normalize('NFC')
		.replace(/[\t\n\r]+/g, ' ')
		.replace(hidden, '')
		.replace(/\s+/gu, ' ')
		.trim();
}

export type LineRefusal = 'missing' | 'too-long' | 'no-letters';

/** A name of a person or a body: 1 to `longest` characters with at least one letter. */
export function parseName(
	typed: string,
	longest = 80,
): { readonly value: string } | { readonly refused: LineRefusal } {
	const value = cleanLine(typed);
	if (value === '') return { refused: 'missing' };
	if ([...value].length > longest) return { refused: 'too-long' };
	if (!/\p{L}/u.test(value)) return { refused: 'no-letters' };
	return { value };
}

/** Several lines, such as an address or a note: composed letters, nothing hidden, at most one empty line between two. */
export function cleanText(typed: string): string {
	return typed
		.replace(/\r\n?/g, '\n')
		.split('\n')
		.map(cleanLine)
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
