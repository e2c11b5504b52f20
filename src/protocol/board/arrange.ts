import type * as Y from 'yjs';
import { comparePositions } from '../position.ts';
import {
	cardMap,
	cardPlaceOf,
	columnMap,
	columnPosOf,
	groupMap,
	groupPlaceOf,
	isArchived,
	mergedOf,
	printOf,
	recordOf,
	recordsOf,
	textOf,
	type BoardRecord,
	type CardRecord,
	type Merged,
} from './board-doc.ts';

export interface Placed {
	readonly id: string;
	readonly pos: string;
	readonly record: BoardRecord;
}

/** Everything that is on the board and where, without reading a single text. */
export interface Arrangement {
	/** Live columns in order. Empty when every column was put away: then cards are under `looseColumn`. */
	readonly columns: readonly Placed[];
	readonly groupsIn: ReadonlyMap<string, readonly Placed[]>;
	/** By `listKey(column, group)`. */
	readonly cardsIn: ReadonlyMap<string, readonly Placed[]>;
	readonly archivedColumns: readonly Placed[];
	readonly archivedCards: readonly Placed[];
}

/** Stands in for a column when a board has cards but no live column. */
export const looseColumn = '';

export function listKey(column: string, group: string | null): string {
	return group === null ? `column ${column}` : `group ${group}`;
}

/**
 * Decides the one place of every card. A card whose group was dissolved stays in that group's column; a card or group
 * whose column was archived (or never existed) is shown in the first column. The same on every replica.
 */
export function arrange(doc: Y.Doc): Arrangement {
	const columns: Placed[] = [];
	const archivedColumns: Placed[] = [];
	for (const [id, record] of recordsOf(columnMap(doc))) {
		(isArchived(record) ? archivedColumns : columns).push({ id, pos: columnPosOf(record), record });
	}
	columns.sort(comparePositions);
	archivedColumns.sort(comparePositions);
	const live = new Set(columns.map(({ id }) => id));
	const first = columns[0]?.id ?? looseColumn;
	const columnOr = (...wanted: string[]) => wanted.find((id) => live.has(id)) ?? first;

	const groupsIn = new Map<string, Placed[]>();
	const columnOfGroup = new Map<string, string>();
	const liveGroups = new Set<string>();
	for (const [id, record] of recordsOf(groupMap(doc))) {
		const place = groupPlaceOf(record);
		columnOfGroup.set(id, place.column);
		if (isArchived(record)) continue;
		liveGroups.add(id);
		pushTo(groupsIn, columnOr(place.column), { id, pos: place.pos, record });
	}

	const cardsIn = new Map<string, Placed[]>();
	const archivedCards: Placed[] = [];
	const cards = cardMap(doc);
	for (const [id, record] of recordsOf(cards)) {
		const { column, group, pos } = cardPlaceOf(record);
		const placed: Placed = { id, pos, record };
		if (!isOnBoard(cards, id, record)) archivedCards.push(placed);
		else if (group !== null && liveGroups.has(group)) pushTo(cardsIn, listKey('', group), placed);
		else {
			const formerColumn = group === null ? undefined : columnOfGroup.get(group);
			pushTo(
				cardsIn,
				listKey(formerColumn === undefined ? columnOr(column) : columnOr(formerColumn, column), null),
				placed,
			);
		}
	}
	for (const list of [...groupsIn.values(), ...cardsIn.values()]) list.sort(comparePositions);
	archivedCards.sort(comparePositions);
	return { columns, groupsIn, cardsIn, archivedColumns, archivedCards };
}

/**
 * A merged card is off the board because its text lives on in another one. When that did not work out (two merges
 * crossed, or somebody was still writing in it), it is shown again: no text leaves the board unseen.
 */
function isOnBoard(cards: Y.Map<CardRecord>, id: string, record: CardRecord): boolean {
	if (!isArchived(record)) return true;
	const merged = mergedOf(record);
	if (merged === null) return false;
	return merged.print !== printOf(textOf(record, 'text')) || !gotThrough(cards, id, merged);
}

function gotThrough(cards: Y.Map<CardRecord>, id: string, merged: Merged): boolean {
	const seen = new Set([id]);
	let into = merged.into;
	for (;;) {
		const target = recordOf(cards, into);
		if (target === null || seen.has(into)) return false;
		const onward = isArchived(target) ? mergedOf(target) : null;
		if (onward === null) return true;
		if (!onward.carries.includes(id)) return false;
		seen.add(into);
		into = onward.into;
	}
}

function pushTo(lists: Map<string, Placed[]>, key: string, placed: Placed): void {
	const list = lists.get(key);
	if (list) list.push(placed);
	else lists.set(key, [placed]);
}
