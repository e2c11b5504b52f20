/** Where a key leads in a list of lines; null when the key is not for the menu. Pure, so it can be tested. */
export function nextEntry(words: readonly string[], at: number, key: string, typed: string): number | null {
	const count = words.length;
	if (count === 0) return null;
	switch (key) {
		case 'ArrowDown':
			return (at + 1) % count;
		case 'ArrowUp':
			return at <= 0 ? count - 1 : at - 1;
		case 'Home':
		case 'PageUp':
			return 0;
		case 'End':
		case 'PageDown':
			return count - 1;
	}
	if (key.length !== 1 || key === ' ' || typed === '') return null;
	const sought = fold(typed);
	// One letter again and again walks through the lines that begin with it.
	const from = [...sought].every((letter) => letter === sought[0]) ? at + 1 : at;
	const prefix = from === at ? sought : sought[0]!;
	for (let step = 0; step < count; step++) {
		const index = (Math.max(from, 0) + step) % count;
		if (fold(words[index]!).startsWith(prefix)) return index;
	}
	return null;
}

function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Under the button, or above it when there is no room; never outside the window. The phone's sheet ignores it. */
export function placeBeside(list: HTMLElement, button: HTMLElement): void {
	const gap = 6;
	const edge = 8;
	const anchor = button.getBoundingClientRect();
	const { offsetWidth: width, offsetHeight: height } = list;
	const fromEnd = getComputedStyle(button).direction === 'rtl' ? anchor.left : anchor.right - width;
	const left = Math.min(Math.max(fromEnd, edge), innerWidth - width - edge);
	const below = anchor.bottom + gap;
	const above = anchor.top - gap - height;
	const top = below + height <= innerHeight - edge || above < edge ? below : above;
	list.style.setProperty('--menu-left', `${Math.max(left, edge)}px`);
	list.style.setProperty('--menu-top', `${Math.max(edge, Math.min(top, innerHeight - height - edge))}px`);
}
