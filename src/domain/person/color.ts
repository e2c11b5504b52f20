/** One of eight colours, always the same for the same person: the index of the classes `tv-p0` … `tv-p7`. */
export function personColor(personId: string): number {
	let hash = 0;
	for (const letter of personId) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
	return hash % 8;
}

/** Two letters for a person's circle or a body's square. */
export function initials(name: string): string {
	const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
	const letters =
		words.length > 1 ? [words[0]!, words.at(-1)!].map((word) => firstLetter(word)) : [...(words[0] ?? '?')];
	return letters.slice(0, 2).join('');
}

function firstLetter(word: string): string {
	return /\p{L}/u.exec(word)![0];
}
