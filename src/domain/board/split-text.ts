/**
 * Cuts a long text into pieces that fit, at empty lines, else line ends, else sentences, else spaces, else between
 * characters (never through an emoji). Nothing but the blanks at the cuts is left out.
 */
export function splitText(text: string, longest: number): string[] {
	const pieces: string[] = [];
	let rest = text.trim();
	while (rest.length > longest) {
		const cut = cutAt(rest, longest);
		pieces.push(rest.slice(0, cut).trimEnd());
		rest = rest.slice(cut).trimStart();
	}
	if (rest !== '') pieces.push(rest);
	return pieces;
}

function cutAt(text: string, longest: number): number {
	const window = text.slice(0, longest + 1);
	for (const end of [/\n\s*\n/g, /\n/g, /[.!?…](?=\s)/g, /\s/g]) {
		let last = 0;
		for (const match of window.matchAll(end)) {
			const at = match.index + (match[0].trim() === '' ? 0 : match[0].length);
			if (at > 0 && at <= longest) last = at;
		}
		if (last > longest / 3) return last;
	}
	const code = text.charCodeAt(longest - 1);
	return code >= 0xd800 && code <= 0xdbff ? longest - 1 : longest;
}
