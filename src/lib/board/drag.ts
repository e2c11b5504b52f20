import type { CardPlaceWanted } from './board-acts.ts';
import { placeAt, type DropPlace } from './drop-place.ts';

export interface DragOptions {
	/** The element that holds the columns. */
	readonly root: HTMLElement;
	mayDrag(): boolean;
	/** Where a card is now, or null when it is gone: asked at the drop, for somebody may have moved it meanwhile. */
	placeOf(cardId: string): { readonly columnId: string; readonly groupId: string | null } | null;
	columnOfGroup(groupId: string): string | null;
	show(place: DropPlace | null): void;
	put(cardId: string, at: CardPlaceWanted): void;
	/** Dragging has begun or ended. */
	began(cardId: string | null): void;
}

interface Held {
	readonly pointerId: number;
	readonly cardId: string;
	readonly card: HTMLElement;
	/** Where the pointer took hold, within the card. */
	readonly dx: number;
	readonly dy: number;
	readonly fromX: number;
	readonly fromY: number;
	x: number;
	y: number;
	/** The card's likeness under the pointer; null until it really moves. */
	likeness: HTMLElement | null;
}

/** A hand trembles: less than this many pixels is no drag. */
const tremblePx = 5;
/** This near to an edge of the window the page comes along. */
const edgePx = 72;
const scrollPxPerFrame = 14;

/**
 * Dragging with a mouse by the whole card, with a finger by the card's grip, so that a swipe anywhere else scrolls the
 * page. It knows cards by id only and holds no element of the board: whatever others do meanwhile, the drag goes on.
 * Returns the function that ends it all.
 */
export function startDragging(options: DragOptions): () => void {
	const { root } = options;
	let held: Held | null = null;

	function onDown(event: PointerEvent): void {
		if (held !== null || event.button !== 0 || !event.isPrimary || !options.mayDrag()) return;
		const target = event.target as Element;
		const card = target.closest<HTMLElement>('[data-card]');
		const grip = target.closest('[data-grip]') !== null;
		if (!card || (!grip && (event.pointerType !== 'mouse' || target.closest('a, button, input, form'))))
			return;
		const box = card.getBoundingClientRect();
		const { clientX: x, clientY: y, pointerId } = event;
		const [dx, dy] = [x - box.left, y - box.top];
		held = { pointerId, cardId: card.dataset.card!, card, dx, dy, fromX: x, fromY: y, x, y, likeness: null };
	}

	function onMove(event: PointerEvent): void {
		if (held === null || event.pointerId !== held.pointerId) return;
		held.x = event.clientX;
		held.y = event.clientY;
		if (held.likeness === null) {
			if (Math.hypot(held.x - held.fromX, held.y - held.fromY) < tremblePx) return;
			held.likeness = likenessOf(held.card);
			// The grip may go with its card when somebody else moves it: the board itself stays.
			root.setPointerCapture(held.pointerId);
			getSelection()?.removeAllRanges();
			options.began(held.cardId);
			requestAnimationFrame(scrollAlong);
		}
		follow(held);
	}

	function follow({ likeness, x, y, dx, dy, cardId }: Held): void {
		if (likeness) likeness.style.translate = `${x - dx}px ${y - dy}px`;
		options.show(placeAt(root, x, y, cardId));
	}

	function scrollAlong(): void {
		if (!held?.likeness) return;
		const toward = (at: number, end: number) => (at < edgePx ? -1 : at > end - edgePx ? 1 : 0);
		const down = toward(held.y, innerHeight) * scrollPxPerFrame;
		const across = toward(held.x, innerWidth) * scrollPxPerFrame;
		if (down !== 0) scrollBy(0, down);
		if (across !== 0) root.scrollLeft += across;
		if (down !== 0 || across !== 0) follow(held);
		requestAnimationFrame(scrollAlong);
	}

	function onUp(event: PointerEvent): void {
		if (held === null || event.pointerId !== held.pointerId) return;
		const { cardId, x, y, likeness } = held;
		const place = likeness ? placeAt(root, x, y, cardId) : null;
		end();
		if (place === null || options.placeOf(cardId) === null) return;
		if (place.cardId !== null) {
			const beside = options.placeOf(place.cardId);
			const edge = place.edge === 'before' ? { before: place.cardId } : { after: place.cardId };
			if (beside) options.put(cardId, { ...beside, beside: edge });
		} else if (place.groupId !== null) {
			const columnId = options.columnOfGroup(place.groupId);
			if (columnId !== null) options.put(cardId, { columnId, groupId: place.groupId });
		} else if (place.columnId !== null) options.put(cardId, { columnId: place.columnId });
	}

	function end(): void {
		const was = held;
		held = null;
		if (!was?.likeness) return;
		was.likeness.remove();
		options.show(null);
		options.began(null);
	}

	const listening = new AbortController();
	const { signal } = listening;
	root.addEventListener('pointerdown', onDown, { signal });
	addEventListener('pointermove', onMove, { signal });
	addEventListener('pointerup', onUp, { signal });
	addEventListener('pointercancel', end, { signal });
	// The browser's own dragging of links would end ours.
	root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
	const onKey = (event: KeyboardEvent): void => {
		if (event.key !== 'Escape' || !held?.likeness) return;
		event.preventDefault();
		event.stopPropagation();
		end();
	};
	addEventListener('keydown', onKey, { signal, capture: true });
	return () => {
		listening.abort();
		end();
	};
}

function likenessOf(card: HTMLElement): HTMLElement {
	const likeness = card.cloneNode(true) as HTMLElement;
	for (const named of [likeness, ...likeness.querySelectorAll<HTMLElement>('[id]')])
		named.removeAttribute('id');
	likeness.removeAttribute('data-card');
	likeness.inert = true;
	Object.assign(likeness.style, {
		position: 'fixed',
		insetBlockStart: '0',
		left: '0',
		inlineSize: `${card.offsetWidth}px`,
		zIndex: '2000',
		opacity: '0.9',
		boxShadow: '0 8px 24px rgb(0 0 0 / 0.3)',
		pointerEvents: 'none',
	});
	document.body.append(likeness);
	return likeness;
}
