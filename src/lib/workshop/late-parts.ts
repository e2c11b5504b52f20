import type { Meetings } from './meetings.ts';

/** A tavolo that never met fetches nothing of incontri. */
export async function spaceMeetings({ open, next, last }: Meetings) {
	return open || next || last ? (await import('./SpaceMeetings.svelte')).default : null;
}
