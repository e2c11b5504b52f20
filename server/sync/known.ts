import * as encoding from 'lib0/encoding';
import type { Scan } from './scan.ts';

/**
 * What a room's text contains, without the text: the clock of every client and the deleted ranges. Enough to see
 * gaps, missing dependencies and updates that bring nothing new; a few bytes where a Y.Doc takes megabytes.
 */
export class Known {
	readonly #clocks = new Map<number, number>();
	/** Sorted, disjoint, flat pairs [start, end). */
	readonly #deleted = new Map<number, number[]>();
	#ranges = 0;

	clock(client: number): number {
		return this.#clocks.get(client) ?? 0;
	}

	/** Delete ranges, for the limit on updates that repeat them all. */
	get deleteRanges(): number {
		return this.#ranges;
	}

	stateVector(): Uint8Array {
		return encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, this.#clocks.size);
			for (const [client, clock] of this.#clocks) {
				encoding.writeVarUint(encoder, client);
				encoding.writeVarUint(encoder, clock);
			}
		});
	}

	/** True when a client with this state vector lacks no struct of ours. */
	coveredBy(stateVector: ReadonlyMap<number, number>): boolean {
		for (const [client, clock] of this.#clocks) {
			if ((stateVector.get(client) ?? 0) < clock) return false;
		}
		return true;
	}

	/** True when every struct and every deletion is already here. */
	covers(scan: Scan): boolean {
		for (const section of scan.sections) if (section.to > this.clock(section.client)) return false;
		const { deletes } = scan;
		for (let index = 0; index < deletes.length; index += 3) {
			if (!this.isDeleted(deletes[index]!, deletes[index + 1]!, deletes[index + 2]!)) return false;
		}
		return true;
	}

	isDeleted(client: number, clock: number, length: number): boolean {
		const ranges = this.#deleted.get(client);
		if (!ranges) return false;
		const at = findRange(ranges, clock);
		return at >= 0 && ranges[at]! <= clock && ranges[at + 1]! >= clock + length;
	}

	/** What applying the update would leave waiting for; null when it is complete. */
	gap(scan: Scan): string | null {
		const ends = new Map<number, number>();
		for (const section of scan.sections) {
			const known = this.clock(section.client);
			if (section.from > known) return 'a gap in the clocks';
			for (let index = 0; index < section.skips.length; index += 2) {
				if (section.skips[index + 1]! > known) return 'a gap in the clocks';
			}
			ends.set(section.client, Math.max(known, section.to));
		}
		const has = (client: number, clock: number) => clock < (ends.get(client) ?? this.clock(client));
		const { references, deletes } = scan;
		for (let index = 0; index < references.length; index += 2) {
			if (!has(references[index]!, references[index + 1]!)) return 'depends on what nobody has';
		}
		for (let index = 0; index < deletes.length; index += 3) {
			if (!has(deletes[index]!, deletes[index + 1]! + deletes[index + 2]! - 1)) {
				return 'deletes what nobody has';
			}
		}
		return null;
	}

	add(scan: Scan): void {
		for (const section of scan.sections) {
			if (section.to > this.clock(section.client)) this.#clocks.set(section.client, section.to);
		}
		const { deletes } = scan;
		for (let index = 0; index < deletes.length; index += 3) {
			this.#delete(deletes[index]!, deletes[index + 1]!, deletes[index + 1]! + deletes[index + 2]!);
		}
	}

	#delete(client: number, start: number, end: number): void {
		let ranges = this.#deleted.get(client);
		if (!ranges) this.#deleted.set(client, (ranges = []));
		const before = ranges.length;
		let first = findRange(ranges, start);
		if (first < 0 || ranges[first + 1]! < start) first += 2;
		let last = first;
		while (last < ranges.length && ranges[last]! <= end) {
			start = Math.min(start, ranges[last]!);
			end = Math.max(end, ranges[last + 1]!);
			last += 2;
		}
		if (last === first + 2) {
			ranges[first] = start;
			ranges[first + 1] = end;
		} else ranges.splice(first, last - first, start, end);
		this.#ranges += (ranges.length - before) / 2;
	}
}

/** Index of the last range that starts at or before `clock`, or -2. */
function findRange(ranges: readonly number[], clock: number): number {
	let low = 0;
	let high = ranges.length / 2 - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		if (ranges[middle * 2]! <= clock) low = middle + 1;
		else high = middle - 1;
	}
	return high * 2;
}
