/**
 * Italian says "ad Amina" and "a Omar": before the same vowel, "a" takes a d. Gives what the messages choose by. A name in
 * another script stands as it is.
 */
export function meetsA(word: string): 'same' | 'other' {
	return /^[^\p{L}\p{N}]*a/iu.test(word.normalize('NFD')) ? 'same' : 'other';
}
