import { commentForm } from '#lib/comment/late-parts.ts';
import { writtenInRoom } from '#lib/lineage/late-parts.ts';
import type { PageLoad } from './$types';

/** Whoever only reads fetches no form, and a card written at home nothing of incontri. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	CommentForm: await commentForm((data.reader.mayComment || data.reader.guest) && !data.card.archived),
	Written: await writtenInRoom(data.origin !== null),
});
