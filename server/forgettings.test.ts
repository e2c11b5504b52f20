import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../tests/support/kit.ts';
import { forgettings } from './forgettings.ts';

let kit: TestKit;
beforeAll(async () => void (kit = await openTestKit()));
afterAll(() => kit.close());

/** Columns called so hold a person, or what is only theirs, unless `aboutNobody` says why not. */
const personal =
	/person|author|voter|owner|holder|name|mail|token|salt|pseudonym|device|password|address|phone|contact|secret|^who$|^by$|_by$|^desk$|^before$|^note$/;

const aboutNobody: Readonly<Record<string, string>> = {
	'amendment.overtaken_by': 'another amendment',
	'amendment.name': 'the title of the amendment',
	'audit_row.pseudonym': 'leads nowhere without the secret, which goes',
	'comment.guest_name': 'somebody without an account: taken back with the words, by whoever holds the key',
	'editorial_change.note': 'why the words were changed, in the register everybody reads',
	'guest_secret.secret': 'of the installation',
	'installation.setup_token_hash': 'the key of the first page',
	'invitation.token_hash': 'the link itself',
	'job_run.name': 'a job',
	'lineage_link.note': 'why a card became a clause',
	'organization.contacts': 'of the body',
	'organization.logo': 'of the body',
	'organization.name': 'of the body',
	'organization.short_name': 'of the body',
	'phase.note': 'of the phase',
	'poll.voters': 'which kind may vote',
	'proposal_attachment.name': 'of a file that was published with the proposal',
	'report.note': 'words about a contribution',
	'schema_migration.name': 'of a migration',
	'workshop_note.who': 'who does the next step, as the room wrote it into its minutes',
};

test('every column that holds a person is in the plan of erasing, or said to hold nobody', async () => {
	const db = kit.storage.read;
	const planned = new Set(
		forgettings.flatMap(({ columns }) =>
			Object.entries(columns).flatMap(([table, treatments]) =>
				Object.keys(treatments).map((column) => `${table}.${column}`),
			),
		),
	);
	/** Tables whose rows go, whatever else stands in them. */
	const going = new Set(
		forgettings.flatMap(({ columns }) =>
			Object.entries(columns).flatMap(([table, treatments]) =>
				Object.values(treatments).includes('row-goes') ? [table] : [],
			),
		),
	);
	const tables = (await db.introspection.getTables()).filter(
		({ name }) => !/^sqlite_|^search_text_/.test(name),
	);
	expect(tables.length).toBeGreaterThan(60);
	const forgotten: string[] = [];
	const seen = new Set<string>();
	for (const { name: table, columns } of tables) {
		const { rows } = await sql<{ from: string; table: string }>`
			select "from", "table" from pragma_foreign_key_list(${table})`.execute(db);
		const referring = new Set(rows.filter((row) => row.table === 'person').map((row) => row.from));
		for (const { name: column } of columns) {
			const place = `${table}.${column}`;
			seen.add(place);
			// The account itself goes whole.
			if (table === 'person' || planned.has(place)) continue;
			const named = personal.test(column) && !(place in aboutNobody) && !going.has(table);
			if (referring.has(column) || named) forgotten.push(place);
		}
	}
	expect(forgotten).toEqual([]);
	expect([...planned, ...Object.keys(aboutNobody)].filter((place) => !seen.has(place))).toEqual([]);
});
