import type { PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { tellSpace, type ConcernReason } from '../space/tell-space.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { peopleOf, type ProposalRow } from './store.ts';

/** A line of the tavolo's news about a proposal, and in person to its author, who follows it, and who stands behind it. */
export async function tellOfProposal(
	kit: Kit,
	unit: UnitOfWork,
	proposal: Pick<ProposalRow, 'id' | 'space_id' | 'title' | 'author_id'>,
	news: {
		readonly kind: string;
		readonly by: PersonId | null;
		readonly clauseId?: string;
		readonly toSupporters?: boolean;
	},
): Promise<void> {
	const concerns = new Map<string, ConcernReason>();
	if (news.toSupporters)
		for (const id of await peopleOf(unit.db, 'proposal_support', proposal.id)) concerns.set(id, 'supported');
	for (const id of await peopleOf(unit.db, 'proposal_follow', proposal.id)) concerns.set(id, 'followed');
	if (proposal.author_id !== null) concerns.set(proposal.author_id, 'own');
	await tellSpace(kit, unit, {
		spaceId: proposal.space_id,
		kind: news.kind,
		by: news.by,
		subject: { kind: 'proposal', id: proposal.id, title: proposal.title },
		...(news.clauseId === undefined ? {} : { clauseId: news.clauseId }),
		concerns: [...concerns].map(([personId, reason]) => ({ personId: personId as PersonId, reason })),
	});
}
