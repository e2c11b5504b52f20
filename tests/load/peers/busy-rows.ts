import type { Kysely } from 'kysely';
import type { App } from '../../../server/app.ts';
import { putSearchText } from '../../../server/storage/search.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { makeAnchor } from '../../../src/protocol/draft/anchor.ts';
import { anchorText } from '../../../src/protocol/draft/anchor-text.ts';

type Db = Kysely<Schema>;

/** SQLite takes 32,766 values in one statement. */
const rowsAtOnce = 1_000;

export async function many<Table extends keyof Schema, T>(
	db: Db,
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

export const person = (id: string, now: number) => ({
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
});

/** A tavolo with this text, like one of the demonstration in everything else, in which nobody has said anything. */
export async function foundTavolo(
	app: App,
	id: string,
	like: string,
	text: readonly Uint8Array[],
): Promise<{ readonly id: string; readonly slug: string; readonly draftId: string }> {
	const draftId = `${id}draft`;
	await app.storage.unitOfWork(async (unit) => {
		const { db } = unit;
		const space = await db.selectFrom('space').selectAll().where('id', '=', like).executeTakeFirstOrThrow();
		await db
			.insertInto('space')
			.values({ ...space, id, slug: id })
			.execute();
		const phases = await db.selectFrom('phase').selectAll().where('space_id', '=', like).execute();
		await many(db, 'phase', phases, (phase) => ({ ...phase, space_id: id }));
		const made = { space_id: id, title: space.title, created_at: space.created_at };
		await db
			.insertInto('board')
			.values({ id: `${id}board`, ...made })
			.execute();
		await db
			.insertInto('draft')
			.values({ id: draftId, kind: space.template, ...made })
			.execute();
		for (const bytes of text)
			await app.draftLog.appendWithin(unit, { room: `draft:${draftId}`, personId: null, bytes });
	});
	await app.draft.settle();
	return { id, slug: id, draftId };
}

/** Threads with their passages in the live text: every third word of a clause begins one, two to nine words long. */
export async function putComments(
	app: App,
	space: { readonly id: string; readonly draftId: string },
	clauseOf: readonly string[],
	people: readonly string[],
	now: number,
): Promise<void> {
	const anchors = await app.draft.look(space.draftId, (doc) => {
		const text = anchorText(doc);
		return clauseOf.map((clauseId, number) => {
			const { words } = text.clause(clauseId)!;
			const starts = [...words.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
			const first = (number * 3) % Math.max(1, starts.length - 9);
			const to = starts[Math.min(starts.length - 1, first + 2 + (number % 8))]!;
			const placed = makeAnchor(text, clauseId, starts[first]!, to);
			if (placed?.state !== 'found') throw new Error(`no passage in ${clauseId}`);
			return placed;
		});
	});
	const ids = clauseOf.map((_, number) => `comment${number}`);
	await app.storage.unitOfWork(async ({ db }) => {
		await many(db, 'comment', ids, (id, number) => ({
			id,
			space_id: space.id,
			thread_id: id,
			head: 1,
			subject_kind: 'clause',
			subject_id: clauseOf[number]!,
			person_id: people[number % people.length]!,
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
		await many(db, 'comment_anchor', ids, (id, number) => {
			const { anchor, from, to, clauseId } = anchors[number]!;
			return {
				comment_id: id,
				draft_id: space.draftId,
				made_in: clauseId,
				whole: 0,
				quote: anchor.quote,
				clause_id: clauseId,
				start_position: anchor.start,
				end_position: anchor.end,
				seen_quote: anchor.seen.quote,
				seen_before: anchor.seen.before,
				seen_after: anchor.seen.after,
				state: 'found',
				from_offset: from,
				to_offset: to,
			};
		});
	});
}

export async function putProposals(
	db: Db,
	spaceId: string,
	ids: readonly string[],
	people: readonly string[],
	now: number,
): Promise<void> {
	await many(db, 'proposal', ids, (id, number) => ({
		id,
		space_id: spaceId,
		author_id: people[number % people.length]!,
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
			{ spaceId, kind: 'proposal' },
			{ id, heading: 'spazi del pomeriggio', text: 'due pomeriggi alla settimana' },
		);
}

/** An open poll in which all these people have voted, as the acts would have written it: list of voters, votes and urn. */
export async function putPoll(
	db: Db,
	spaceId: string,
	poll: { readonly id: string; readonly code: string; readonly title: string },
	people: readonly string[],
	now: number,
): Promise<void> {
	await db
		.insertInto('poll')
		.values({
			...poll,
			space_id: spaceId,
			subject_kind: 'question',
			subject_id: null,
			draft_id: null,
			clause_id: null,
			explanation: '',
			method: JSON.stringify({ kind: 'yes-no' }),
			ballot: 'open',
			results: 'at-once',
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
			entitled: people.length,
			tally: null,
			wording: null,
			created_by: null,
			created_at: now,
		})
		.execute();
	await many(db, 'poll_entitled', people, (id) => ({ poll_id: poll.id, voter: `p:${id}` }));
	await many(db, 'poll_vote', people, (id) => ({
		poll_id: poll.id,
		voter: `p:${id}`,
		choice: 'for',
		wording: '',
		person_id: id,
		at: now,
		asked: '',
	}));
	await db
		.insertInto('poll_urn')
		.values({ poll_id: poll.id, wording: '', choice: 'for', votes: people.length })
		.execute();
}
