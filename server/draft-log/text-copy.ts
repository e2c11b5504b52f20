import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import type { RoomName } from '#protocol/room-name.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import type { DraftLog } from './log.ts';

/** A private copy of a live text as stored, and the log row it reaches. */
export interface TextCopy {
	readonly doc: Y.Doc;
	/** Reads what was stored since: from here to the end of the unit of work the copy is the text. */
	catchUp(unit: UnitOfWork): Promise<void>;
	/** What a change alone adds to the text, as one update; null for nothing. */
	madeBy(change: () => void): Uint8Array | null;
}

export async function copyText(log: DraftLog, room: RoomName): Promise<TextCopy> {
	const stored = await log.load(room);
	const doc = faithfulDoc();
	if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.bytes);
	for (const row of stored.tail) Y.applyUpdate(doc, row.bytes);
	let seq = stored.headSeq;
	return {
		doc,
		async catchUp(unit) {
			for (const row of await log.rowsWithin(unit, room, seq)) {
				Y.applyUpdate(doc, row.bytes);
				seq = row.seq;
			}
		},
		madeBy(change) {
			const made: Uint8Array[] = [];
			const keep = (update: Uint8Array) => void made.push(update);
			doc.on('update', keep);
			try {
				change();
			} finally {
				doc.off('update', keep);
			}
			return made.length === 0 ? null : Y.mergeUpdates(made);
		},
	};
}
