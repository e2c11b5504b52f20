import type { Moderated } from '../moderation/source.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];
type Space = { readonly id: string; readonly slug: string };

/** Proposals that were not taken back, with all their words. */
export async function moderatedProposals(db: Db, space: Space, ids: readonly string[]): Promise<Moderated[]> {
	const rows = await db
		.selectFrom('proposal')
		.leftJoin('person', 'person.id', 'proposal.author_id')
		.select(['proposal.id', 'title', 'body', 'author_id', 'person.name', 'proposal.created_at'])
		.where('space_id', '=', space.id)
		.where('state', '!=', 'withdrawn')
		.where('proposal.id', 'in', [...ids])
		.execute();
	const added = await db
		.selectFrom('proposal_addition')
		.select(['proposal_id', 'text'])
		.where('proposal_id', 'in', [...ids])
		.orderBy('at')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		text: [
			row.title,
			row.body,
			...added.filter(({ proposal_id }) => proposal_id === row.id).map(({ text }) => text),
		].join('\n\n'),
		authorId: row.author_id,
		authorName: row.name,
		at: Number(row.created_at),
		href: `/tavoli/${space.slug}/proposte/${row.id}`,
	}));
}

export async function moderatedArguments(db: Db, space: Space, ids: readonly string[]): Promise<Moderated[]> {
	const rows = await db
		.selectFrom('proposal_argument')
		.innerJoin('proposal', 'proposal.id', 'proposal_argument.proposal_id')
		.leftJoin('person', 'person.id', 'proposal_argument.author_id')
		.select([
			'proposal_argument.id',
			'proposal_id',
			'text',
			'proposal_argument.author_id',
			'person.name',
			'proposal_argument.at',
		])
		.where('proposal.space_id', '=', space.id)
		.where('proposal_argument.id', 'in', [...ids])
		.execute();
	return rows.map((row) => ({
		id: row.id,
		text: row.text,
		authorId: row.author_id,
		authorName: row.name,
		at: Number(row.at),
		href: `/tavoli/${space.slug}/proposte/${row.proposal_id}#arg-${row.id}`,
	}));
}
