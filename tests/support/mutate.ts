import * as Y from 'yjs';
import { editAtRandom } from './honest-edits.ts';
import type { Random } from './random.ts';

/** What one person might write, update by update, and all of it at once. */
export function honestUpdates(random: Random): Uint8Array[] {
	const doc = new Y.Doc();
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	for (let count = 0; count < 40; count++) editAtRandom(doc, random);
	made.push(Y.encodeStateAsUpdate(doc));
	doc.destroy();
	return made;
}

/** Flips, cuts, doubles and splices bytes; now and then leaves them whole. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
	const copy = new Uint8Array(bytes);
	const at = random.below(copy.length);
	switch (random.below(7)) {
		case 0:
		case 1:
			for (let flips = 1 + random.below(4); flips > 0; flips--)
				copy[random.below(copy.length)] = random.below(256);
			return copy;
		case 2:
			copy[at]! ^= 1 << random.below(8);
			return copy;
		case 3:
			return copy.subarray(0, at);
		case 4:
			return new Uint8Array([...copy.subarray(0, at), random.below(256), ...copy.subarray(at)]);
		case 5:
			return new Uint8Array([...copy.subarray(0, at), ...other.subarray(random.below(other.length))]);
		default:
			return copy;
	}
}
