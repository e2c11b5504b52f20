/**
 * One line or paragraph as somebody typed it: composed letters, single spaces, no control characters and none of the
 * marks that turn the direction of what follows. Emoji, HTML and any script stay: they are shown as text.
 */
export function tidyText(typed: string): string {
	return typed
		.normalize('NFC')

		.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
		.replace(/[^\S\n]+/g, ' ')
		.trim();
}

/** Length as people count letters: an emoji of several parts is one. */
export function lettersIn(text: string): number {
	let count = 0;
	for (const _ of new Intl.Segmenter('it', { granularity: 'grapheme' }).segment(text)) count += 1;
	return count;
}
