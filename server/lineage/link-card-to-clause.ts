import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertCardLink } from './store.ts';

/**
 * Notes that a card became part of a clause, in the same unit of work as the words. The caller has asked `can`.
 * False when it was noted before: the second click of a double click.
 */
export function linkCardToClause(
	kit: Kit,
	unit: UnitOfWork,
	link: {
		readonly spaceId: string;
		readonly cardId: string;
		readonly clauseId: string;
		readonly personId: string | null;
	},
): Promise<boolean> {
	return insertCardLink(unit.db, { ...link, id: kit.ids(), at: kit.clock(), note: '' });
}
