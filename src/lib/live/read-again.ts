import { invalidate, invalidateAll } from '$app/navigation';

/**
 * Reads again what of the page `depends` on this, or all of it; false when the server does not answer. It is asked first whether it
 * is there: a page whose data cannot be fetched is left by the framework for the browser's own page of errors, with what was being
 * typed on it, and comes back from there only by a hand. A wall has none.
 */
export async function readAgain(depends?: string): Promise<boolean> {
	const there = await fetch('/_app/version.json', { method: 'HEAD' }).then(
		({ ok }) => ok,
		() => false,
	);
	if (there) await (depends ? invalidate(depends) : invalidateAll());
	return there;
}
