import { randomBytes } from 'node:crypto';

/** Milliseconds since 1970. Handed to every act, so that tests own the time. */
export type Clock = () => number;
/** A fresh random id: 24 characters of a-z and 2-7 (120 bits). */
export type Ids = () => string;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

export const systemClock: Clock = () => Date.now();

export const randomIds: Ids = () => {
	let id = '';
	for (const byte of randomBytes(24)) id += alphabet[byte & 31];
	return id;
};
