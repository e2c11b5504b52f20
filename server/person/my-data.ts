import { groupOfTable, type MyData } from '#domain/person/my-data.ts';
import { registerOf } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import type { Forgetting } from '../storage/forgetting.ts';
import { rowsAbout, writingsOf, type RowsAbout } from '../storage/rows-about.ts';
import type { Person } from './prove-owner.ts';
import { personById } from './store.ts';

/**
 * What this installation holds of whoever asks (GDPR, art. 15 and 20): the rows that would be treated if they left. So nothing
 * that is erased is left untold, and a new table that is in the one plan is in the other.
 */
export async function myData(kit: Kit, forgettings: readonly Forgetting[], actor: Person): Promise<MyData> {
	const db = kit.storage.read;
	const row = await personById(db, actor.personId);
	const account = row && {
		id: row.id,
		name: row.name,
		email: row.email,
		locale: row.locale,
		text_size: row.text_size,
		administrator: row.administrator === 1,
		created_at: new Date(row.created_at).toISOString(),
	};
	const found: RowsAbout[] = [{ table: 'person', own: true, rows: account ? [account] : [] }];
	const about = { personId: actor.personId, email: row?.email_folded ?? null };
	for (const forgetting of forgettings) found.push(...(await rowsAbout(db, forgetting, about)));
	found.push({ table: 'room_update', own: true, rows: await writingsOf(db, actor.personId) });
	found.push({ table: 'audit_row', own: true, rows: await registerOf(db, actor.personId) });
	return {
		madeAt: new Date(kit.clock()).toISOString(),
		tables: found
			.filter(({ rows }) => rows.length > 0)
			.map(({ table, own, rows }) => ({ group: own ? groupOfTable(table) : 'acts', table, rows })),
	};
}
