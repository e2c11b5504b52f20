/** Esc, a click elsewhere and the focus moving on close an open `<details>`; without script it simply stays open. */
export function dropManners(details: HTMLDetailsElement): () => void {
	const clicked = (event: MouseEvent): void => {
		if (details.open && !details.contains(event.target as Node)) details.open = false;
	};
	const pressed = (event: KeyboardEvent): void => {
		if (event.key !== 'Escape' || !details.open) return;
		details.open = false;
		details.querySelector('summary')?.focus();
	};
	const left = ({ relatedTarget }: FocusEvent): void => {
		if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
	};
	window.addEventListener('click', clicked);
	details.addEventListener('keydown', pressed);
	details.addEventListener('focusout', left);
	return () => {
		window.removeEventListener('click', clicked);
		details.removeEventListener('keydown', pressed);
		details.removeEventListener('focusout', left);
	};
}
