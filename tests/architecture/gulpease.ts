/**
 * Gulpease, the readability index made for Italian: 89 + (300 × sentences − 10 × letters) / words.
 * 60 and more is easy for somebody who left school at fourteen.
 */
export function gulpease(text: string): number {
	const plain = text.replace(/\{[^}]*\}/g, 'Anna');
	const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
	const letters = words.reduce((sum, word) => sum + word.length, 0);
	const sentences = Math.max(1, (plain.match(/[.!?;:…]+(\s|$)/g) ?? []).length);
	return 89 + (300 * sentences - 10 * letters) / Math.max(1, words.length);
}

/** Labels and headings are too short to measure; from eight words on a text is a sentence. */
export function isSentence(text: string): boolean {
	return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 8;
}
