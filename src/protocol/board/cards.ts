import * as Y from 'yjs';
import type { Random } from '../position.ts';
import { arrange, listKey } from './arrange.ts';
import {
	cardMap,
	cardPlaceOf,
	groupMap,
	groupPlaceOf,
	isArchived,
	mergedOf,
	printOf,
	recordOf,
	recordsOf,
	textOf,
	type CardKind,
	type CardPlace,
	type Merged,
} from './board-doc.ts';
import { changeText } from './edit-text.ts';
import { keyBeside, type Beside } from './place.ts';

export interface CardTarget {
	readonly columnId: string;
	readonly groupId?: string | null;
	readonly beside?: Beside;
}

/** At the end of its list unless told otherwise. A card that is already there is left as it is. */
export function addCard(
	doc: Y.Doc,
	card: CardTarget & { readonly id: string; readonly text: string; readonly kind?: CardKind },
	random: Random = Math.random,
): void {
	if (recordOf(cardMap(doc), card.id)) return;
	doc.transact(() => {
		const record = new Y.Map<unknown>();
		record.set('text', new Y.Text(card.text));
		record.set('at', placeFor(doc, card.id, card, random));
		record.set('kind', card.kind ?? 'screen');
		record.set('archived', false);
		cardMap(doc).set(card.id, record);
	});
}

export function editCard(doc: Y.Doc, id: string, text: string): void {
	const record = recordOf(cardMap(doc), id);
	if (record) doc.transact(() => changeText(record, 'text', text));
}

export function moveCard(doc: Y.Doc, id: string, to: CardTarget, random: Random = Math.random): void {
	const record = recordOf(cardMap(doc), id);
	if (record) doc.transact(() => record.set('at', placeFor(doc, id, to, random)));
}

export function archiveCard(doc: Y.Doc, id: string): void {
	const record = recordOf(cardMap(doc), id);
	if (!record) return;
	doc.transact(() => {
		record.set('archived', true);
		if (record.has('merged')) record.delete('merged');
	});
}

/** Back where it was; when that place is gone, the board finds it one (see `arrange`). */
export function restoreCard(doc: Y.Doc, id: string): void {
	const record = recordOf(cardMap(doc), id);
	if (!record || !isArchived(record)) return;
	doc.transact(() => {
		record.set('archived', false);
		for (const key of ['merged', 'archivedWith']) if (record.has(key)) record.delete(key);
	});
}

/** Puts the text of one card under that of another; the first is archived and says where its text went. */
export function mergeCards(doc: Y.Doc, id: string, into: string): void {
	const cards = cardMap(doc);
	const record = recordOf(cards, id);
	const target = recordOf(cards, into);
	if (!record || !target || id === into || isArchived(record) || isArchived(target)) return;
	doc.transact(() => {
		const text = textOf(record, 'text');
		const kept = textOf(target, 'text');
		if (text.trim() !== '') changeText(target, 'text', kept.trim() === '' ? text : `${kept}\n\n${text}`);
		const merged: Merged = { into, carries: carriedBy(doc, id), print: printOf(text) };
		record.set('merged', merged);
		record.set('archived', true);
	});
}

/** The cards whose text is by now part of this one. */
export function carriedBy(doc: Y.Doc, id: string): string[] {
	const into = new Map<string, string[]>();
	for (const [other, record] of recordsOf(cardMap(doc))) {
		const merged = isArchived(record) ? mergedOf(record) : null;
		if (merged) into.set(merged.into, [...(into.get(merged.into) ?? []), other]);
	}
	const carried = new Set<string>();
	const toVisit = [id];
	for (let target = toVisit.pop(); target !== undefined; target = toVisit.pop()) {
		for (const other of into.get(target) ?? []) {
			if (other === id || carried.has(other)) continue;
			carried.add(other);
			toVisit.push(other);
		}
	}
	return [...carried];
}

/** The group decides the column, so that a card and its group can never be told apart by two concurrent moves. */
function placeFor(doc: Y.Doc, id: string, to: CardTarget, random: Random): CardPlace {
	const groupRecord = to.groupId ? recordOf(groupMap(doc), to.groupId) : null;
	const group = groupRecord && !isArchived(groupRecord) ? to.groupId! : null;
	const column = group ? groupPlaceOf(groupRecord!).column : to.columnId;
	const list = arrange(doc).cardsIn.get(listKey(group ? '' : column, group)) ?? [];
	const others = list.filter((card) => card.id !== id);
	const pos = keyBeside(others, to.beside ?? null, random, ({ record }, key) => {
		record.set('at', { ...cardPlaceOf(record), column, group, pos: key });
	});
	return { column, group, pos };
}
