const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A random id like the server's own: 24 characters of a-z and 2-7 (120 bits). */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(24));
	return Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
}
