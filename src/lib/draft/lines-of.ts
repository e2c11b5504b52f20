/** About how many lines a text takes where one holds so many characters: to lay out a page before it is drawn. */
export function linesOf(text: string, perLine: number): number {
	return Math.ceil(text.length / perLine);
}
