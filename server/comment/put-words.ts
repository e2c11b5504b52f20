import { hiddenAmong } from '../moderation/views.ts';
import { putSearchText } from '../storage/search.ts';
import type { UnitOfWork } from '../storage/storage.ts';

/** A comment is found by its words and by the words it is about; not while it is hidden, also when its writer mends it. */
export async function putWords(
	unit: UnitOfWork,
	spaceId: string,
	comment: { readonly id: string; readonly text: string; readonly quote: string },
): Promise<void> {
	const { id, text, quote } = comment;
	if ((await hiddenAmong(unit.db, 'comment', [id])).size > 0) return;
	await putSearchText(unit.db, { spaceId, kind: 'comment' }, { id, heading: quote, text });
}
