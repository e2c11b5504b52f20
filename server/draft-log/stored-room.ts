import type { RoomName } from '#protocol/room-name.ts';
import { LogDamaged, RowsCompacted, type LogRow, type Snapshot, type StoredRoom } from './log.ts';
import { noHash, sameBytes } from './row-hash.ts';
import { snapshotIsWhole, verifyRows } from './verify-rows.ts';

export interface Head {
	readonly seq: number;
	readonly hash: Uint8Array;
}

/**
 * The newest snapshot that can be trusted. A damaged one loses nothing: the one before it and all rows since are
 * still there. Throws LogDamaged when there are snapshots and none is whole.
 */
export function trustedSnapshot(room: RoomName, newestFirst: readonly Snapshot[]): Snapshot | null {
	const snapshot = newestFirst.find(snapshotIsWhole) ?? null;
	if (snapshot === null && newestFirst.length > 0)
		throw new LogDamaged(`No snapshot of ${room} matches its hash.`);
	return snapshot;
}

/** Puts together what was read in one view of the database; throws LogDamaged rather than a wrong text. */
export function storedRoom(
	room: RoomName,
	head: Head | undefined,
	snapshot: Snapshot | null,
	tail: readonly LogRow[],
): StoredRoom {
	const start = snapshot ? { seq: snapshot.seq, hash: snapshot.rowHash } : { seq: 0, hash: noHash };
	verifyRows(tail, start);
	const last = tail.at(-1) ?? start;
	const end = head ?? { seq: 0, hash: noHash };
	if (end.seq !== last.seq || !sameBytes(end.hash, last.hash)) {
		throw new LogDamaged(`The rows of ${room} end at ${last.seq}, its head says ${end.seq}.`);
	}
	return { snapshot, tail, headSeq: end.seq };
}

/** For `rowsAfter`: all that was asked for, whole and chained, or RowsCompacted. */
export function completeRows(
	room: RoomName,
	seq: number,
	limit: number,
	headSeq: number,
	rows: readonly LogRow[],
): readonly LogRow[] {
	if (rows.length !== Math.min(limit, Math.max(0, headSeq - seq))) {
		throw new RowsCompacted(`Rows after ${seq} of ${room} are in a snapshot.`);
	}
	verifyRows(rows, null);
	return rows;
}
