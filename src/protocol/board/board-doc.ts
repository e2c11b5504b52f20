import * as Y from 'yjs';

/**
 * A board is three flat maps, so that every concurrent move has one winner and no card is ever doubled:
 * `columns: Y.Map<columnId, Y.Map{ title: Y.Text, pos, archived }>`
 * `groups:  Y.Map<groupId,  Y.Map{ title: Y.Text, at: { column, pos }, archived }>`
 * `cards:   Y.Map<cardId,   Y.Map{ text: Y.Text, at: { column, group, pos }, kind: 'screen'|'paper', archived, merged? }>`
 * - `at` is ONE value; when `group` names a live group, the group's own place decides the column;
 * - cards are archived, never deleted; no author is stored here (who wrote what is in the server's log);
 * - what is read here was written by browsers: every reader checks the kind of every value.
 */
export const columnsKey = 'columns';
export const groupsKey = 'groups';
export const cardsKey = 'cards';

export const cardKinds = ['screen', 'paper'] as const;
/** paper: written by hand in an incontro and copied here. */
export type CardKind = (typeof cardKinds)[number];

export interface CardPlace {
	readonly column: string;
	readonly group: string | null;
	readonly pos: string;
}

export interface GroupPlace {
	readonly column: string;
	readonly pos: string;
}

/** Where the text of an archived card went. */
export interface Merged {
	readonly into: string;
	/** The cards whose text was already part of it at that moment. */
	readonly carries: readonly string[];
	/** `printOf` the text that was copied: a letter typed meanwhile by somebody else shows. */
	readonly print: number;
}

export type BoardRecord = Y.Map<unknown>;
export type CardRecord = BoardRecord;

export function columnMap(doc: Y.Doc): Y.Map<BoardRecord> {
	return doc.getMap(columnsKey) as Y.Map<BoardRecord>;
}

export function groupMap(doc: Y.Doc): Y.Map<BoardRecord> {
	return doc.getMap(groupsKey) as Y.Map<BoardRecord>;
}

export function cardMap(doc: Y.Doc): Y.Map<CardRecord> {
	return doc.getMap(cardsKey) as Y.Map<CardRecord>;
}

/** Records that are not maps (a hostile browser can write anything) are passed over. */
export function* recordsOf(map: Y.Map<BoardRecord>): Generator<readonly [string, BoardRecord]> {
	for (const [id, record] of map.entries()) {
		if (record instanceof Y.Map) yield [id, record];
	}
}

export function recordOf(map: Y.Map<BoardRecord>, id: string): BoardRecord | null {
	const record: unknown = map.get(id);
	return record instanceof Y.Map ? record : null;
}

export function textOf(record: BoardRecord, key: string): string {
	const value = record.get(key);
	if (value instanceof Y.Text) return value.toString();
	return typeof value === 'string' ? value : '';
}

export function isArchived(record: BoardRecord): boolean {
	return record.get('archived') === true;
}

export function kindOf(record: CardRecord): CardKind {
	return record.get('kind') === 'paper' ? 'paper' : 'screen';
}

export function columnPosOf(record: BoardRecord): string {
	return stringIn(record.get('pos'));
}

export function groupPlaceOf(record: BoardRecord): GroupPlace {
	const at = fieldsOf(record.get('at'));
	return { column: stringIn(at.column), pos: stringIn(at.pos) };
}

export function cardPlaceOf(record: CardRecord): CardPlace {
	const at = fieldsOf(record.get('at'));
	return {
		column: stringIn(at.column),
		group: typeof at.group === 'string' ? at.group : null,
		pos: stringIn(at.pos),
	};
}

export function mergedOf(record: CardRecord): Merged | null {
	const merged = fieldsOf(record.get('merged'));
	if (typeof merged.into !== 'string') return null;
	const carries = Array.isArray(merged.carries) ? merged.carries : [];
	return {
		into: merged.into,
		carries: carries.filter((id): id is string => typeof id === 'string'),
		print: typeof merged.print === 'number' ? merged.print : 0,
	};
}

/** A short fingerprint (FNV-1a, 32 bits) to notice that a text changed; not a safeguard against anybody. */
export function printOf(text: string): number {
	let print = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		print = Math.imul(print ^ text.charCodeAt(index), 0x01000193);
	}
	return print >>> 0;
}

function fieldsOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function stringIn(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
