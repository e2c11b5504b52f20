/**
 * Fractional keys for the order of cards, columns and clauses. Two people who insert at the same spot get different
 * keys (jitter), and keys that are equal nevertheless never throw: the id breaks the tie.
 * Keys are compared by code unit (`<`), never by locale.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = digits.length;
const jitterLength = 3;

/** Past this length a list is re-keyed (`spreadPositions`). */
export const longestPosition = 60;

/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

/** A key after `before` and before `after`; null stands for the open end. */
export function positionBetween(
	before: string | null,
	after: string | null,
	random: Random = Math.random,
): string {
	let upper = before !== null && after !== null && before >= after ? null : after;
	let key = '';
	for (let index = 0; ; index++) {
		const low = before !== null && index < before.length ? digits.indexOf(before[index]!) : 0;
		const high = upper === null ? base : index < upper.length ? digits.indexOf(upper[index]!) : 0;
		if (high - low > 1) return key + digits[between(low, high, before, upper, random)] + jitter(random);
		key += digits[low];
		if (high > low) upper = null;
	}
}

/** `count` keys in order, evenly spread: for a first filling and for re-keying. */
export function spreadPositions(count: number, random: Random = Math.random): string[] {
	let width = 1;
	while (base ** width < (count + 1) * 2) width++;
	const step = base ** width / (count + 1);
	return Array.from({ length: count }, (_, index) => {
		let rest = Math.floor(step * (index + 1));
		let key = '';
		for (let place = 0; place < width; place++) {
			key = digits[rest % base] + key;
			rest = Math.floor(rest / base);
		}
		return key + jitter(random);
	});
}

/** For `sort`: by key, then by id. */
export function comparePositions(a: { pos: string; id: string }, b: { pos: string; id: string }): number {
	if (a.pos !== b.pos) return a.pos < b.pos ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Next to the neighbour at an open end, so that appending a thousand times keeps keys short; else anywhere between. */
function between(
	low: number,
	high: number,
	before: string | null,
	upper: string | null,
	random: Random,
): number {
	if (before === null && upper === null) return Math.floor(base / 2);
	if (upper === null) return low + 1;
	if (before === null) return high - 1;
	return low + 1 + Math.floor(random() * (high - low - 1));
}

/** Never ends with the lowest digit: there would be no room before it. */
function jitter(random: Random): string {
	let tail = '';
	for (let index = 0; index < jitterLength - 1; index++) tail += digits[Math.floor(random() * base)];
	return tail + digits[1 + Math.floor(random() * (base - 1))];
}
