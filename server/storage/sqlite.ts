import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { createCheckpoints } from './checkpoints.ts';
import { createEffects } from './effects.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate, schemaReached } from './migrate.ts';
import { createNesting } from './nesting.ts';
import type { Schema } from './schema.ts';
import { connectSqlite, type SqliteConnection } from './sqlite-connection.ts';
import type { Storage, StorageOptions, UnitOfWork } from './storage.ts';
import { createWriterQueue, type WriterQueue } from './writer-queue.ts';

/** What the engines beside the storage (log, backup) may touch; rooms see only `Storage`. */
export interface SqliteStorage extends Storage {
	readonly engine: 'sqlite';
	readonly file: string;
	readonly writer: SqliteConnection;
	readonly reader: SqliteConnection;
	readonly queue: WriterQueue;
	/** Runs synchronously inside a transaction of its own; only for whoever holds the seat. */
	transaction<T>(work: () => T): T;
	/** False once the unit of work has been committed or rolled back. */
	isOpen(unit: UnitOfWork): boolean;
	/** True when the code that asks runs inside an open unit of work: waiting for the writer would last for ever. */
	insideUnit(): boolean;
}

const databaseFile = 'tavolo.sqlite';
/** A unit of work that holds the writer longer than this is a bug worth a line in the log. */
const slowUnitMs = 1_000;
/** Statements whose text grows with what is asked for must not stay for ever. */
const statementsKept = 500;
const busyPausesMs = [5, 20, 50, 100, 200, 400, 800];

export async function openSqlite(folder: string, options: StorageOptions = {}): Promise<SqliteStorage> {
	mkdirSync(folder, { recursive: true });
	const lock = lockFolder(folder);
	const file = join(folder, databaseFile);
	let writer: SqliteConnection | null = null;
	try {
		writer = connectSqlite(file);
		const migrating = writer;
		const dialect = dialectOver((text) => migrating.prepare(text));
		await migrate(new Kysely<Schema>({ dialect }), 'sqlite');
		return storageOver(file, writer, options, () => lock.release());
	} catch (error) {
		writer?.close();
		lock.release();
		throw error;
	}
}

function storageOver(
	file: string,
	writer: SqliteConnection,
	options: StorageOptions,
	release: () => void,
): SqliteStorage {
	const reader = connectSqlite(file, { readingOnly: true });
	const read = new Kysely<Schema>({ dialect: dialectOver(keptStatements(reader)) });
	const prepareWrite = keptStatements(writer);
	const queue = createWriterQueue();
	const checkpoints = createCheckpoints(file, writer, reader);
	const beat = writer.prepare(
		'insert into pulse (id, beats) values (1, 1) on conflict (id) do update set beats = beats + 1',
	);
	const nesting = createNesting();
	let closed = false;

	function rollback(): void {
		if (writer.inTransaction) writer.exec('rollback');
	}

	function report(error: unknown): void {
		if (isWriteFailure(error)) options.onWriteFailure?.(error);
	}

	// Prepared once: on the log's way these two run for every keystroke.
	const beginImmediate = writer.prepare('begin immediate');
	const commit = writer.prepare('commit');

	function transaction<T>(work: () => T): T {
		beginImmediate.run();
		try {
			const value = work();
			commit.run();
			checkpoints.committed();
			return value;
		} catch (error) {
			rollback();
			report(error);
			throw error;
		}
	}

	/** Somebody outside (an operator with the sqlite3 shell) may hold the file for a moment: wait without blocking. */
	async function begin(): Promise<void> {
		for (const pause of busyPausesMs) {
			try {
				beginImmediate.run();
				return;
			} catch (error) {
				if (!isBusy(error)) throw error;
				await new Promise((resolve) => setTimeout(resolve, pause));
			}
		}
		beginImmediate.run();
	}

	async function run<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
		const effects = createEffects(options.onEffectError);
		const unit: UnitOfWork = {
			db: new Kysely<Schema>({ dialect: dialectOver(prepareWrite, () => nesting.isOpen(unit)) }),
			afterCommit: effects.add,
		};
		await begin();
		const started = performance.now();
		let value: T;
		try {
			value = await nesting.run(unit, () => work(unit));
			commit.run();
			checkpoints.committed();
		} catch (error) {
			rollback();
			report(error);
			throw error;
		} finally {
			nesting.end(unit);
			const held = performance.now() - started;
			if (held > slowUnitMs) options.onSlowUnit?.(held);
		}
		effects.run();
		return value;
	}

	return {
		engine: 'sqlite',
		file,
		writer,
		reader,
		read,
		queue,
		transaction,
		isOpen: nesting.isOpen,
		insideUnit: nesting.isInside,
		async unitOfWork(work) {
			if (closed) throw new Error('The storage is closed.');
			nesting.refuseInside();
			return queue.take(() => run(work));
		},
		proveWritable: () =>
			queue.take(() =>
				transaction(() => {
					beat.run();
				}),
			),
		migration: () => schemaReached(read),
		async close() {
			if (closed) return;
			closed = true;
			await queue.drained();
			await checkpoints.close();
			reader.close();
			writer.pragma('wal_checkpoint(TRUNCATE)');
			writer.close();
			release();
		},
	};
}

type Prepare = (text: string) => Statement;

/** Preparing costs as much as asking, and the same few hundred questions are asked all day. */
function keptStatements(connection: SqliteConnection): Prepare {
	const kept = new Map<string, Statement>();
	return (text) => {
		let statement = kept.get(text);
		if (!statement) {
			if (kept.size >= statementsKept) kept.clear();
			kept.set(text, (statement = connection.prepare(text)));
		}
		return statement;
	};
}

/** Kysely over a connection that stays ours; refuses once `usable` says no. */
function dialectOver(prepare: Prepare, usable: () => boolean = () => true): SqliteDialect {
	return new SqliteDialect({
		database: {
			close: () => undefined,
			prepare(text) {
				if (!usable()) throw new Error('This unit of work is over: await everything inside it.');
				return prepare(text);
			},
		},
	});
}

export function isBusy(error: unknown): boolean {
	const code = (error as { code?: unknown } | null)?.code;
	return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}

const writeFailures = [
	'SQLITE_FULL',
	'SQLITE_IOERR',
	'SQLITE_READONLY',
	'SQLITE_CANTOPEN',
	'SQLITE_CORRUPT',
	'SQLITE_NOTADB',
];

/** The disk's fault, not the fact's. */
export function isWriteFailure(error: unknown): boolean {
	const code = (error as { code?: unknown } | null)?.code;
	return typeof code === 'string' && writeFailures.some((one) => code.startsWith(one));
}
