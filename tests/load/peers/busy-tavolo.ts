import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { openApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { putSearchText } from '../../../server/storage/search.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { visitor } from '../../../src/domain/person/actor.ts';

const day = 86_400_000;
export const voters = 1_000;
const comments = 5_000;
const proposals = 1_000;
const polls = 100;
/** SQLite takes 32,766 values in one statement. */
const rowsAtOnce = 1_000;

/** A tavolo in which a town has been at work for months: where its pages are, and who may press its buttons. */
export interface BusyTavolo {
	readonly slug: string;
	readonly clauseId: string;
	/** The newest proposals. */
	readonly proposalIds: readonly string[];
	/** Open, with everybody on its list and all but a few of the votes given. */
	readonly pollId: string;
	/** A cookie and an address of their own for each of the voters. */
	headers(person: number): Readonly<Record<string, string>>;
}

/** The Patto educativo of the demonstration with 5,000 comments, 1,000 proposals and 100,000 votes in 100 polls. */
export async function furnishBusyTavolo(folder: string): Promise<BusyTavolo> {
	const app = await openApp(readConfig({ TAVOLO_DATA: folder, TAVOLO_LOG: 'silent' }));
	try {
		await app.draft.catchUp();
		await app.draft.settle();
		const space = (await app.space.readSpace(visitor, 'patto-educativo'))!;
		const clauses = (await app.draft.readText(space.draftId)).clauses;
		const now = Date.now();
		const people = Array.from({ length: voters }, (_, person) => `voter${person}`);
		const token = (person: number) => `tokenofvoter${person}`;
		const ids = Array.from(
			{ length: proposals },
			(_, number) => `proposal${String(number).padStart(8, 'a')}`,
		);
		await app.storage.unitOfWork(async ({ db }) => {
			await many(db, 'person', people, (id) => ({
				id,
				name: `Persona ${id}`,
				email: null,
				email_folded: null,
				password_hash: null,
				locale: 'it',
				text_size: 'normal',
				administrator: 0,
				demonstration: null,
				created_at: now,
			}));
			await many(db, 'session', people, (id, person) => ({
				id: createHash('sha256').update(token(person)).digest('hex'),
				person_id: id,
				expires_at: now + 30 * day,
				created_at: now,
				last_seen_at: now,
				device: '',
			}));
			await many(db, 'space_member', people, (id) => ({
				space_id: space.id,
				person_id: id,
				role: 'citizen',
				organization_id: null,
				created_at: now,
			}));
			const commentIds = Array.from({ length: comments }, (_, number) => `comment${number}`);
			await many(db, 'comment', commentIds, (id, number) => ({
				id,
				space_id: space.id,
				thread_id: id,
				head: 1,
				subject_kind: 'clause',
				subject_id: clauses[number % clauses.length]!.id,
				person_id: people[number % voters]!,
				guest_name: null,
				organization_id: null,
				text: `Commento ${number}: il venerdì è il giorno più difficile, io torno tardi.`,
				at: now - number * 60_000,
				edited_at: null,
				withdrawn_at: null,
				state: 'open',
				state_by: null,
				state_at: null,
			}));
			await many(db, 'comment_anchor', commentIds, (id, number) => {
				const clause = clauses[number % clauses.length]!;
				return {
					comment_id: id,
					draft_id: space.draftId,
					made_in: clause.id,
					whole: 1,
					quote: clause.title,
					clause_id: clause.id,
					start_position: '',
					end_position: '',
					seen_quote: clause.title,
					seen_before: '',
					seen_after: '',
					state: 'found',
					from_offset: 0,
					to_offset: 0,
				};
			});
			await many(db, 'proposal', ids, (id, number) => ({
				id,
				space_id: space.id,
				author_id: people[number % voters]!,
				organization_id: null,
				for_id: null,
				title: `Proposta numero ${number} per gli spazi del pomeriggio`,
				body: 'Due pomeriggi alla settimana, con un adulto sempre presente. '.repeat(8),
				state: 'open',
				support: 0,
				promised_on: null,
				created_at: now - number * 60_000,
				changed_at: now,
			}));
			for (const id of ids)
				await putSearchText(
					db,
					{ spaceId: space.id, kind: 'proposal' },
					{ id, heading: 'spazi del pomeriggio', text: 'due pomeriggi alla settimana' },
				);
			const pollIds = Array.from({ length: polls }, (_, number) => `poll${number}`);
			await many(db, 'poll', pollIds, (id, number) => ({
				id,
				space_id: space.id,
				code: `b${String(number).padStart(5, 'c')}`,
				subject_kind: 'question',
				subject_id: null,
				draft_id: null,
				clause_id: null,
				title: `Domanda numero ${number}`,
				explanation: '',
				method: JSON.stringify({ kind: 'yes-no' }),
				ballot: 'open',
				results: 'live',
				voters: 'members',
				quorum: JSON.stringify({ kind: 'none' }),
				threshold: JSON.stringify({ kind: 'none' }),
				paper: 0,
				opens_at: null,
				closes_at: null,
				state: 'open',
				opened_at: now,
				closed_at: null,
				counted_at: null,
				entitled: voters,
				tally: null,
				wording: null,
				created_by: null,
				created_at: now,
			}));
			for (const pollId of pollIds) {
				await many(db, 'poll_entitled', people, (id) => ({ poll_id: pollId, voter: `p:${id}` }));
				await many(db, 'poll_vote', people, (id) => ({
					poll_id: pollId,
					voter: `p:${id}`,
					choice: 'for',
					wording: '',
					person_id: id,
					at: now,
					asked: '',
				}));
				await db
					.insertInto('poll_urn')
					.values({ poll_id: pollId, wording: '', choice: 'for', votes: voters })
					.execute();
			}
		});
		return {
			slug: space.slug,
			clauseId: clauses[2]!.id,
			proposalIds: ids,
			pollId: 'poll0',
			headers: (person) => ({
				cookie: `tavolo_session=${token(person)}`,
				origin: 'http://127.0.0.1',
				// A town does not sit behind one address.
				'x-forwarded-for': `10.${person >> 16}.${(person >> 8) & 255}.${person & 255}`,
			}),
		};
	} finally {
		await app.close();
	}
}

async function many<Table extends keyof Schema, T>(
	db: Kysely<Schema>,
	table: Table,
	things: readonly T[],
	row: (thing: T, index: number) => object,
): Promise<void> {
	for (let from = 0; from < things.length; from += rowsAtOnce) {
		const some = things.slice(from, from + rowsAtOnce).map((thing, index) => row(thing, from + index));
		await db
			.insertInto(table)
			.values(some as never)
			.execute();
	}
}
