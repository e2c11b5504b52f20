import * as Y from 'yjs';

/**
 * A board is three flat maps, so that every concurrent move has one winner and no card is ever doubled:
 * `columns: Y.Map<columnId, Y.Map{ title: Y.Text, pos, archived }>`
 * `groups:  Y.Map<groupId,  Y.Map{ title: Y.Text, at: { column, pos }, archived }>`
 * `cards:   Y.Map<cardId,   Y.Map{ text: Y.Text, at: { column, group, pos }, kind: 'screen'|'paper', archived }>`
 * - `at` is ONE value; inside a group `column` is the group's id holder: read the group's own place, `group` wins;
 * - cards are archived, never deleted; no author is stored here (who wrote what is in the server's log).
 */
export const columnsKey = 'columns';
export const groupsKey = 'groups';
export const cardsKey = 'cards';

export interface CardPlace {
	readonly column: string;
	readonly group: string | null;
	readonly pos: string;
}

export type CardRecord = Y.Map<unknown>;

export function cardMap(doc: Y.Doc): Y.Map<CardRecord> {
	return doc.getMap(cardsKey) as Y.Map<CardRecord>;
}
