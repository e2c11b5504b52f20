/**
 * Places in a list, as jittered fractional keys: base-62 fractions compared as plain strings (`<`), never by locale.
 * Two people putting something in the same gap get different keys nearly always; when they don't, the id decides
 * (`comparePositions`), and whoever inserts between equal keys re-keys the list first (`spreadPositions`).
 */
export type Random = () => number;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = 62n;
/** Digits of a fresh key: room for a hundred thousand appends before keys get longer. */
const width = 6;
/** Average distance of an append from its neighbour, in units of the last of `width` digits. */
const stride = 62 ** 3;
/** A gap narrower than this is looked at with two more digits, so that the jitter has something to choose from. */
const enoughRoom = 4096n;
/** A hostile key may be of any length; what lies beyond this is not looked at. */
const longestRead = 200;
/** Keys longer than this are due for re-keying. */
export const longestPosition = 60;

export function needsRekey(key: string): boolean {
	return key.length > longestPosition;
}

/** A well-formed key: base-62 digits, not ending in zero (so that string order is number order). */
export function isPosition(key: unknown): key is string {
	return typeof key === 'string' && key.length <= longestRead && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key);
}

/** Order by key, then by id: the same on every replica, also with equal keys. */
export function comparePositions(
	a: { readonly pos: string; readonly id: string },
	b: { readonly pos: string; readonly id: string },
): number {
	if (a.pos !== b.pos) return a.pos < b.pos ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * A key between `after` and `before` (null: the end of the list on that side). Never throws: for keys that are equal
 * or the wrong way round it answers a key right after `after`, and the caller sees that there was no gap.
 */
export function positionBetween(
	after: string | null,
	before: string | null,
	random: Random = Math.random,
): string {
	const low = after === null ? '' : after.slice(0, longestRead);
	if (before !== null && low >= before) return rightAfter(low, random);
	const high = before?.slice(0, longestRead) ?? null;
	const deepest = Math.max(low.length, high?.length ?? 0) + 4;
	for (let length = width; length <= deepest; length += 2) {
		const from = numberOf(low, length);
		const to = high === null ? base ** BigInt(length) : numberOf(high, length);
		if (to - from - 1n >= enoughRoom) return keyOf(choose(from, to, after, before, length, random), length);
	}
	return rightAfter(low, random);
}

/** `count` fresh keys, in order and far apart. */
export function spreadPositions(count: number, random: Random = Math.random): string[] {
	const step = base ** BigInt(width) / BigInt(count + 1);
	const keys: string[] = [];
	for (let index = 1; index <= count; index++) {
		const jitter = (step * BigInt(Math.floor(random() * 512))) / 1024n;
		keys.push(keyOf(step * BigInt(index) + jitter, width));
	}
	return keys;
}

function choose(
	from: bigint,
	to: bigint,
	after: string | null,
	before: string | null,
	length: number,
	random: Random,
): bigint {
	const gap = to - from;
	if ((after === null) !== (before === null)) {
		// At an end of the list the key steps on by a stride instead of halving what is left.
		const unit = base ** BigInt(length - width);
		const step = BigInt(Math.floor(stride * (0.5 + random()))) * unit;
		if (step < gap / 4n) return before === null ? from + step : to - step;
	}
	// Somewhere in the middle half of the gap.
	const quarter = gap / 4n;
	const jitter = (gap * BigInt(Math.floor(random() * 2 ** 30))) / 2n ** 31n;
	const chosen = from + quarter + jitter;
	return chosen <= from ? from + 1n : chosen >= to ? to - 1n : chosen;
}

function rightAfter(key: string, random: Random): string {
	const length = key.length + 4;
	return keyOf(numberOf(key, length) + 1n + BigInt(Math.floor(random() * (62 ** 4 - 2))), length);
}

/** The first `length` digits as a whole number; characters outside the alphabet count as the digit below them. */
function numberOf(key: string, length: number): bigint {
	let number = 0n;
	for (let index = 0; index < length; index++) {
		number = number * base + BigInt(index < key.length ? digitOf(key.charCodeAt(index)) : 0);
	}
	return number;
}

function digitOf(code: number): number {
	if (code < 48) return 0;
	if (code <= 57) return code - 48;
	if (code < 65) return 9;
	if (code <= 90) return code - 55;
	if (code < 97) return 35;
	return code <= 122 ? code - 61 : 61;
}

function keyOf(number: bigint, length: number): string {
	let key = '';
	let rest = number;
	for (let index = 0; index < length; index++) {
		key = digits[Number(rest % base)] + key;
		rest /= base;
	}
	return key.replace(/0+$/, '');
}
