import * as Y from 'yjs';

/** `Y.mergeUpdates` is quadratic in the number of updates: a tree of small merges stays quick. */
const branches = 32;

export function mergeTree(updates: readonly Uint8Array[]): Uint8Array {
	let level = updates;
	while (level.length > 1) {
		const next: Uint8Array[] = [];
		for (let index = 0; index < level.length; index += branches) {
			next.push(Y.mergeUpdates(level.slice(index, index + branches) as Uint8Array[]));
		}
		level = next;
	}
	return level[0] ?? emptyUpdate;
}

/** No structs, no deletions. */
export const emptyUpdate = new Uint8Array([0, 0]);
