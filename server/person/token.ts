import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link: 160 bits, in letters that survive being copied by hand. */
export function newToken(): string {
	return randomBytes(20).toString('hex');
}

/** What the database knows a secret by: whoever reads the database can use none of them. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
