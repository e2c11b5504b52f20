import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createEffects } from './effects.ts';
import { migrate, schemaReached } from './migrate.ts';
import { createNesting } from './nesting.ts';
import type { Schema } from './schema.ts';
import type { Storage, StorageOptions, UnitOfWork } from './storage.ts';
import { createWriterQueue, type WriterQueue } from './writer-queue.ts';

/** What the log beside the storage may touch; rooms see only `Storage`. */
export interface PostgresStorage extends Storage {
	readonly queue: WriterQueue;
	/** A transaction of its own; only for whoever holds the seat. Side by side with other nodes' ones. */
	transaction<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
	/** One view of the database for several reads. */
	consistently<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
	isOpen(unit: UnitOfWork): boolean;
	/** True when the code that asks runs inside an open unit of work: waiting for the writer would last for ever. */
	insideUnit(): boolean;
}

/** Units of work exclude everybody on every node, as SQLite's one writer does; log commits only exclude those. */
const writerLock = 8_217_001;
const bigint = 20;

export async function openPostgres(url: string, options: StorageOptions = {}): Promise<PostgresStorage> {
	const pool = (max: number) =>
		new pg.Pool({
			connectionString: url,
			max,
			types: {
				getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
					oid === bigint
						? Number
						: pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
			},
		});
	const open = (max: number) => new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool(max) }) });
	const writer = open(1);
	const read = open(8);
	return postgresOver('postgres', writer, read, options, async () => {
		await writer.destroy();
		await read.destroy();
	});
}

/** The storage over two ways into the same PostgreSQL: `writer` has one connection, `read` its own. `end` closes both. */
export async function postgresOver(
	engine: 'postgres' | 'pglite',
	writer: Kysely<Schema>,
	read: Kysely<Schema>,
	options: StorageOptions,
	end: () => Promise<void>,
): Promise<PostgresStorage> {
	try {
		await migrate(writer, 'postgres');
	} catch (error) {
		await end();
		throw error;
	}
	const queue = createWriterQueue();
	const nesting = createNesting();
	let closed = false;

	async function run<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
		const effects = createEffects(options.onEffectError);
		const value = await writer.transaction().execute(async (db) => {
			await sql`select pg_advisory_xact_lock(${writerLock})`.execute(db);
			const unit: UnitOfWork = { db: guarded(db, () => nesting.isOpen(unit)), afterCommit: effects.add };
			try {
				return await nesting.run(unit, () => work(unit));
			} finally {
				nesting.end(unit);
			}
		});
		effects.run();
		return value;
	}

	const transaction: PostgresStorage['transaction'] = (work) =>
		writer.transaction().execute(async (db) => {
			await sql`select pg_advisory_xact_lock_shared(${writerLock})`.execute(db);
			return work(db);
		});

	return {
		engine,
		read,
		queue,
		transaction,
		consistently: (reading) =>
			read.transaction().execute(async (db) => {
				await sql`set transaction isolation level repeatable read, read only`.execute(db);
				return reading(db);
			}),
		isOpen: nesting.isOpen,
		insideUnit: nesting.isInside,
		async unitOfWork(work) {
			if (closed) throw new Error('The storage is closed.');
			nesting.refuseInside();
			return queue.take(() => run(work));
		},
		proveWritable: () =>
			queue.take(() =>
				transaction(async (db) => {
					await db
						.insertInto('pulse')
						.values({ id: 1, beats: 1 })
						.onConflict((c) => c.column('id').doUpdateSet((e) => ({ beats: e('pulse.beats', '+', 1) })))
						.execute();
				}),
			),
		migration: () => schemaReached(read),
		async close() {
			if (closed) return;
			closed = true;
			await queue.drained();
			await end();
		},
	};
}

/** The same transaction, refusing once `usable` says no. */
function guarded(db: Kysely<Schema>, usable: () => boolean): Kysely<Schema> {
	return db.withPlugin({
		transformQuery(args) {
			if (!usable()) throw new Error('This unit of work is over: await everything inside it.');
			return args.node;
		},
		transformResult: async (args) => args.result,
	});
}
