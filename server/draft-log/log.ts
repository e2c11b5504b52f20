import type { RoomName } from '#protocol/room-name.ts';
import type { UnitOfWork } from '../storage/storage.ts';

/** One update as stored. Hashes are SHA-256; `previousHash` is 32 zero bytes for the first row of a room. */
export interface LogRow {
	readonly room: RoomName;
	/** 1, 2, 3 … without gaps, per room. */
	readonly seq: number;
	/** Null when the server itself wrote (a template, a card carried into the draft by an automatic act). */
	readonly personId: string | null;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly previousHash: Uint8Array;
	readonly hash: Uint8Array;
	readonly bytes: Uint8Array;
}

export interface Entry {
	readonly room: RoomName;
	readonly personId: string | null;
	readonly bytes: Uint8Array;
}

export interface Snapshot {
	readonly room: RoomName;
	readonly seq: number;
	readonly at: number;
	readonly hash: Uint8Array;
	readonly bytes: Uint8Array;
}

/** Snapshot (or null) and every row after it, in order: together the whole text of the room. */
export interface StoredRoom {
	readonly snapshot: Snapshot | null;
	readonly tail: readonly LogRow[];
	/** 0 when the room is empty. */
	readonly headSeq: number;
}

/**
 * The append-only log of Yjs updates. Knows nothing of the product.
 * When `append` resolves, the rows are on disk (group commit); when it rejects, none is.
 */
export interface DraftLog {
	append(entry: Entry): Promise<LogRow>;
	/** Inside somebody's unit of work: the text and the facts about it are committed together. */
	appendWithin(unit: UnitOfWork, entry: Entry): Promise<LogRow>;
	load(room: RoomName): Promise<StoredRoom>;
	rowsAfter(room: RoomName, seq: number): Promise<readonly LogRow[]>;
	headSeq(room: RoomName): Promise<number>;
	/** Replaces the rows up to `seq` by the snapshot, in one transaction; keeps the last two snapshots. */
	compact(room: RoomName, seq: number, bytes: Uint8Array): Promise<void>;
	rooms(): Promise<readonly RoomName[]>;
	/** Resolves when everything handed in so far is on disk. */
	flush(): Promise<void>;
}
