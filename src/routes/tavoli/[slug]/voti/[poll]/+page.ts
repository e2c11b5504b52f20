import { leadActs, voteForm } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** Whoever only reads fetches neither the form nor the commands of whoever leads. */
export const load: PageLoad = async ({ data, parent }) => {
	const { may } = await parent();
	const [Form, Lead] = await Promise.all([
		voteForm(data.poll),
		leadActs(may['end-poll'] || may['enter-paper']),
	]);
	return { ...data, Form, Lead };
};
