import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
	draggable,
	dropTargetForElements,
	monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { Attachment } from 'svelte/attachments';
import type { CardPlaceWanted } from './board-acts.ts';

/** Where a dragged card would land: beside a card, at the end of a group, or at the end of a column. */
export interface DropPlace {
	readonly cardId: string | null;
	readonly edge: 'before' | 'after' | null;
	readonly groupId: string | null;
	readonly columnId: string | null;
}

export interface DragOptions {
	/** Where a card is now, or null when it is gone: asked at the drop, for somebody may have moved it meanwhile. */
	placeOf(cardId: string): { readonly columnId: string; readonly groupId: string | null } | null;
	columnOfGroup(groupId: string): string | null;
	show(place: DropPlace | null): void;
	put(cardId: string, at: CardPlaceWanted): void;
	/** Dragging has begun or ended. */
	began(cardId: string | null): void;
}

/**
 * Dragging with mouse, and with a finger after a long press (the browser's own drag and drop, so that a swipe still
 * scrolls the page). It knows cards by id only and owns no list: whatever others do meanwhile, the drag goes on.
 */
export function startDragging(options: DragOptions) {
	const dragCard =
		(cardId: string): Attachment<HTMLElement> =>
		(element) =>
			combine(
				draggable({ element, getInitialData: () => ({ cardId }) }),
				dropTargetForElements({
					element,
					canDrop: ({ source }) => source.data.cardId !== cardId,
					getData: ({ input }) => {
						const box = element.getBoundingClientRect();
						return { cardId, edge: input.clientY < box.top + box.height / 2 ? 'before' : 'after' };
					},
				}),
			);
	const dropOnGroup =
		(groupId: string): Attachment<HTMLElement> =>
		(element) =>
			dropTargetForElements({ element, getData: () => ({ groupId }) });
	const dropOnColumn =
		(columnId: string): Attachment<HTMLElement> =>
		(element) =>
			dropTargetForElements({ element, getData: () => ({ columnId }) });

	const over = (
		targets: readonly { readonly data: Record<string | symbol, unknown> }[],
	): DropPlace | null => {
		const data = targets[0]?.data;
		if (!data) return null;
		const text = (value: unknown) => (typeof value === 'string' ? value : null);
		return {
			cardId: text(data.cardId),
			edge: data.edge === 'before' || data.edge === 'after' ? data.edge : null,
			groupId: text(data.groupId),
			columnId: text(data.columnId),
		};
	};
	const stop = monitorForElements({
		onDragStart: ({ source }) => options.began(String(source.data.cardId)),
		onDrag: ({ location }) => options.show(over(location.current.dropTargets)),
		onDrop: ({ source, location }) => {
			options.show(null);
			options.began(null);
			const place = over(location.current.dropTargets);
			const cardId = String(source.data.cardId);
			if (place === null || options.placeOf(cardId) === null) return;
			if (place.cardId !== null) {
				const beside = options.placeOf(place.cardId);
				const edge = place.edge === 'before' ? { before: place.cardId } : { after: place.cardId };
				if (beside) options.put(cardId, { ...beside, beside: edge });
			} else if (place.groupId !== null) {
				const columnId = options.columnOfGroup(place.groupId);
				if (columnId !== null) options.put(cardId, { columnId, groupId: place.groupId });
			} else if (place.columnId !== null) options.put(cardId, { columnId: place.columnId });
		},
	});
	return { dragCard, dropOnGroup, dropOnColumn, stop };
}
