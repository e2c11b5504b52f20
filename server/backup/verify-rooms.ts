import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import type { RoomName } from '#protocol/room-name.ts';
import type { Snapshot } from '../draft-log/log.ts';
import { noHash, sameBytes } from '../draft-log/row-hash.ts';
import { sqliteLogReader } from '../draft-log/sqlite-log-statements.ts';
import { snapshotIsWhole, verifyRows } from '../draft-log/verify-rows.ts';
import type { SqliteConnection } from '../storage/sqlite-connection.ts';

export interface RoomCounts {
	readonly rooms: number;
	readonly updates: number;
	readonly snapshots: number;
}

/** Hashes, chain and a replay of every live text; `wrong` hears of each fault. */
export function verifyRooms(connection: SqliteConnection, wrong: (line: string) => void): RoomCounts {
	const reading = sqliteLogReader(connection);
	let updates = 0;
	let snapshots = 0;
	const rooms = reading.rooms();
	for (const room of rooms) {
		try {
			const counted = verifyRoom(reading, room);
			updates += counted.updates;
			snapshots += counted.snapshots;
		} catch (error) {
			wrong(`${room}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	for (const { room } of connection
		.prepare<[], { room: string }>(
			'select room from room_update where room not in (select room from room_head) union ' +
				'select room from room_snapshot where room not in (select room from room_head)',
		)
		.all()) {
		wrong(`${room}: there are rows, but no head.`);
	}
	return { rooms: rooms.length, updates, snapshots };
}

function verifyRoom(reading: ReturnType<typeof sqliteLogReader>, room: RoomName) {
	const rows = reading.rowsAfter(room, 0);
	verifyRows(rows, null);
	const snapshots = reading.snapshots(room);
	for (const snapshot of snapshots) {
		if (!snapshotIsWhole(snapshot)) throw new Error(`Snapshot ${snapshot.seq} does not match its hash.`);
		const row = rows.find((one) => one.seq === snapshot.seq);
		if (row && !sameBytes(row.hash, snapshot.rowHash)) {
			throw new Error(`Snapshot ${snapshot.seq} is of another row ${snapshot.seq}.`);
		}
	}
	const newest = snapshots[0] ?? null;
	const first = rows[0];
	const oldest = snapshots.at(-1);
	// Rows may begin anywhere a snapshot covers, but nothing after the oldest snapshot may be missing.
	if (first && first.seq > (oldest?.seq ?? 0) + 1) throw new Error(`Rows before ${first.seq} are missing.`);
	if (first?.seq === 1 && !sameBytes(first.previousHash, noHash))
		throw new Error('Row 1 continues another chain.');
	const head = reading.head(room)!;
	const last = rows.at(-1) ?? { seq: newest?.seq ?? 0, hash: newest?.rowHash ?? noHash };
	if (last.seq !== head.seq || !sameBytes(last.hash, head.hash)) {
		throw new Error(`The rows end at ${last.seq}, the head says ${head.seq}, or another hash.`);
	}
	if (reading.snapshotSeq(room) !== (newest?.seq ?? 0)) throw new Error('The head names another snapshot.');

	const text = replay(
		newest,
		rows.filter((row) => row.seq > (newest?.seq ?? 0)),
	);
	// The older snapshot and the rows since must tell the same.
	if (oldest && oldest !== newest) {
		const other = replay(
			oldest,
			rows.filter((row) => row.seq > oldest.seq),
		);
		const same = Y.equalSnapshots(Y.snapshot(text), Y.snapshot(other));
		other.destroy();
		if (!same) throw new Error('The two snapshots lead to different texts.');
	}
	text.destroy();
	return { updates: rows.length, snapshots: snapshots.length };
}

function replay(snapshot: Snapshot | null, rows: readonly { readonly bytes: Uint8Array }[]): Y.Doc {
	const doc = faithfulDoc();
	doc.transact(() => {
		if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
		for (const row of rows) Y.applyUpdate(doc, row.bytes);
	});
	if (doc.store.pendingStructs || doc.store.pendingDs)
		throw new Error('The replay waits for updates that are not there.');
	return doc;
}
