import { invalidate } from '$app/navigation';

/**
 * Reads again what of the page `depends` on this; false when the server does not answer. It is asked first whether it is there: a
 * page whose data cannot be fetched is left by the framework for the browser's own page of errors, and comes back from there only
 * by a hand. A wall has none.
 */
export async function readAgain(depends: string): Promise<boolean> {
	const answer = await fetch('/_app/version.json', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
	if (!answer?.ok) return false;
	await invalidate(depends);
	return true;
}
