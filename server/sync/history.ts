import * as Y from 'yjs';
import type { StoredRoom } from '../draft-log/log.ts';
import { stepTwoFrame, updateFrame } from '#protocol/wire/frames.ts';
import { Known } from './known.ts';
import { emptyUpdate, mergeTree } from './merge.ts';
import { readyFrame, type ReadyFrame } from './ready-frame.ts';
import { scan, type Scan } from './scan.ts';

/** What is on disk is not judged again, only read. */
const asStored = { sections: Infinity, deleteRanges: Infinity };

/** Of the scan only what an answer needs: a quiet room is mostly its last rows, and the whole scan is ten times as large. */
interface TailRow {
	readonly seq: number;
	readonly bytes: Uint8Array;
	/** Flat pairs: client, the clock after its last struct here. */
	readonly ends: readonly number[];
	readonly deletes: boolean;
}

interface Base {
	readonly seq: number;
	readonly bytes: Uint8Array;
	readonly frame: ReadyFrame;
	readonly known: Known;
	/** Its deletions alone, for those who have all its structs. */
	readonly deletes: Uint8Array;
}

/** Answers kept per state vector: many people come back with the same one. */
const answersKept = 64;
/** A longer tail becomes a snapshot, in a thread of its own. */
const rowsFolded = 256;

/**
 * The room as it is on disk: an immutable snapshot and the rows after it. Whoever joins is answered from these
 * bytes; no document is built for it.
 */
export class History {
	#base: Base;
	#tail: TailRow[] = [];
	seq: number;
	#answers = new Map<string, readonly ReadyFrame[]>();

	/** Throws when the stored bytes cannot be read. `known` is filled with everything in it. */
	constructor(stored: StoredRoom, known: Known) {
		const bytes = stored.snapshot?.bytes ?? emptyUpdate;
		this.seq = stored.snapshot?.seq ?? 0;
		const scanned = scan(bytes, asStored);
		this.#base = readBase(this.seq, bytes, scanned);
		known.add(scanned);
		for (const row of stored.tail) {
			const rowScan = scan(row.bytes, asStored);
			known.add(rowScan);
			this.add(row.seq, row.bytes, rowScan);
		}
	}

	add(seq: number, bytes: Uint8Array, rowScan: Scan = scan(bytes, asStored)): void {
		this.#tail.push({
			seq,
			bytes,
			ends: rowScan.sections.flatMap(({ client, to }) => [client, to]),
			deletes: rowScan.deletes.length > 0,
		});
		this.seq = seq;
		this.#answers.clear();
	}

	/** Nobody writes any more: the last rows become one, and answers are made anew for whoever asks. */
	fold(): void {
		this.#answers.clear();
		if (this.#tail.length < 2 || this.#tail.length > rowsFolded) return;
		let bytes: Uint8Array;
		try {
			bytes = mergeTree(this.#tail.map((row) => row.bytes));
		} catch {
			// They are answered with one by one, as before.
			return;
		}
		const ends = new Map<number, number>();
		for (const row of this.#tail) {
			for (let index = 0; index < row.ends.length; index += 2) {
				const client = row.ends[index]!;
				ends.set(client, Math.max(ends.get(client) ?? 0, row.ends[index + 1]!));
			}
		}
		const deletes = this.#tail.some((row) => row.deletes);
		this.#tail = [{ seq: this.seq, bytes, ends: [...ends].flat(), deletes }];
	}

	/** A new snapshot of the same text: the rows it covers are no longer needed here. */
	rebase(seq: number, bytes: Uint8Array): void {
		if (seq <= this.#base.seq || seq > this.seq) return;
		this.#base = readBase(seq, bytes, scan(bytes, asStored));
		this.#tail = this.#tail.filter((row) => row.seq > seq);
		this.#answers.clear();
	}

	/** The frames that bring a client with this state vector up to date: step 2 first. */
	answer(stateVector: Uint8Array): readonly ReadyFrame[] {
		const key = Buffer.from(stateVector).toString('latin1');
		const kept = this.#answers.get(key);
		if (kept) return kept;
		const frames = this.#build(Y.decodeStateVector(stateVector), stateVector);
		if (this.#answers.size >= answersKept) this.#answers.clear();
		this.#answers.set(key, frames);
		return frames;
	}

	#build(clocks: ReadonlyMap<number, number>, stateVector: Uint8Array): readonly ReadyFrame[] {
		if (clocks.size === 0) {
			if (this.#tail.length === 0) return [this.#base.frame];
			const rest = mergeTree(this.#tail.map((row) => row.bytes));
			return [this.#base.frame, readyFrame(updateFrame(rest))];
		}
		const base = this.#base.known.coveredBy(clocks)
			? this.#base.deletes
			: Y.diffUpdate(this.#base.bytes, stateVector);
		const missing = this.#tail.filter((row) => row.deletes || brings(row.ends, clocks));
		return [readyFrame(stepTwoFrame(mergeTree([base, ...missing.map((row) => row.bytes)])))];
	}

	/** Updates that together hold everything after row `seq`. */
	after(seq: number): readonly Uint8Array[] {
		const rows = this.#tail.filter((row) => row.seq > seq).map((row) => row.bytes);
		return this.#base.seq > seq ? [this.#base.bytes, ...rows] : rows;
	}

	/** Every update, oldest first. */
	updates(): readonly Uint8Array[] {
		return [this.#base.bytes, ...this.#tail.map((row) => row.bytes)];
	}
}

function brings(ends: readonly number[], clocks: ReadonlyMap<number, number>): boolean {
	for (let index = 0; index < ends.length; index += 2) {
		if ((clocks.get(ends[index]!) ?? 0) < ends[index + 1]!) return true;
	}
	return false;
}

function readBase(seq: number, bytes: Uint8Array, scanned: Scan): Base {
	const known = new Known();
	known.add({ ...scanned, deletes: [] });
	const frame = readyFrame(stepTwoFrame(bytes));
	// One copy in memory: the bytes are the end of the frame.
	return {
		seq,
		frame,
		bytes: frame.payload.subarray(frame.payload.length - bytes.length),
		known,
		deletes: onlyDeletes(bytes, scanned),
	};
}

/** The update without its structs: `0` sections, then the delete set as it stands. */
function onlyDeletes(bytes: Uint8Array, scanned: Scan): Uint8Array {
	const deletes = bytes.subarray(scanned.structsEnd);
	const update = new Uint8Array(1 + deletes.length);
	update.set(deletes, 1);
	return update;
}
