import { putSearchText } from '../storage/search.ts';
import type { UnitOfWork } from '../storage/storage.ts';

/** A comment is found by its words and by the words it is about. */
export function putWords(
	unit: UnitOfWork,
	spaceId: string,
	comment: { readonly id: string; readonly text: string; readonly quote: string },
): Promise<void> {
	const { id, text, quote } = comment;
	return putSearchText(unit.db, { spaceId, kind: 'comment' }, { id, heading: quote, text });
}
