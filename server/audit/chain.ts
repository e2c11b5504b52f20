import { createHmac, hash } from 'node:crypto';

/** A row of the register as it is stored. */
export interface AuditRow {
	readonly seq: number;
	readonly at: number;
	readonly space_id: string;
	readonly kind: string;
	readonly pseudonym: string | null;
	readonly subject_kind: string;
	readonly subject_id: string;
	readonly details: string;
	readonly previous_hash: Uint8Array;
	readonly hash: Uint8Array;
}

export interface AuditHead {
	readonly seq: number;
	readonly hash: Uint8Array;
}

/** Before the first row. */
export const beginning: AuditHead = { seq: 0, hash: new Uint8Array(32) };

/**
 * SHA-256 of the previous hash in hex, then every column as JSON writes a list of them: anybody can compute it
 * again with a few lines in any language (docs/register.md).
 */
export function auditHash(row: Omit<AuditRow, 'hash'>): Uint8Array {
	const columns = [
		Buffer.from(row.previous_hash).toString('hex'),
		row.seq,
		row.at,
		row.space_id,
		row.kind,
		row.pseudonym,
		row.subject_kind,
		row.subject_id,
		row.details,
	];
	return hash('sha256', JSON.stringify(columns), 'buffer');
}

/**
 * The name a person has in the register of one tavolo: twenty letters, others in every tavolo, so that nobody can be
 * followed from a public one into a protected one. 100 bits: two people never share one.
 */
export function pseudonymOf(salt: Uint8Array, personId: string, spaceId: string): string {
	const digest = createHmac('sha256', salt)
		.update(JSON.stringify([personId, spaceId]))
		.digest();
	let name = '';
	for (const byte of digest.subarray(0, 20)) name += 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31];
	return name;
}
