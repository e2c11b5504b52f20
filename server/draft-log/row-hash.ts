import { hash } from 'node:crypto';
import type { LogRow, Snapshot } from './log.ts';

export const noHash: Uint8Array = new Uint8Array(32);

const encoder = new TextEncoder();

/** SHA-256 over the previous hash, seq, time, room, person and bytes, each length-prefixed where it varies. */
export function rowHash(row: Omit<LogRow, 'hash'>): Uint8Array {
	return digest(row.previousHash, row.seq, row.at, row.room, row.personId, row.bytes);
}

/** The same shape as a row's, in the room's place `snapshot`, so that one can never pass for the other. */
export function snapshotHash(snapshot: Omit<Snapshot, 'hash'>): Uint8Array {
	return digest(
		snapshot.rowHash,
		snapshot.seq,
		snapshot.at,
		`snapshot ${snapshot.room}`,
		null,
		snapshot.bytes,
	);
}

function digest(
	before: Uint8Array,
	seq: number,
	at: number,
	room: string,
	personId: string | null,
	bytes: Uint8Array,
): Uint8Array {
	const roomBytes = encoder.encode(room);
	const personBytes = personId === null ? null : encoder.encode(personId);
	const head = 32 + 8 + 8 + 2 + roomBytes.length + 2 + (personBytes?.length ?? 0);
	const whole = Buffer.allocUnsafe(head + bytes.length);
	whole.set(before, 0);
	whole.writeBigUInt64BE(BigInt(seq), 32);
	whole.writeBigInt64BE(BigInt(at), 40);
	let offset = whole.writeUInt16BE(roomBytes.length, 48);
	whole.set(roomBytes, offset);
	// 0xffff: nobody. An empty id is another thing.
	offset = whole.writeUInt16BE(personBytes?.length ?? 0xffff, offset + roomBytes.length);
	if (personBytes) whole.set(personBytes, offset);
	whole.set(bytes, head);
	return hash('sha256', whole, 'buffer');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return Buffer.compare(a, b) === 0;
}
