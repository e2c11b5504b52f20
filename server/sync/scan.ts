import { ByteReader, Refused } from './bytes.ts';

/** What one update says about itself, read in microseconds from its bytes without building a document. */
export interface Scan {
	/** Structs by client id: clocks [from, to). */
	readonly sections: readonly Section[];
	/** Flat triples: client, clock, length. */
	readonly deletes: readonly number[];
	/** Flat pairs client, clock of everything the structs hang on. */
	readonly references: readonly number[];
	/** Flat pairs client, clock of structs that can have children. */
	readonly types: readonly number[];
	/** Where the delete set begins. */
	readonly structsEnd: number;
}

export interface Section {
	readonly client: number;
	readonly from: number;
	readonly to: number;
	/** Clocks [from, to) that are announced as missing ("skip"): flat pairs. */
	readonly skips: readonly number[];
}

export interface ScanLimits {
	readonly sections: number;
	readonly deleteRanges: number;
}

/** Highest clock an honest client could reach in years of typing; above it the update is refused. */
const highestClock = 2 ** 31;

/** Format: Yjs update, version 1 (yjs/src/utils/encoding.js). Throws Refused. */
export function scan(bytes: Uint8Array, limits: ScanLimits): Scan {
	const reader = new ByteReader(bytes);
	const count = reader.counted();
	if (count > limits.sections) throw new Refused('too many client sections');
	const sections: Section[] = [];
	const references: number[] = [];
	const types: number[] = [];
	const seen = new Set<number>();
	for (let index = 0; index < count; index++) {
		const section = readSection(reader, references, types);
		if (seen.has(section.client)) throw new Refused('a client twice');
		seen.add(section.client);
		sections.push(section);
	}
	const structsEnd = reader.at;
	const deletes = readDeletes(reader, limits.deleteRanges);
	if (reader.left > 0) throw new Refused('bytes left over');
	return { sections, deletes, references, types, structsEnd };
}

function readSection(reader: ByteReader, references: number[], types: number[]): Section {
	const structs = reader.counted();
	const client = reader.varUint();
	const from = reader.varUint();
	const skips: number[] = [];
	let clock = from;
	for (let index = 0; index < structs; index++) {
		const info = reader.byte();
		let length: number;
		if (info === 0) length = reader.varUint();
		else if (info === 10) {
			length = reader.varUint();
			skips.push(clock, clock + length);
		} else length = readItem(reader, info, client, clock, references, types);
		// Yjs looks structs up by clock: one without length would be found in another's place.
		if (length === 0) throw new Refused('an empty struct');
		clock += length;
		if (clock > highestClock) throw new Refused('absurd clock');
	}
	return { client, from, to: clock, skips };
}

/** Returns the length of the item. */
function readItem(
	reader: ByteReader,
	info: number,
	client: number,
	clock: number,
	references: number[],
	types: number[],
): number {
	const hasOrigin = (info & 128) !== 0;
	const hasRightOrigin = (info & 64) !== 0;
	if (hasOrigin) references.push(reader.varUint(), reader.varUint());
	if (hasRightOrigin) references.push(reader.varUint(), reader.varUint());
	if (!hasOrigin && !hasRightOrigin) {
		if (reader.varUint() === 1) reader.stringLength();
		else references.push(reader.varUint(), reader.varUint());
		if ((info & 32) !== 0) reader.stringLength();
	}
	switch (info & 31) {
		case 1: // deleted
			return reader.varUint();
		case 2: {
			const count = reader.counted();
			for (let index = 0; index < count; index++) {
				const text = reader.string();
				if (text === 'undefined') continue;
				try {
					JSON.parse(text);
				} catch {
					throw new Refused('not JSON');
				}
			}
			return count;
		}
		case 3:
			reader.varBytes();
			return 1;
		case 4:
			return reader.stringLength();
		case 5:
			reader.skipJson();
			return 1;
		case 6:
			reader.stringLength();
			reader.skipJson();
			return 1;
		case 7: {
			const kind = reader.varUint();
			if (kind > 6) throw new Refused('unknown type');
			if (kind === 3 || kind === 5) reader.stringLength();
			types.push(client, clock);
			return 1;
		}
		case 8: {
			const count = reader.counted();
			for (let index = 0; index < count; index++) reader.skipAny();
			return count;
		}
		case 9:
			throw new Refused('a document inside a document');
		default:
			throw new Refused('unknown content');
	}
}

function readDeletes(reader: ByteReader, limit: number): number[] {
	const deletes: number[] = [];
	const clients = reader.counted();
	let ranges = 0;
	for (let index = 0; index < clients; index++) {
		const client = reader.varUint();
		const count = reader.counted();
		ranges += count;
		if (ranges > limit) throw new Refused('too many delete ranges');
		for (let range = 0; range < count; range++) {
			const clock = reader.varUint();
			const length = reader.varUint();
			if (clock + length > highestClock) throw new Refused('absurd clock');
			if (length > 0) deletes.push(client, clock, length);
		}
	}
	return deletes;
}
