import * as Y from 'yjs';
import { noteBroughtBack } from './carried-back.ts';
import { clauseMap } from './draft-doc.ts';

/** Every change made through this page's buttons carries this origin. */
export const ownHand = Symbol('own hand');

/** Keystrokes within this time are one step. */
const stepMs = 600;

/**
 * Undoes what this person did in this visit, over all clauses, and nothing else: a paragraph one made stays when
 * somebody else has written in it since. A clause one made is only emptied and left without its kind: somebody may be
 * carrying words into it at this moment.
 */
export function undoMine(doc: Y.Doc): Y.UndoManager {
	const manager = new Y.UndoManager(clauseMap(doc), {
		trackedOrigins: new Set([ownHand]),
		captureTimeout: stepMs,
		deleteFilter: (item) => !makesARecord(item, doc) && !holdsForeignWords(item, doc.clientID),
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

/** What a clause begins with; archived and merged are states that come and go. */
const firstOfARecord = new Set(['at', 'title', 'body', 'from']);

/** A clause's record, or what it was made of. */
function makesARecord(item: Y.Item, doc: Y.Doc): boolean {
	const clauses = clauseMap(doc);
	if (item.parent === clauses) return true;
	const { parent, parentSub, left } = item;
	return (
		parent instanceof Y.Map &&
		parent.parent === clauses &&
		left === null &&
		firstOfARecord.has(parentSub ?? '')
	);
}

function holdsForeignWords(item: Y.Item, own: number): boolean {
	if (item.content instanceof Y.ContentType) return foreignWords(item.content.type, own);
	const { parent, parentSub, left } = item;
	return parentSub === 'kind' && left === null && parent instanceof Y.Map && foreignWords(parent, own);
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
