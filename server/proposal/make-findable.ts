import { hiddenAmong } from '../moderation/views.ts';
import { putSearchText } from '../storage/search.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { additionsOf, proposalById } from './store.ts';

/** A proposal is found by the words it has now; not when it was taken back, nor while it is hidden. */
export async function makeFindable(unit: UnitOfWork, id: string): Promise<void> {
	const proposal = await proposalById(unit.db, id);
	if (proposal === null || proposal.state === 'withdrawn') return;
	if ((await hiddenAmong(unit.db, 'proposal', [id])).size > 0) return;
	const added = (await additionsOf(unit.db, id)).map(({ text }) => text);
	await putSearchText(
		unit.db,
		{ spaceId: proposal.space_id, kind: 'proposal' },
		{ id, heading: proposal.title, text: [proposal.body, ...added].join('\n') },
	);
}
