import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export interface UnitOfWork {
	/** The open transaction. */
	readonly db: Transaction<Schema> | Kysely<Schema>;
	/** Mail, live facts and sockets: run once, after COMMIT, never after a rollback. */
	afterCommit(effect: () => void): void;
}

/**
 * One writer, one queue. A unit of work holds the writer from BEGIN IMMEDIATE to COMMIT; the log's group commit
 * takes its turn in the same queue. Nothing slow (network, password hashing) may be awaited inside.
 */
export interface Storage {
	readonly engine: 'sqlite' | 'postgres' | 'pglite';
	/** A connection of its own, for reading only. */
	readonly read: Kysely<Schema>;
	unitOfWork<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}
