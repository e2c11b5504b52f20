/** Without vowels no word comes out, rude or otherwise; without O and I nothing is taken for a number. */
export const codeAlphabet = 'BCDFGHJKLMNPQRSTVWXZ';
export const codeLength = 6;

/** `random(n)` gives an evenly spread whole number from 0 to n − 1. 64 million codes: guessing is for the door to slow down. */
export function makeCode(random: (below: number) => number): string {
	return Array.from({ length: codeLength }, () => codeAlphabet[random(codeAlphabet.length)]!).join('');
}

const whole = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`, 'i');

/** A code as somebody typed or said it: any case, in pieces, in wide letters. Null when it cannot be a code. */
export function readCode(typed: string): string | null {
	if (typed.length > 100) return null;
	const letters = typed
		.normalize('NFKC')
		.replace(
			/[\s\p{Pd}\p{Cc}\p{Default_Ignorable_Code_Point}.,:_·•/\u2212\u202a-\u202e\u2066-\u2069]+/gu,
			'',
		);
	return whole.test(letters) ? letters.toUpperCase() : null;
}

/** As it is read out and printed: KVM TRP. */
export function spokenCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
