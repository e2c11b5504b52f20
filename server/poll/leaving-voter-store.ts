import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];

const voterTables = [
	'poll_entitled',
	'poll_vote',
	'poll_participation',
	'poll_paper',
	'poll_settlement',
] as const;

/** Every poll this voter stands in, anywhere. */
export async function pollsOfVoter(db: Db, voter: string): Promise<readonly string[]> {
	const found = new Set<string>();
	for (const table of voterTables) {
		const rows = await db.selectFrom(table).select('poll_id').where('voter', '=', voter).execute();
		for (const { poll_id } of rows) found.add(poll_id);
	}
	return [...found];
}

/** The voter is called otherwise in this poll from now on, and by no name on its sheets. */
export async function renameVoter(db: Db, pollId: string, voter: string, anew: string): Promise<void> {
	for (const table of voterTables)
		await db
			.updateTable(table)
			.set(table === 'poll_paper' ? { voter: anew, voter_name: '' } : { voter: anew })
			.where('poll_id', '=', pollId)
			.where('voter', '=', voter)
			.execute();
}
