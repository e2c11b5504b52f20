import { PGlite } from '@electric-sql/pglite';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DraftLog } from '#server/draft-log/log.ts';
import { createPostgresLog } from '#server/draft-log/postgres-log.ts';
import { createSqliteLog } from '#server/draft-log/sqlite-log.ts';
import { openPglite } from '#server/storage/pglite.ts';
import { openPostgres } from '#server/storage/postgres.ts';
import { openSqlite } from '#server/storage/sqlite.ts';
import type { Storage, StorageOptions } from '#server/storage/storage.ts';

interface Opened {
	readonly storage: Storage;
	readonly log: DraftLog;
}

export interface OpenEngine extends Opened {
	/** Closes and opens the same data again, as a restart does. */
	reopen(): Promise<OpenEngine>;
	/** A second node on the same data; only where many nodes are possible. */
	beside(): Promise<OpenEngine>;
	/** Closes and forgets the data. */
	close(): Promise<void>;
}

export interface Engine {
	readonly name: 'SQLite' | 'PGlite' | 'PostgreSQL';
	/** Several servers may work on the same data. */
	readonly manyNodes: boolean;
	open(options?: StorageOptions): Promise<OpenEngine>;
}

const beginning = 1_750_000_000_000;
/** The time of the contract tests; a test moves it. */
export const clock = { beginning, now: beginning };
const time = (): number => clock.now;

async function opened(open: () => Promise<Opened>, forget: () => Promise<void>): Promise<OpenEngine> {
	const { storage, log } = await open();
	async function end(): Promise<void> {
		await log.close();
		await storage.close();
	}
	return {
		storage,
		log,
		async reopen() {
			await end();
			return opened(open, forget);
		},
		beside: () => opened(open, async () => undefined),
		async close() {
			await end();
			await forget();
		},
	};
}

const sqlite: Engine = {
	name: 'SQLite',
	manyNodes: false,
	async open(options) {
		const folder = mkdtempSync(join(tmpdir(), 'tavolo-contract-'));
		return opened(
			async () => {
				const storage = await openSqlite(folder, options);
				return { storage, log: createSqliteLog(storage, time) };
			},
			async () => rmSync(folder, { recursive: true, force: true }),
		);
	},
};

let instance: PGlite | null = null;

/** Faster than migrating anew for every test. */
async function empty(here: PGlite): Promise<void> {
	const { rows } = await here.query<{ name: string }>(
		"select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'",
	);
	const names = rows.map((row) => `"${row.name}"`).join(', ');
	if (names !== '') await here.exec(`truncate ${names} restart identity cascade`);
}

const pglite: Engine = {
	name: 'PGlite',
	manyNodes: false,
	async open(options) {
		const here = (instance ??= await PGlite.create());
		await empty(here);
		return opened(
			async () => {
				const storage = await openPglite(here, options);
				return { storage, log: createPostgresLog(storage, time) };
			},
			async () => undefined,
		);
	},
};

async function once(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

const postgres = (base: string): Engine => ({
	name: 'PostgreSQL',
	manyNodes: true,
	async open(options) {
		const schema = `tavolo_contract_${randomBytes(6).toString('hex')}`;
		const url = new URL(base);
		url.searchParams.set('options', `-c search_path=${schema}`);
		await once(base, `create schema ${schema}`);
		return opened(
			async () => {
				const storage = await openPostgres(url.href, options);
				return { storage, log: createPostgresLog(storage, time) };
			},
			() => once(base, `drop schema ${schema} cascade`),
		);
	},
});

const serverUrl = process.env.TEST_POSTGRES_URL;

export const engines: readonly Engine[] = [sqlite, pglite, ...(serverUrl ? [postgres(serverUrl)] : [])];

/** Said aloud in every run, so that nobody takes silence for a pass. */
export const enginesThatRan =
	`Engines that ran: ${engines.map((engine) => engine.name).join(', ')}.` +
	(serverUrl ? '' : ' PostgreSQL did not: set TEST_POSTGRES_URL to try it.');
