import * as encoding from 'lib0/encoding';
import type { Known } from './known.ts';
import type { Scan } from './scan.ts';

/** Below this, what is repeated costs less than leaving it out. */
const worthTrimming = 24;

/**
 * A returning client repeats every deletion the text ever had. Only the new ones are stored and broadcast; the
 * structs are kept byte for byte. Returns the same bytes when there is nothing to gain.
 */
export function trimDeletes(bytes: Uint8Array, scan: Scan, known: Known): Uint8Array {
	const { deletes } = scan;
	if (deletes.length < worthTrimming) return bytes;
	const fresh = new Map<number, number[]>();
	for (let index = 0; index < deletes.length; index += 3) {
		const client = deletes[index]!;
		const clock = deletes[index + 1]!;
		const length = deletes[index + 2]!;
		if (known.isDeleted(client, clock, length)) continue;
		const ranges = fresh.get(client);
		if (ranges) ranges.push(clock, length);
		else fresh.set(client, [clock, length]);
	}
	return encoding.encode((encoder) => {
		encoding.writeUint8Array(encoder, bytes.subarray(0, scan.structsEnd));
		encoding.writeVarUint(encoder, fresh.size);
		for (const [client, ranges] of fresh) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, ranges.length / 2);
			for (const value of ranges) encoding.writeVarUint(encoder, value);
		}
	});
}
