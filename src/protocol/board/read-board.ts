import type * as Y from 'yjs';
import { arrange, listKey, looseColumn, type Placed } from './arrange.ts';
import { kindOf, mergedOf, textOf, type CardKind } from './board-doc.ts';

export interface CardView {
	readonly id: string;
	readonly text: string;
	readonly kind: CardKind;
	/** Where it is shown, after repair. */
	readonly columnId: string;
	readonly groupId: string | null;
	readonly archived: boolean;
	/** The card that took over the text of an archived one. */
	readonly mergedInto: string | null;
}

export interface GroupView {
	readonly id: string;
	readonly title: string;
	readonly columnId: string;
	readonly cards: readonly CardView[];
}

export interface ColumnView {
	/** `looseColumn` ('') when cards have no live column left. */
	readonly id: string;
	readonly title: string;
	/** Groups come first, then the cards on their own. */
	readonly groups: readonly GroupView[];
	readonly cards: readonly CardView[];
	/** Cards in it, those in groups included. */
	readonly count: number;
}

export interface BoardView {
	readonly columns: readonly ColumnView[];
	readonly archivedCards: readonly CardView[];
	readonly archivedColumns: readonly { readonly id: string; readonly title: string }[];
	readonly cardCount: number;
	readonly groupCount: number;
}

/** The board as people see it: every card in exactly one place, in the same order on every replica. */
export function readBoard(doc: Y.Doc): BoardView {
	const arrangement = arrange(doc);
	const read = (
		list: readonly Placed[] | undefined,
		columnId: string,
		groupId: string | null,
		archived: boolean,
	) =>
		(list ?? []).map(({ id, record }): CardView => {
			return {
				id,
				text: textOf(record, 'text'),
				kind: kindOf(record),
				columnId,
				groupId,
				archived,
				mergedInto: archived ? (mergedOf(record)?.into ?? null) : null,
			};
		});
	let cardCount = 0;
	let groupCount = 0;
	const readColumn = (id: string, title: string): ColumnView => {
		const groups = (arrangement.groupsIn.get(id) ?? []).map((group): GroupView => {
			const cards = read(arrangement.cardsIn.get(listKey('', group.id)), id, group.id, false);
			return { id: group.id, title: textOf(group.record, 'title'), columnId: id, cards };
		});
		const cards = read(arrangement.cardsIn.get(listKey(id, null)), id, null, false);
		const count = groups.reduce((sum, group) => sum + group.cards.length, cards.length);
		cardCount += count;
		groupCount += groups.length;
		return { id, title, groups, cards, count };
	};
	const columns = arrangement.columns.map(({ id, record }) => readColumn(id, textOf(record, 'title')));
	if (columns.length === 0) {
		const loose = readColumn(looseColumn, '');
		if (loose.count > 0 || loose.groups.length > 0) columns.push(loose);
	}
	return {
		columns,
		archivedCards: read(arrangement.archivedCards, looseColumn, null, true),
		archivedColumns: arrangement.archivedColumns.map(({ id, record }) => ({
			id,
			title: textOf(record, 'title'),
		})),
		cardCount,
		groupCount,
	};
}
