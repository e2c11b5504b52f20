/** 24 characters of a-z and 2-7, as the server makes its ids. */
export function newKey(): string {
	const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
	return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => alphabet[byte & 31]).join('');
}
