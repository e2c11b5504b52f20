import * as Y from 'yjs';
import type { Random } from '../position.ts';
import { arrange, listKey } from './arrange.ts';
import { groupMap, groupPlaceOf, isArchived, recordOf } from './board-doc.ts';
import { moveCard } from './cards.ts';
import { changeText } from './edit-text.ts';
import { keyBeside, type Beside } from './place.ts';

export function addGroup(
	doc: Y.Doc,
	group: { readonly id: string; readonly columnId: string; readonly title: string; readonly beside?: Beside },
	random: Random = Math.random,
): void {
	if (recordOf(groupMap(doc), group.id)) return;
	doc.transact(() => {
		const record = new Y.Map<unknown>();
		record.set('title', new Y.Text(group.title));
		record.set('at', {
			column: group.columnId,
			pos: groupKey(doc, group.id, group.columnId, group.beside ?? null, random),
		});
		record.set('archived', false);
		groupMap(doc).set(group.id, record);
	});
}

export function renameGroup(doc: Y.Doc, id: string, title: string): void {
	const record = recordOf(groupMap(doc), id);
	if (record) doc.transact(() => changeText(record, 'title', title));
}

/** The cards of a group go with it: their place is the group. */
export function moveGroup(
	doc: Y.Doc,
	id: string,
	to: { readonly columnId: string; readonly beside?: Beside },
	random: Random = Math.random,
): void {
	const record = recordOf(groupMap(doc), id);
	if (!record) return;
	doc.transact(() => {
		record.set('at', { column: to.columnId, pos: groupKey(doc, id, to.columnId, to.beside ?? null, random) });
	});
}

/** The group goes, its cards stay in the column, after the others and in the order they had. */
export function dissolveGroup(doc: Y.Doc, id: string, random: Random = Math.random): void {
	const record = recordOf(groupMap(doc), id);
	if (!record || isArchived(record)) return;
	doc.transact(() => {
		const { groupsIn, cardsIn } = arrange(doc);
		const column = [...groupsIn].find(([, groups]) => groups.some((group) => group.id === id))?.[0];
		record.set('archived', true);
		if (column === undefined) return;
		for (const card of cardsIn.get(listKey('', id)) ?? [])
			moveCard(doc, card.id, { columnId: column }, random);
	});
}

function groupKey(doc: Y.Doc, id: string, columnId: string, beside: Beside, random: Random): string {
	const others = (arrange(doc).groupsIn.get(columnId) ?? []).filter((group) => group.id !== id);
	return keyBeside(others, beside, random, ({ record }, pos) => {
		record.set('at', { ...groupPlaceOf(record), column: columnId, pos });
	});
}
