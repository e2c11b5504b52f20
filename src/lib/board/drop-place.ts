/** Where a dragged card would land: beside a card, at the end of a group, or at the end of a column. */
export interface DropPlace {
	readonly cardId: string | null;
	readonly edge: 'before' | 'after' | null;
	readonly groupId: string | null;
	readonly columnId: string | null;
}

/** The place under a point of the window; null over nothing, and over the dragged card's own place. */
export function placeAt(root: HTMLElement, x: number, y: number, dragged: string): DropPlace | null {
	const under = document.elementFromPoint(x, y);
	// On a phone one sees one column: the names of the others above it take cards too.
	const name = under?.closest<HTMLElement>('[data-to-column]')?.dataset.toColumn;
	if (name) return { cardId: null, edge: null, groupId: null, columnId: name };
	if (!under || !root.contains(under)) return null;
	const slot = under.closest<HTMLElement>('[data-slot]');
	if (slot) return slot.dataset.slot === dragged ? null : beside(slot, y);
	const group = under.closest<HTMLElement>('[data-group]');
	const holder = group ?? under.closest<HTMLElement>('[data-column]');
	const columnId = holder?.dataset.column ?? null;
	if (!holder || columnId === '') return null;
	// Between two cards: above the first one that lies lower.
	const slots = [...holder.querySelectorAll<HTMLElement>(':scope > ul > [data-slot]')];
	const below = slots.find((one) => one.getBoundingClientRect().top > y);
	if (below && below.dataset.slot !== dragged && y > (slots[0]?.getBoundingClientRect().top ?? y)) {
		return beside(below, y);
	}
	return { cardId: null, edge: null, groupId: group?.dataset.group ?? null, columnId };
}

function beside(slot: HTMLElement, y: number): DropPlace {
	const box = slot.getBoundingClientRect();
	const edge = y < box.top + box.height / 2 ? 'before' : 'after';
	return { cardId: slot.dataset.slot!, edge, groupId: null, columnId: null };
}
