import { checkChain } from '../audit/check-chain.ts';
import type { AuditHead, AuditRow } from '../audit/chain.ts';
import type { SqliteConnection } from '../storage/sqlite-connection.ts';

/** Follows the chain of the register of decisions; `wrong` hears of each fault. Gives the number of rows. */
export function verifyRegister(connection: SqliteConnection, wrong: (line: string) => void): number {
	const check = checkChain();
	let rows = 0;
	for (const row of connection.prepare<[], AuditRow>('select * from audit_row order by seq').iterate()) {
		check.row(row);
		rows++;
	}
	const heads = connection
		.prepare<[], AuditHead & { id: number }>('select id, seq, hash from audit_head')
		.all();
	if (heads.length > 1 || (heads[0] && heads[0].id !== 1)) wrong('Register: there is more than one head.');
	const salts = connection
		.prepare<[], { person_id: string; salt: Uint8Array }>('select person_id, salt from audit_salt')
		.all();
	for (const fault of check.end(heads[0] ?? null, salts)) wrong(fault);
	return rows;
}
