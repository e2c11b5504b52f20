import type { BoardView, CardView, ColumnView, GroupView } from '#protocol/board/read-board.ts';

/** The next view with every part that did not change taken from the last one, so that only what changed is drawn again. */
export function keepIdentity(last: BoardView, next: BoardView): BoardView {
	const cards = new Map<string, CardView>();
	const groups = new Map<string, GroupView>();
	const columns = new Map(last.columns.map((column) => [column.id, column]));
	for (const column of last.columns) {
		for (const card of column.cards) cards.set(card.id, card);
		for (const group of column.groups) {
			groups.set(group.id, group);
			for (const card of group.cards) cards.set(card.id, card);
		}
	}
	for (const card of last.archivedCards) cards.set(card.id, card);
	const keptCards = (list: readonly CardView[], old: readonly CardView[] | undefined) =>
		keptList(
			list.map((card) => keptCard(cards.get(card.id), card)),
			old,
		);
	const keptGroup = (group: GroupView): GroupView => {
		const old = groups.get(group.id);
		const kept = { ...group, cards: keptCards(group.cards, old?.cards) };
		return old && old.title === kept.title && old.columnId === kept.columnId && old.cards === kept.cards
			? old
			: kept;
	};
	const keptColumn = (column: ColumnView): ColumnView => {
		const old = columns.get(column.id);
		const kept = {
			...column,
			groups: keptList(column.groups.map(keptGroup), old?.groups),
			cards: keptCards(column.cards, old?.cards),
		};
		return old && old.title === kept.title && old.groups === kept.groups && old.cards === kept.cards
			? old
			: kept;
	};
	return {
		...next,
		columns: keptList(next.columns.map(keptColumn), last.columns),
		archivedCards: keptCards(next.archivedCards, last.archivedCards),
	};
}

function keptList<T>(list: readonly T[], old: readonly T[] | undefined): readonly T[] {
	return old && old.length === list.length && list.every((one, index) => one === old[index]) ? old : list;
}

function keptCard(old: CardView | undefined, card: CardView): CardView {
	return old &&
		old.text === card.text &&
		old.kind === card.kind &&
		old.columnId === card.columnId &&
		old.groupId === card.groupId &&
		old.archived === card.archived &&
		old.mergedInto === card.mergedInto
		? old
		: card;
}
