import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import { sameBytes } from './row-hash.ts';

export interface SnapshotBuilder {
	add(update: Uint8Array): void;
	/** The whole state as one update, proven in a fresh document. Throws rather than give out a doubtful one. */
	finish(): Uint8Array;
	destroy(): void;
}

/**
 * Through a Y.Doc and not `Y.mergeUpdates`, which is quadratic and keeps what was deleted.
 * Knows nothing of what the document means.
 */
export function createSnapshotBuilder(): SnapshotBuilder {
	const doc = faithfulDoc();
	let waiting: Uint8Array[] = [];

	/** One transaction for many updates: the clean-up at its end is paid once. */
	function apply(): void {
		const updates = waiting;
		waiting = [];
		doc.transact(() => {
			for (const update of updates) Y.applyUpdate(doc, update);
		});
	}

	return {
		add(update) {
			waiting.push(update);
			if (waiting.length >= 1_000) apply();
		},
		finish() {
			apply();
			const bytes = provenState(doc);
			doc.destroy();
			return bytes;
		},
		destroy: () => doc.destroy(),
	};
}

function provenState(doc: Y.Doc): Uint8Array {
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
		throw new Error('Some updates wait for others that are not there.');
	}
	const fresh = faithfulDoc();
	const again = faithfulDoc();
	try {
		Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
		const bytes = Y.encodeStateAsUpdate(fresh);
		Y.applyUpdate(again, bytes);
		if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again))) {
			throw new Error('A fresh document reads another state out of the snapshot.');
		}
		if (!sameBytes(Y.encodeStateAsUpdate(again), bytes))
			throw new Error('The snapshot does not encode to itself.');
		return bytes;
	} finally {
		fresh.destroy();
		again.destroy();
	}
}
