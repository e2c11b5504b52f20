/**
 * What people chose before the page's script was there. On a slow line the form is used long before: whatever draws over
 * it takes a choice away that somebody has made. Inputs that are bound, or have only a default, are left alone by the
 * framework; a `<select>` is not.
 */
let awake = false;

/** Said once by the outermost layout, when the page the server sent has been taken over. */
export function pageIsAwake(): void {
	awake = true;
}

/** What stands chosen in the `<select>` the server sent; null when there is none, or the page was drawn here. */
export function earlyChoice(id: string): string | null {
	if (awake || typeof document === 'undefined') return null;
	const found = document.getElementById(id);
	return found instanceof HTMLSelectElement ? found.value : null;
}
