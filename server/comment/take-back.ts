import type { Kit } from '../kit.ts';
import { contributionGone } from '../moderation/contribution-gone.ts';
import { retellTitle } from '../space/tell-space.ts';
import { dropSearchText } from '../storage/search.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { eraseText, type CommentRow } from './store.ts';
import { tellThread } from './tell-counts.ts';

/** The words of a comment go from everywhere they stand; answers of others stay. */
export async function takeBack(kit: Kit, unit: UnitOfWork, row: CommentRow, at: number): Promise<void> {
	const { id, space_id: spaceId } = row;
	await eraseText(unit.db, id, at);
	await retellTitle(unit, { spaceId, kind: 'comment', id }, '');
	await contributionGone(unit, { kind: 'comment', id, at });
	await dropSearchText(unit.db, 'comment', id);
	await tellThread(kit, unit, row);
}
