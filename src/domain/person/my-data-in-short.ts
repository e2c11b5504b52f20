import { dataGroups, type DataGroup, type MyData } from './my-data.ts';

/** What people wrote is shown; of the rest they read how much there is. The file has everything. */
const shownWords = 200;
const lettersShown = 300;

export interface MyDataInShort {
	readonly groups: readonly { readonly group: DataGroup; readonly count: number }[];
	/** Newest first. Words from a protected tavolo are in the file only: somebody else may look at the screen. */
	readonly words: readonly { readonly at: number; readonly text: string }[];
	/** The file holds something of a protected tavolo. */
	readonly guarded: boolean;
}

/** The data of a person as a page tells them. `guarded`: ids of protected tavoli, and of what stands in them. */
export function inShort({ tables }: MyData, guarded: ReadonlySet<unknown>): MyDataInShort {
	const isGuarded = (row: Readonly<Record<string, unknown>>) =>
		[row['space_id'], row['proposal_id'], row['workshop_id']].some((id) => guarded.has(id));
	const words = tables
		.filter(({ group }) => group === 'words')
		.flatMap(({ rows }) => rows)
		.filter((row) => !isGuarded(row))
		.flatMap((row) => {
			const text = wordsOfRow(row);
			const at = row['at'] ?? row['created_at'];
			return text === null || typeof at !== 'string'
				? []
				: [{ at: Date.parse(at), text: text.slice(0, lettersShown) }];
		})
		.sort((one, other) => other.at - one.at);
	const count = (group: DataGroup) =>
		tables.reduce((sum, each) => sum + (each.group === group ? each.rows.length : 0), 0);
	return {
		groups: dataGroups.map((group) => ({ group, count: count(group) })).filter((each) => each.count > 0),
		words: words.slice(0, shownWords),
		guarded: tables.some(({ rows }) => rows.some(isGuarded)),
	};
}

/** Words a row was written with; null when there are none. */
function wordsOfRow(row: Readonly<Record<string, unknown>>): string | null {
	for (const field of ['title', 'text', 'plain', 'note', 'name'])
		if (typeof row[field] === 'string' && row[field] !== '') return row[field];
	return null;
}
