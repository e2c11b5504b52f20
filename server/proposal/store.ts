import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];
export type ProposalRow = Selectable<Schema['proposal']>;

export async function proposalIn(db: Db, spaceId: string, id: string): Promise<ProposalRow | null> {
	const row = await db
		.selectFrom('proposal')
		.selectAll()
		.where('space_id', '=', spaceId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row ?? null;
}

export async function proposalById(db: Db, id: string): Promise<ProposalRow | null> {
	return (await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function insertProposal(db: Db, row: Insertable<Schema['proposal']>): Promise<void> {
	await db.insertInto('proposal').values(row).execute();
}

export async function updateProposal(
	db: Db,
	id: string,
	change: Updateable<Schema['proposal']>,
): Promise<void> {
	await db.updateTable('proposal').set(change).where('id', '=', id).execute();
}

/** The number of the step taken. Two people who take the same one at once: the second throws, and nothing is stored. */
export async function insertStep(
	db: Db,
	step: Omit<Insertable<Schema['proposal_step']>, 'number'>,
): Promise<number> {
	const { number } = await db
		.selectFrom('proposal_step')
		.select((e) => e.fn.countAll().as('number'))
		.where('proposal_id', '=', step.proposal_id)
		.executeTakeFirstOrThrow();
	await db
		.insertInto('proposal_step')
		.values({ ...step, number: Number(number) })
		.execute();
	return Number(number);
}

/** False when it was so already: the number of rows and the number shown change together, or not at all. */
export async function setSupport(
	db: Db,
	proposalId: string,
	personId: string,
	on: boolean,
	at: number,
): Promise<boolean> {
	const changed = on
		? (
				await db
					.insertInto('proposal_support')
					.values({ proposal_id: proposalId, person_id: personId, at })
					.onConflict((conflict) => conflict.columns(['proposal_id', 'person_id']).doNothing())
					.executeTakeFirst()
			).numInsertedOrUpdatedRows
		: (
				await db
					.deleteFrom('proposal_support')
					.where('proposal_id', '=', proposalId)
					.where('person_id', '=', personId)
					.executeTakeFirst()
			).numDeletedRows;
	if (!changed) return false;
	await db
		.updateTable('proposal')
		.set((e) => ({ support: e('support', on ? '+' : '-', 1) }))
		.where('id', '=', proposalId)
		.execute();
	return true;
}

export async function setFollow(
	db: Db,
	proposalId: string,
	personId: string,
	on: boolean,
	at: number,
): Promise<void> {
	if (on) {
		await db
			.insertInto('proposal_follow')
			.values({ proposal_id: proposalId, person_id: personId, at })
			.onConflict((conflict) => conflict.columns(['proposal_id', 'person_id']).doNothing())
			.execute();
	} else {
		await db
			.deleteFrom('proposal_follow')
			.where('proposal_id', '=', proposalId)
			.where('person_id', '=', personId)
			.execute();
	}
}

export async function peopleOf(
	db: Db,
	table: 'proposal_support' | 'proposal_follow',
	proposalId: string,
): Promise<string[]> {
	const rows = await db.selectFrom(table).select('person_id').where('proposal_id', '=', proposalId).execute();
	return rows.map((row) => row.person_id);
}

export async function insertAddition(db: Db, row: Insertable<Schema['proposal_addition']>): Promise<void> {
	await db.insertInto('proposal_addition').values(row).execute();
}

export const additionsOf = (db: Db, proposalId: string) =>
	db
		.selectFrom('proposal_addition')
		.select(['id', 'text', 'at'])
		.where('proposal_id', '=', proposalId)
		.orderBy('at')
		.orderBy('id')
		.execute();

export async function insertArgument(db: Db, row: Insertable<Schema['proposal_argument']>): Promise<void> {
	await db.insertInto('proposal_argument').values(row).execute();
}

export async function argumentIn(db: Db, proposalId: string, id: string) {
	const row = await db
		.selectFrom('proposal_argument')
		.selectAll()
		.where('proposal_id', '=', proposalId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row ?? null;
}

/** What a person said for and against, in every tavolo. */
export function argumentsBy(
	db: Db,
	personId: string,
): Promise<{ readonly id: string; readonly proposal_id: string }[]> {
	return db
		.selectFrom('proposal_argument')
		.select(['id', 'proposal_id'])
		.where('author_id', '=', personId)
		.execute();
}

/** Whoever stood behind it goes with it. */
export async function deleteArgument(db: Db, id: string): Promise<void> {
	await db.deleteFrom('argument_support').where('argument_id', '=', id).execute();
	await db.deleteFrom('proposal_argument').where('id', '=', id).execute();
}

export async function countArguments(
	db: Db,
	proposalId: string,
	whose: { readonly of: string } | { readonly notOf: string | null },
): Promise<number> {
	let query = db
		.selectFrom('proposal_argument')
		.select((e) => e.fn.countAll().as('n'))
		.where('proposal_id', '=', proposalId);
	if ('of' in whose) query = query.where('author_id', '=', whose.of);
	else if (whose.notOf !== null) {
		const author = whose.notOf;
		query = query.where((is) => is.or([is('author_id', '!=', author), is('author_id', 'is', null)]));
	}
	return Number((await query.executeTakeFirst())?.n ?? 0);
}

export async function setArgumentSupport(
	db: Db,
	argumentId: string,
	personId: string,
	on: boolean,
	at: number,
): Promise<boolean> {
	const changed = on
		? (
				await db
					.insertInto('argument_support')
					.values({ argument_id: argumentId, person_id: personId, at })
					.onConflict((conflict) => conflict.columns(['argument_id', 'person_id']).doNothing())
					.executeTakeFirst()
			).numInsertedOrUpdatedRows
		: (
				await db
					.deleteFrom('argument_support')
					.where('argument_id', '=', argumentId)
					.where('person_id', '=', personId)
					.executeTakeFirst()
			).numDeletedRows;
	if (!changed) return false;
	await db
		.updateTable('proposal_argument')
		.set((e) => ({ support: e('support', on ? '+' : '-', 1) }))
		.where('id', '=', argumentId)
		.execute();
	return true;
}

export async function insertAttachment(
	db: Db,
	row: Insertable<Schema['proposal_attachment']>,
): Promise<void> {
	await db.insertInto('proposal_attachment').values(row).execute();
}

/** Everything but the bytes, which only their own address needs. */
export const attachmentsOf = (db: Db, proposalId: string) =>
	db
		.selectFrom('proposal_attachment')
		.select(['id', 'place', 'name', 'kind', 'size', 'at'])
		.where('proposal_id', '=', proposalId)
		.orderBy('place')
		.execute();

export const attachmentWithBytes = (db: Db, proposalId: string, id: string) =>
	db
		.selectFrom('proposal_attachment')
		.select(['name', 'kind', 'bytes'])
		.where('proposal_id', '=', proposalId)
		.where('id', '=', id)
		.executeTakeFirst();

export async function deleteAttachments(db: Db, proposalId: string, id?: string): Promise<number> {
	let query = db.deleteFrom('proposal_attachment').where('proposal_id', '=', proposalId);
	if (id !== undefined) query = query.where('id', '=', id);
	return Number((await query.executeTakeFirst()).numDeletedRows);
}

export async function deleteAdditions(db: Db, proposalId: string): Promise<void> {
	await db.deleteFrom('proposal_addition').where('proposal_id', '=', proposalId).execute();
}

/** What changes when somebody does something with a proposal, as everybody may see it. */
export async function publicCounts(db: Db, proposalId: string) {
	const proposal = await db
		.selectFrom('proposal')
		.select(['space_id', 'state', 'support'])
		.where('id', '=', proposalId)
		.executeTakeFirstOrThrow();
	const said = await db
		.selectFrom('proposal_argument')
		.select(['id', 'side', 'support'])
		.where('proposal_id', '=', proposalId)
		.execute();
	return { ...proposal, arguments: said };
}
