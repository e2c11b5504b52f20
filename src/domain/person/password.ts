export const shortestPassword = 10;
export const longestPassword = 200;

export type PasswordRefusal = 'missing' | 'too-short' | 'too-long' | 'too-plain';

/** Length is what protects; of plain ones only those are refused that repeat one letter or the person's own name or address. */
export function decidePassword(
	typed: string,
	own: readonly string[],
): { readonly refused: PasswordRefusal } | null {
	if (typed === '') return { refused: 'missing' };
	const letters = [...typed.normalize('NFKC')];
	if (letters.length < shortestPassword) return { refused: 'too-short' };
	if (letters.length > longestPassword) return { refused: 'too-long' };
	const folded = letters.join('').toLowerCase();
	const plain = new Set(folded).size < 4 || own.some((text) => text !== '' && folded === text.toLowerCase());
	return plain ? { refused: 'too-plain' } : null;
}
