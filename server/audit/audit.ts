import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { auditHash, beginning, pseudonymOf, type AuditHead } from './chain.ts';
import { checkChain } from './check-chain.ts';

export interface AuditEntry {
	readonly spaceId: string;
	/** A participle: 'amendment-accepted', 'poll-closed', 'contribution-hidden'. */
	readonly kind: string;
	/** Null for the server and for guests. */
	readonly by: string | null;
	readonly subject: { readonly kind: string; readonly id: string };
	/** Never personal data: no names, no words somebody wrote about somebody. Nothing here is ever erased. */
	readonly details?: Readonly<Record<string, string | number | boolean | null>>;
	/** Milliseconds since 1970. */
	readonly at: number;
}

const theOne = 1;

/** Adds a row to the register, in the unit of work that stores the fact itself. */
export async function record(unit: UnitOfWork, entry: AuditEntry): Promise<void> {
	const { db } = unit;
	const pseudonym = entry.by === null ? null : await pseudonymIn(db, entry.by, entry.spaceId);
	// Counting up locks the head: two servers on one database wait for each other here.
	await db
		.insertInto('audit_head')
		.values({ id: theOne, ...beginning })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	const head = await db
		.updateTable('audit_head')
		.set((e) => ({ seq: e('seq', '+', 1) }))
		.where('id', '=', theOne)
		.returning(['seq', 'hash'])
		.executeTakeFirstOrThrow();
	const unsigned = {
		seq: head.seq,
		at: entry.at,
		space_id: entry.spaceId,
		kind: entry.kind,
		pseudonym,
		subject_kind: entry.subject.kind,
		subject_id: entry.subject.id,
		details: JSON.stringify(entry.details ?? {}),
		previous_hash: head.hash,
	};
	const row = { ...unsigned, hash: auditHash(unsigned) };
	await db.insertInto('audit_row').values(row).execute();
	await db.updateTable('audit_head').set({ hash: row.hash }).where('id', '=', theOne).execute();
}

/** From now on nobody can tell which rows were this person's, and the chain still holds. */
export async function forgetInAudit(unit: UnitOfWork, personId: string): Promise<void> {
	await unit.db.deleteFrom('audit_salt').where('person_id', '=', personId).execute();
}

/** Lines of the register that were this person's, in every tavolo; without the secret nobody finds them. */
export async function registerOf(
	db: Kysely<Schema>,
	personId: string,
): Promise<readonly { readonly seq: number; readonly at: string; readonly kind: string }[]> {
	const own = await db
		.selectFrom('audit_salt')
		.select('salt')
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (!own) return [];
	const spaces = await db.selectFrom('space').select('id').execute();
	const names = spaces.map(({ id }) => pseudonymOf(own.salt, personId, id));
	const rows = await db
		.selectFrom('audit_row')
		.select(['seq', 'at', 'kind'])
		.where('pseudonym', 'in', [...names, ''])
		.orderBy('seq')
		.execute();
	return rows.map(({ seq, at, kind }) => ({ seq, at: new Date(at).toISOString(), kind }));
}

async function pseudonymIn(db: UnitOfWork['db'], personId: string, spaceId: string): Promise<string> {
	await db
		.insertInto('audit_salt')
		.values({ person_id: personId, salt: randomBytes(32) })
		.onConflict((conflict) => conflict.column('person_id').doNothing())
		.execute();
	const { salt } = await db
		.selectFrom('audit_salt')
		.select('salt')
		.where('person_id', '=', personId)
		.executeTakeFirstOrThrow();
	return pseudonymOf(salt, personId, spaceId);
}

/** Where the chain ends: a number and a hash that anybody may note down, and find again later. */
export async function auditHead(db: Kysely<Schema>): Promise<AuditHead> {
	const row = await db
		.selectFrom('audit_head')
		.select(['seq', 'hash'])
		.where('id', '=', theOne)
		.executeTakeFirst();
	return row ?? beginning;
}

const rowsAtOnce = 1_000;

/** Reads the whole register, a piece at a time. Gives the faults in plain words; none when it is whole. */
export async function verifyAudit(
	db: Kysely<Schema>,
): Promise<{ readonly rows: number; readonly faults: readonly string[] }> {
	const check = checkChain();
	// People go on deciding while this reads: every salt is older than the head, and every row up to it is there.
	const salts = await db.selectFrom('audit_salt').selectAll().execute();
	const head = await auditHead(db);
	let rows = 0;
	let after: number | null = null;
	do {
		const piece = await db
			.selectFrom('audit_row')
			.selectAll()
			.where('seq', '<=', head.seq)
			.$if(after !== null, (query) => query.where('seq', '>', after))
			.orderBy('seq')
			.limit(rowsAtOnce)
			.execute();
		for (const row of piece) check.row(row);
		rows += piece.length;
		after = piece.length < rowsAtOnce ? null : piece.at(-1)!.seq;
	} while (after !== null);
	return { rows, faults: check.end(head, salts) };
}
