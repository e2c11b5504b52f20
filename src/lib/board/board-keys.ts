import type { Desk } from './desk.svelte.ts';
import type { Direction } from './hands.svelte.ts';

const arrows: Readonly<Record<string, Direction>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right',
};

/** Does what a key asks of the card one is on; true when the key was for the board. */
export function heardByBoard(event: KeyboardEvent, desk: Desk, root: HTMLElement): boolean {
	const { surface, hands } = desk;
	if (event.defaultPrevented || event.isComposing || desk.dialog !== null) return false;
	const target = event.target as HTMLElement;
	if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey) {
		if (!surface.may || target.closest('input, textarea, select, [contenteditable]')) return false;
		hands.undo();
		return true;
	}
	// Single letters only on the card itself: never while something else in the page has the focus.
	const cardId = root.contains(target) ? target.dataset.card : undefined;
	const card = cardId === undefined ? undefined : surface.cards.get(cardId);
	if (!card || event.ctrlKey || event.metaKey) return false;
	const direction = arrows[event.key];
	if (direction) {
		const rightToLeft = getComputedStyle(root).direction === 'rtl';
		const way =
			rightToLeft && direction === 'left'
				? 'right'
				: rightToLeft && direction === 'right'
					? 'left'
					: direction;
		if (event.altKey) hands.move(card.id, way);
		else hands.look(card.id, way);
		return true;
	}
	if (event.altKey || !surface.may) return false;
	switch (event.key.toLowerCase()) {
		case 'enter':
			hands.open(card);
			return true;
		case 's': {
			const anchor = target.querySelector<HTMLElement>('.dots') ?? target;
			desk.openCardMenu(card, anchor);
			return true;
		}
		case 'g':
			if (card.groupId === null) desk.ask({ kind: 'group', cardId: card.id });
			else hands.ungroup(card);
			return true;
		case 'u':
			desk.ask({ kind: 'merge', cardId: card.id });
			return true;
		case 'b':
			if (!desk.mayCarry) return false;
			desk.carry(card);
			return true;
		case 'x':
			hands.archive(card);
			return true;
		case 'escape':
			surface.selected = null;
			target.blur();
			return true;
		default:
			return false;
	}
}
