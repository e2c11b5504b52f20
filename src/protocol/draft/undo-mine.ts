import * as Y from 'yjs';
import { noteBroughtBack } from './carried-back.ts';
import { clauseMap } from './draft-doc.ts';
import { markGone } from './paragraph.ts';

/** Every change made through this page's buttons carries this origin. */
export const ownHand = Symbol('own hand');

/** Keystrokes within this time are one step. */
const stepMs = 600;

/**
 * Undoes what this person did in this visit, over all clauses, and nothing else. A paragraph or clause one made is only
 * emptied and put out of sight: at this moment somebody may be typing in it, or carrying words into it.
 */
export function undoMine(doc: Y.Doc): Y.UndoManager {
	const manager = new Y.UndoManager(clauseMap(doc), {
		trackedOrigins: new Set([ownHand]),
		captureTimeout: stepMs,
		deleteFilter: (item) => mayGo(item, doc),
	});
	let latest: Y.Transaction | null = null;
	const remember = (transaction: Y.Transaction) => {
		if (transaction.origin === manager) latest = transaction;
	};
	doc.on('afterTransaction', remember);
	manager.on('stack-item-popped', ({ stackItem }: { stackItem: Y.UndoManager['undoStack'][number] }) => {
		if (latest) noteBroughtBack(doc, latest, stackItem.deletions);
		latest = null;
	});
	const destroy = manager.destroy.bind(manager);
	manager.destroy = () => {
		doc.off('afterTransaction', remember);
		destroy();
	};
	return manager;
}

/** Asked within the transaction of the undo, for each thing it would take away. */
function mayGo({ content, parent, parentSub, left }: Y.Item, doc: Y.Doc): boolean {
	if (content instanceof Y.ContentType) {
		if (content.type instanceof Y.XmlElement) markGone(content.type);
		return false;
	}
	if (!(parent instanceof Y.Map) || parent.parent !== clauseMap(doc)) return true;
	// A clause without a kind is out of sight, unless there are words in it.
	if (parentSub === 'kind') return !foreignWords(parent, doc.clientID);
	return left !== null || (parentSub !== 'at' && parentSub !== 'from');
}

/** Whatever a Yjs document holds, of any kind of event. */
type Container = Y.ContentType['type'];

function foreignWords(type: Container, own: number): boolean {
	const holds = (item: Y.Item | null): boolean =>
		item !== null &&
		!item.deleted &&
		(item.content instanceof Y.ContentType
			? foreignWords(item.content.type, own)
			: item.countable && item.id.client !== own && !(type instanceof Y.Map));
	for (let item = type._start; item !== null; item = item.right) if (holds(item)) return true;
	for (const item of type._map.values()) if (holds(item)) return true;
	return false;
}
