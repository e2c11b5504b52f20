import type { ShownPoll } from './shown-poll.ts';

/** Whether this person can send a vote now; those who only read fetch no form. */
export function mayVoteNow(poll: ShownPoll): boolean {
	return (
		poll.state === 'open' &&
		(poll.mine.kind === 'may-vote' || poll.mine.kind === 'voted') &&
		poll.clause?.hash !== null
	);
}

/** The form of a vote, fetched by those who vote. Rendered by the server all the same. */
export async function voteForm(poll: ShownPoll) {
	return mayVoteNow(poll) ? (await import('./VoteForm.svelte')).default : null;
}

/** The box of a vote beside its clause, fetched where there is a vote. */
export async function pollBox() {
	return (await import('./PollBox.svelte')).default;
}

/** The box of a vote with its form, fetched by a page that shows what the vote is about; null where there is no vote. */
export async function voteBeside(poll: ShownPoll | null) {
	if (poll === null) return null;
	const [Box, Form] = await Promise.all([pollBox(), voteForm(poll)]);
	return { Box, Form };
}

/** What only those who lead can do. */
export async function leadActs(lead: boolean) {
	return lead ? (await import('./LeadActs.svelte')).default : null;
}

/** What settles double votes. */
export async function conflictPart(any: boolean) {
	return any ? (await import('./ConflictPart.svelte')).default : null;
}
