import type { Cookies } from '@sveltejs/kit';

export const sessionCookie = 'tavolo_session';
export const languageCookie = 'tavolo_language';
export const textSizeCookie = 'tavolo_text_size';

const year = 365 * 86_400;

/** Technical cookies only. `secure` follows the address: on a workshop's local network there is no https. */
export function setSessionCookie(
	cookies: Cookies,
	url: URL,
	session: { token: string; expiresAt: Date },
): void {
	cookies.set(sessionCookie, session.token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		expires: session.expiresAt,
	});
}

export function clearSessionCookie(cookies: Cookies, url: URL): void {
	cookies.delete(sessionCookie, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
	});
}

/** For an hour, on this device and on one page: proof that an account was erased. It says nothing of whose it was. */
export const receiptCookie = 'tavolo_ricevuta';
export const receiptPath = '/profilo/cancellato';

export function setReceiptCookie(
	cookies: Cookies,
	url: URL,
	receipt: { readonly at: number; readonly number: string },
): void {
	cookies.set(receiptCookie, `${receipt.at}.${receipt.number}`, {
		path: receiptPath,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: 3_600,
	});
}

export function readReceipt(cookies: Cookies): { readonly at: number; readonly number: string } | null {
	const found = /^(\d{10,15})\.([0-9a-f]{12})$/.exec(cookies.get(receiptCookie) ?? '');
	return found ? { at: Number(found[1]), number: found[2]! } : null;
}

export function setPreferenceCookie(cookies: Cookies, url: URL, name: string, value: string): void {
	cookies.set(name, value, { path: '/', sameSite: 'lax', secure: url.protocol === 'https:', maxAge: year });
}

/** Back to where somebody came from, but never to another site: browsers read `\\` as `/` and leave tabs and line ends out. */
export function safeReturn(path: string | null | undefined, otherwise = '/'): string {
	if (!path || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(path)) return otherwise;
	// `/.//elsewhere` is a path of this site; once it was read and written down again it is another site.
	return URL.parse(path, 'http://here.invalid')?.pathname.startsWith('//') === false ? path : otherwise;
}
