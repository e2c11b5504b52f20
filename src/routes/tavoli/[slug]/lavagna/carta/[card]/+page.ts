import { commentForm } from '#lib/comment/late-parts.ts';
import type { PageLoad } from './$types';

/** Whoever only reads fetches no form. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	CommentForm: await commentForm((data.reader.mayComment || data.reader.guest) && !data.card.archived),
});
