const longest = 90;

/** The beginning of a text on one line, cut after a word. */
export function excerpt(text: string): string {
	const line = text.replace(/\s+/gu, ' ').trim();
	if (line.length <= longest) return line;
	const cut = line.slice(0, longest).replace(/\s\S*$/u, '');
	// Never half of a character of two units.
	return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
