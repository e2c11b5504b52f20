import * as Y from 'yjs';
import type { Random } from '../position.ts';
import { arrange, listKey } from './arrange.ts';
import { cardMap, columnMap, isArchived, recordOf, recordsOf } from './board-doc.ts';
import { changeText } from './edit-text.ts';
import { keyBeside, type Beside } from './place.ts';

/** At the end unless told otherwise. A column that is already there is left as it is. */
export function addColumn(
	doc: Y.Doc,
	column: { readonly id: string; readonly title: string; readonly beside?: Beside },
	random: Random = Math.random,
): void {
	if (recordOf(columnMap(doc), column.id)) return;
	doc.transact(() => {
		const record = new Y.Map<unknown>();
		record.set('title', new Y.Text(column.title));
		record.set('pos', columnKey(doc, column.id, column.beside ?? null, random));
		record.set('archived', false);
		columnMap(doc).set(column.id, record);
	});
}

export function renameColumn(doc: Y.Doc, id: string, title: string): void {
	const record = recordOf(columnMap(doc), id);
	if (record) doc.transact(() => changeText(record, 'title', title));
}

export function moveColumn(doc: Y.Doc, id: string, beside: Beside, random: Random = Math.random): void {
	const record = recordOf(columnMap(doc), id);
	if (record) doc.transact(() => record.set('pos', columnKey(doc, id, beside, random)));
}

/** Puts a column away together with the cards in it now; a card that arrives meanwhile stays on the board. */
export function archiveColumn(doc: Y.Doc, id: string): void {
	const record = recordOf(columnMap(doc), id);
	if (!record || isArchived(record)) return;
	doc.transact(() => {
		const { groupsIn, cardsIn } = arrange(doc);
		const lists = [listKey(id, null), ...(groupsIn.get(id) ?? []).map((group) => listKey('', group.id))];
		for (const card of lists.flatMap((list) => cardsIn.get(list) ?? [])) {
			card.record.set('archived', true);
			card.record.set('archivedWith', id);
		}
		record.set('archived', true);
	});
}

/** Brings a column back, with the cards that were put away with it. */
export function restoreColumn(doc: Y.Doc, id: string): void {
	const record = recordOf(columnMap(doc), id);
	if (!record || !isArchived(record)) return;
	doc.transact(() => {
		record.set('archived', false);
		for (const [, card] of recordsOf(cardMap(doc))) {
			if (!isArchived(card) || card.get('archivedWith') !== id) continue;
			card.set('archived', false);
			card.delete('archivedWith');
		}
	});
}

function columnKey(doc: Y.Doc, id: string, beside: Beside, random: Random): string {
	const others = arrange(doc).columns.filter((column) => column.id !== id);
	return keyBeside(others, beside, random, ({ record }, pos) => record.set('pos', pos));
}
