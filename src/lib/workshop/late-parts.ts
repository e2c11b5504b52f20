import type { Meetings } from './meetings.ts';

/** A tavolo that never met fetches nothing of incontri. */
export async function spaceMeetings({ open, next, last }: Meetings) {
	return open || next || last ? (await import('./SpaceMeetings.svelte')).default : null;
}

/** What is typed in at the desk for people without a phone: fetched once the room has begun. Rendered by the server all the same. */
export async function deskTyping(begun: boolean) {
	if (!begun) return null;
	const [paper, counts] = await Promise.all([import('./DeskPaper.svelte'), import('./DeskCounts.svelte')]);
	return { Paper: paper.default, Counts: counts.default };
}

/** What whoever leads completes the minutes with: the others only read them. */
export async function minutesTending(wanted: boolean) {
	return wanted ? (await import('./MinutesTend.svelte')).default : null;
}
