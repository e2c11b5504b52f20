import type { Cookies } from '@sveltejs/kit';
import { readCode } from '#domain/workshop/code.ts';

const path = '/incontro';
/** The secret of one's place in an incontro: a technical cookie of its own, sent to the room and nowhere else. */
const name = (code: string): string => `tavolo_posto_${code}`;
const dayAndAHalf = 36 * 3_600;

export function readSeat(cookies: Cookies, code: string): string | null {
	return cookies.get(name(code)) ?? null;
}

/** `secure` follows the address: on a hall's local network there is no https. */
export function keepSeat(cookies: Cookies, url: URL, code: string, token: string): void {
	cookies.set(name(code), token, {
		path,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: dayAndAHalf,
	});
}

/** From now on this browser has no place in the room; what its person wrote stays there. */
export function forgetSeat(cookies: Cookies, url: URL, code: string): void {
	if (readCode(code) === code) cookies.delete(name(code), { path, secure: url.protocol === 'https:' });
}
