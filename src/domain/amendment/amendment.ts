/**
 * open: people support it, nobody has decided; overtaken: words it changes were changed by another emendamento that was
 * accepted, so it is to be looked at again; the others are ends.
 */
export const amendmentStates = ['open', 'overtaken', 'accepted', 'rejected', 'withdrawn'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

export type Stance = 'for' | 'against';

/** Something can still become of it. */
export function isUndecided(state: AmendmentState): boolean {
	return state === 'open' || state === 'overtaken';
}

/** Letters of a wording, of the reason and of the short name: UTF-16 units after NFC, what a form field counts too. */
export const longestWording = 20_000;
export const longestReason = 2_000;
export const longestName = 80;
export const longestClauseTitle = 200;

/** The name of the first, second, … emendamento to a clause: A … Z, AA, AB … It never changes. */
export function letterOf(number: number): string {
	let letters = '';
	for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}
