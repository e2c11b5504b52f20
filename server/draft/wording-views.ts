import type { UnitOfWork } from '../storage/storage.ts';
import { clauseRows } from './store.ts';

type Db = UnitOfWork['db'];

interface Words {
	readonly title: string;
	readonly html: string;
	readonly plain: string;
}

/** The kept words of clauses as they once stood, by "<clause id> <hash>"; what was never kept is absent. */
export async function knownWordings(
	db: Db,
	draftId: string,
	wanted: readonly { readonly clauseId: string; readonly hash: string }[],
): Promise<ReadonlyMap<string, Words>> {
	const known = new Map<string, Words>();
	const hashes = [...new Set(wanted.map(({ hash }) => hash))];
	for (let from = 0; from < hashes.length; from += 500) {
		const rows = await db
			.selectFrom('wording')
			.select(['clause_id', 'hash', 'title', 'html', 'plain'])
			.where('draft_id', '=', draftId)
			.where('hash', 'in', hashes.slice(from, from + 500))
			.execute();
		for (const { clause_id, hash, ...words } of rows) known.set(`${clause_id} ${hash}`, words);
	}
	return known;
}

/** Every clause that stands now, in the order of the text. `number` is null for a preamble. */
export async function standingText(db: Db, draftId: string) {
	let number = 0;
	return (await clauseRows(db, draftId))
		.filter((row) => !row.archived)
		.map((row) => ({ ...row, number: row.kind === 'clause' ? ++number : null }));
}
