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
	/** Lets everybody in the queue finish first. */
	close(): Promise<void>;
}

export interface StorageOptions {
	/** An effect after commit threw: the facts are stored, the others still run. */
	readonly onEffectError?: (error: unknown) => void;
	/** A unit of work held the writer too long. */
	readonly onSlowUnit?: (milliseconds: number) => void;
}
