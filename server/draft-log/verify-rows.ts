import { LogDamaged, type LogRow, type Snapshot } from './log.ts';
import { noHash, rowHash, sameBytes, snapshotHash } from './row-hash.ts';

/** Throws LogDamaged unless the rows are gapless, chained and byte for byte what was written. */
export function verifyRows(rows: readonly LogRow[], before: { seq: number; hash: Uint8Array } | null): void {
	let expected = before ?? (rows[0] && rows[0].seq === 1 ? { seq: 0, hash: noHash } : null);
	for (const row of rows) {
		const place = `Row ${row.seq} of ${row.room}`;
		if (expected && row.seq !== expected.seq + 1)
			throw new LogDamaged(`${place} follows row ${expected.seq}.`);
		if (expected && !sameBytes(row.previousHash, expected.hash)) {
			throw new LogDamaged(`${place} does not continue the chain.`);
		}
		if (!sameBytes(rowHash(row), row.hash)) throw new LogDamaged(`${place} does not match its hash.`);
		expected = { seq: row.seq, hash: row.hash };
	}
}

export function snapshotIsWhole(snapshot: Snapshot): boolean {
	return sameBytes(snapshotHash(snapshot), snapshot.hash);
}
