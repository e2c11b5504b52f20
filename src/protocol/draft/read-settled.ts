import * as Y from 'yjs';
import { faithfulDoc } from '../faithful-doc.ts';
import { readDraft, type Draft } from './read-draft.ts';
import { hasDoubles, settleCarried } from './settle-carried.ts';

/**
 * The whole text in reading order, every word once, although no writing page may have settled it yet. The document
 * stays as it is: it may be one to write in.
 */
export function readSettled(doc: Y.Doc): Draft {
	if (!hasDoubles(doc)) return readDraft(doc);
	const copy = faithfulDoc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	settleCarried(copy);
	const draft = readDraft(copy);
	copy.destroy();
	return draft;
}
