import type { RoomName } from '#protocol/room-name.ts';
import type { Entry, LogRow } from './log.ts';
import { noHash, rowHash } from './row-hash.ts';
import type { Head } from './stored-room.ts';

/** Gives each entry its place after the heads of the rooms, in the order they came. Moves `heads` along. */
export function chain(entries: readonly Entry[], heads: Map<RoomName, Head>, at: number): readonly LogRow[] {
	return entries.map((entry) => {
		const head = heads.get(entry.room) ?? { seq: 0, hash: noHash };
		const unsigned = {
			room: entry.room,
			seq: head.seq + 1,
			personId: entry.personId,
			at,
			previousHash: head.hash,
			bytes: entry.bytes,
		};
		const row: LogRow = { ...unsigned, hash: rowHash(unsigned) };
		heads.set(entry.room, row);
		return row;
	});
}
