import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import {
	writeFirstBoard,
	writeFirstDraft,
	type FirstCard,
	type FirstClause,
	type FirstColumn,
} from './first-texts.ts';
import { insertMember, insertOrganizationPart, insertSpace, type NewSpace } from './store.ts';

export interface WholeSpace<Card extends FirstCard> {
	readonly space: NewSpace;
	readonly organizations: readonly { readonly organizationId: string; readonly part: string }[];
	readonly members: readonly {
		readonly personId: string;
		readonly role: string;
		readonly organizationId: string | null;
	}[];
	readonly columns: readonly FirstColumn<Card>[];
	readonly clauses: readonly FirstClause[];
}

/** A tavolo with its people, bodies and first texts, in one unit of work: there is never half a tavolo. */
export async function writeSpace<Card extends FirstCard>(
	kit: Kit,
	unit: UnitOfWork,
	whole: WholeSpace<Card>,
): Promise<{
	readonly cards: readonly { readonly id: string; readonly groupId: string | null; readonly card: Card }[];
	readonly clauseIds: readonly string[];
}> {
	const { space } = whole;
	await insertSpace(unit.db, space);
	for (const [position, body] of whole.organizations.entries()) {
		await insertOrganizationPart(unit.db, { ...body, spaceId: space.id, position });
	}
	for (const [index, member] of whole.members.entries()) {
		await insertMember(unit.db, { ...member, spaceId: space.id, at: space.at + index });
	}
	return {
		clauseIds: await writeFirstDraft(kit, unit, space.draftId, whole.clauses),
		cards: await writeFirstBoard(kit, unit, space.boardId, whole.columns),
	};
}
