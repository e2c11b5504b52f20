import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export interface UnitOfWork {
	/** The open transaction. Throws when it is used after the unit of work is over. */
	readonly db: Kysely<Schema>;
	/** Mail, live facts and sockets: run once, in order, after COMMIT, never after a rollback. */
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
	/** Rejects with whatever `work` threw, after the rollback. A unit of work inside another is refused. */
	unitOfWork<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T>;
	/** Commits something that means nothing; rejects when nothing can be written. */
	proveWritable(): Promise<void>;
	/** The number of the newest migration applied. */
	migration(): Promise<number>;
	/** Lets everybody in the queue finish first. */
	close(): Promise<void>;
}

export interface StorageOptions {
	/** An effect after commit threw: the facts are stored, the others still run. */
	readonly onEffectError?: (error: unknown) => void;
	/** The engine could not write: a full or broken disk, not a refused fact. */
	readonly onWriteFailure?: (error: unknown) => void;
	/** A unit of work held the writer too long. */
	readonly onSlowUnit?: (milliseconds: number) => void;
}
