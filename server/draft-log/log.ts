import type { RoomName } from '#protocol/room-name.ts';
import type { UnitOfWork } from '../storage/storage.ts';

/** One update as stored. `hash` covers every other field; `previousHash` is 32 zero bytes for the first row of a room. */
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
	/** Copied when handed in: the caller may reuse its buffer. */
	readonly bytes: Uint8Array;
	/** Yjs client ids seen for the first time; they belong to `owner` from this commit on. */
	readonly newClients?: readonly { readonly clientId: number; readonly owner: string }[];
}

export interface Snapshot {
	readonly room: RoomName;
	readonly seq: number;
	/** Hash of the log row `seq`, so that the chain can be checked where rows are gone. */
	readonly rowHash: Uint8Array;
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

/** The bytes on disk are not the bytes that were written. Nothing of the room is served from them. */
export class LogDamaged extends Error {}
/** The rows asked for were replaced by a snapshot: load the room instead. */
export class RowsCompacted extends Error {}
export class LogClosed extends Error {
	constructor() {
		super('The log is closed.');
	}
}

/**
 * The append-only log of Yjs updates. Knows nothing of the product.
 * When `append` resolves, the rows are on disk (group commit per event-loop turn); when it rejects, none of
 * that group is, and the caller must rebuild the room from `load`.
 */
export interface DraftLog {
	append(entry: Entry): Promise<LogRow>;
	/** Inside somebody's unit of work: the text and the facts about it are committed together. */
	appendWithin(unit: UnitOfWork, entry: Entry): Promise<LogRow>;
	/** Verifies the hashes of what it reads: LogDamaged instead of a wrong text. */
	load(room: RoomName): Promise<StoredRoom>;
	/** At most `limit` rows. Throws RowsCompacted when rows after `seq` are no longer there one by one. */
	rowsAfter(room: RoomName, seq: number, limit?: number): Promise<readonly LogRow[]>;
	/**
	 * Everything after `seq`, inside a unit of work that is going to append: nobody else appends to the room until it ends.
	 * Throws RowsCompacted as above.
	 */
	rowsWithin(unit: UnitOfWork, room: RoomName, seq: number): Promise<readonly LogRow[]>;
	headSeq(room: RoomName): Promise<number>;
	/** The newest snapshot that matches its hash, or null. */
	snapshot(room: RoomName): Promise<Snapshot | null>;
	/** Where the newest snapshot ends, 0 when there is none. */
	snapshotSeq(room: RoomName): Promise<number>;
	/** Yjs client id → owner, as committed with the entries. */
	clients(room: RoomName): Promise<ReadonlyMap<number, string>>;
	/**
	 * Stores the state of the room at `seq` (verified by the caller in a fresh document), then deletes the rows that
	 * the snapshot before it covers, some hundreds a turn. The last two snapshots stay, and so do the rows since
	 * the older one, so that a damaged snapshot loses nothing.
	 */
	compact(room: RoomName, seq: number, bytes: Uint8Array): Promise<void>;
	rooms(): Promise<readonly RoomName[]>;
	/** Called after each commit with its rows, `appendWithin` included. Returns the function that ends it. */
	onStored(listener: (rows: readonly LogRow[]) => void): () => void;
	/** Entries handed in and not yet on disk. */
	readonly waiting: number;
	/** Resolves when everything handed in so far is on disk or refused. */
	flush(): Promise<void>;
	/** Flushes, then refuses whatever comes. */
	close(): Promise<void>;
}
