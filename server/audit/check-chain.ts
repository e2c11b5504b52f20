import { auditHash, beginning, pseudonymOf, type AuditHead, type AuditRow } from './chain.ts';

export interface AuditCheck {
	/** Rows in the order of their numbers. */
	row(row: AuditRow): void;
	/** After the last row. Gives every fault found, in plain words; an empty list when the register is whole. */
	end(
		head: AuditHead | null,
		salts: Iterable<{ readonly person_id: string; readonly salt: Uint8Array }>,
	): readonly string[];
}

/** Enough to know where to look; a broken chain has a fault at every row after it. */
const faultsTold = 20;

/** Follows the register row by row: no gap, no changed word, no row missing at the end, no salt that leads nowhere. */
export function checkChain(): AuditCheck {
	const faults: string[] = [];
	const wrong = (line: string): void => void (faults.length < faultsTold && faults.push(line));
	let last = beginning;
	const spaces = new Set<string>();
	const pseudonyms = new Set<string>();
	return {
		row(row) {
			if (row.seq !== last.seq + 1) wrong(`Register: row ${row.seq} follows row ${last.seq}.`);
			if (!same(row.previous_hash, last.hash)) wrong(`Register: row ${row.seq} does not continue the chain.`);
			if (!same(auditHash(row), row.hash)) wrong(`Register: row ${row.seq} does not match its hash.`);
			last = { seq: row.seq, hash: row.hash };
			spaces.add(row.space_id);
			if (row.pseudonym !== null) pseudonyms.add(row.pseudonym);
		},
		end(head, salts) {
			const { seq, hash } = head ?? beginning;
			if (seq !== last.seq || !same(hash, last.hash))
				wrong(`Register: the rows end at ${last.seq}, the head says ${seq}, or another hash.`);
			for (const { person_id, salt } of salts) {
				const known = [...spaces].some((space) => pseudonyms.has(pseudonymOf(salt, person_id, space)));
				if (!known) wrong('Register: a salt leads to nobody in the rows.');
			}
			return faults;
		},
	};
}

function same(one: Uint8Array, other: Uint8Array): boolean {
	return Buffer.compare(one, other) === 0;
}
