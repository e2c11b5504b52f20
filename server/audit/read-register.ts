import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import { auditHead } from './audit.ts';

export interface RegisterRow {
	readonly seq: number;
	readonly at: number;
	readonly kind: string;
	readonly pseudonym: string | null;
	readonly subjectKind: string;
	readonly subjectId: string;
	readonly details: Readonly<Record<string, unknown>>;
	/** Hex. */
	readonly hash: string;
}

export interface RegisterPage {
	/** Newest first. */
	readonly rows: readonly RegisterRow[];
	/** For the next page: give it back as `before`; null at the end. */
	readonly more: number | null;
	/** Where the chain of the whole installation ends now: a number, and a hash in hex. */
	readonly head: { readonly seq: number; readonly hash: string };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The rows of one tavolo. */
export async function readRegister(
	db: Kysely<Schema>,
	spaceId: string,
	asked: {
		readonly before: number | null;
		readonly limit: number;
		/** Kinds that are left out. */
		readonly without: readonly string[];
	},
): Promise<RegisterPage> {
	const rows = await db
		.selectFrom('audit_row')
		.select(['seq', 'at', 'kind', 'pseudonym', 'subject_kind', 'subject_id', 'details', 'hash'])
		.where('space_id', '=', spaceId)
		.$if(asked.without.length > 0, (query) => query.where('kind', 'not in', [...asked.without]))
		.$if(asked.before !== null, (query) => query.where('seq', '<', asked.before))
		.orderBy('seq', 'desc')
		.limit(asked.limit + 1)
		.execute();
	const shown = rows.slice(0, asked.limit);
	const head = await auditHead(db);
	return {
		rows: shown.map((row) => ({
			seq: row.seq,
			at: row.at,
			kind: row.kind,
			pseudonym: row.pseudonym,
			subjectKind: row.subject_kind,
			subjectId: row.subject_id,
			details: JSON.parse(row.details) as Record<string, unknown>,
			hash: hex(row.hash),
		})),
		more: rows.length > asked.limit ? shown.at(-1)!.seq : null,
		head: { seq: head.seq, hash: hex(head.hash) },
	};
}
