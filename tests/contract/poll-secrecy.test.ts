import Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/person/actor.ts';
import { makeBackup } from '#server/backup/make-backup.ts';
import { castVote } from '#server/poll/cast-vote.ts';
import { closePoll } from '#server/poll/close-poll.ts';
import { createPoll } from '#server/poll/create-poll.ts';
import { startTallyNews } from '#server/poll/tally-news.ts';
import { openTestKit } from '../support/kit.ts';
import { hashOf, one, openPollWorld, pollInput, type PollWorld } from '../support/poll-world.ts';
import { engines } from './engines.ts';

const words = 'Le scuole restano aperte.';
const secret = {
	ballot: 'secret',
	results: 'at-closing',
	subject: { kind: 'clause', clauseId: 'art4' },
} as const;

/** Ids in a row instead of by chance, so that two runs can be laid one over the other. */
function counted(): () => string {
	let next = 0;
	return () => `id-${(next += 1)}`;
}

/** Drawn by chance for the pseudonyms of the register, or the hour of the test: whatever was chosen, they differ. */
const byChance: Readonly<Record<string, readonly string[]>> = {
	audit_salt: ['salt'],
	audit_row: ['pseudonym', 'hash', 'previous_hash'],
	audit_head: ['hash'],
	schema_migration: ['at'],
};

async function tables(db: Kysely<never>, engine: string): Promise<string[]> {
	const { rows } =
		engine === 'sqlite'
			? await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
			: await sql<{
					name: string;
				}>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db);
	return rows.map(({ name }) => name).sort();
}

/** Everything in the database, row by row in the order in which the database keeps it. */
async function everything(world: PollWorld): Promise<Record<string, string[]>> {
	const db = world.kit.storage.read as unknown as Kysely<never>;
	const found: Record<string, string[]> = {};
	for (const name of await tables(db, world.kit.storage.engine)) {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
		found[name] = rows.map((row) => {
			const kept = Object.entries(row).filter(([column]) => !byChance[name]?.includes(column));
			return JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
		});
	}
	return found;
}

describe.each(engines)('a secret ballot on $name', (engine) => {
	/** Six people vote in turn; gives everything anybody could read afterwards: tables, log lines, live facts. */
	async function run(choices: readonly string[]) {
		const opened = await engine.open();
		try {
			const world = await openPollWorld(opened, { ids: counted() });
			const news = startTallyNews(world.kit);
			const luca = await world.person('Luca', 'facilitator');
			const people = await world.people(6, 'citizen');
			const made = await createPoll(world.kit, luca, pollInput({ ...secret, key: 'k' }));
			if (!('pollId' in made)) throw new Error(JSON.stringify(made));
			for (const [index, person] of people.entries()) {
				world.pass(60_000);
				const seen = hashOf(words);
				const choice = one(choices[index]!);
				const cast = await castVote(world.kit, person, { pollId: made.pollId, key: 'v', seen, choice });
				expect(cast).toMatchObject({ changed: false });
			}
			const open = await everything(world);
			await closePoll(world.kit, luca, made.pollId);
			const closed = await everything(world);
			news.close();
			return { open, closed, logged: world.logged, facts: world.facts };
		} finally {
			await opened.close();
		}
	}

	test('two evenings with the same result and other voters behind it leave the very same traces', async () => {
		const one = await run(['for', 'against', 'for', 'abstain', 'against', 'for']);
		const other = await run(['against', 'for', 'abstain', 'for', 'for', 'against']);
		expect(other.open).toEqual(one.open);
		expect(other.closed).toEqual(one.closed);
		expect(other.logged).toEqual(one.logged);
		expect(other.facts).toEqual(one.facts);
	});
});

test('no table of a backup joins a voter to a choice: neither by name, nor by order, nor by row number', async () => {
	const own = await openTestKit();
	const folder = mkdtempSync(join(tmpdir(), 'tavolo-secret-'));
	try {
		const world = await openPollWorld({ storage: own.storage, log: own.draftLog });
		const luca = await world.person('Luca', 'facilitator');
		const people = await world.people(40, 'citizen');
		const made = await createPoll(world.kit, luca, pollInput(secret));
		if (!('pollId' in made)) throw new Error(JSON.stringify(made));
		const lines = ['for', 'against', 'abstain'];
		for (const [index, person] of people.entries()) {
			world.pass(1_000);
			const choice = one(lines[index % 3]!);
			await castVote(world.kit, person, { pollId: made.pollId, key: 'v', seen: hashOf(words), choice });
		}
		const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');
		for (const moment of ['open', 'closed'] as const) {
			if (moment === 'closed') await closePoll(world.kit, luca, made.pollId);
			const file = join(folder, `${moment}.sqlite`);
			makeBackup(own.config.dataFolder, file, 0);
			const backup = new Database(file, { readonly: true });
			const names = backup
				.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
				.all()
				.map(({ name }) => name);
			let naming = 0;
			for (const name of names) {
				for (const row of backup.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]) {
					const values = Object.values(row).map(String);
					const names_ = people.some((person) => values.some((value) => value.includes(idOf(person))));
					const chooses = lines.some((line) =>
						values.some((value) => new RegExp(`(^|["\\s:,])${line}($|["\\s,:])`).test(value)),
					);
					if (names_) naming += 1;
					expect(names_ && chooses, `${moment}: ${name} ${JSON.stringify(row)}`).toBe(false);
				}
			}
			expect(naming).toBeGreaterThan(people.length);
			for (const name of ['poll_urn', 'poll_participation', 'poll_entitled'])
				expect(() => backup.prepare(`select rowid from ${name}`)).toThrow('rowid');
			const list = backup
				.prepare<[], { voter: string }>('select voter from poll_participation')
				.all()
				.map(({ voter }) => voter);
			expect(list).toEqual([...list].sort());
			backup.close();
		}
		expect(world.logged.join()).not.toMatch(/for|against|abstain/);
	} finally {
		await own.close();
		rmSync(folder, { recursive: true, force: true });
	}
});
