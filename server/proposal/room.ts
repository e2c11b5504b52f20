import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { cardOf } from '../lineage/views.ts';
import { addToProposal, editProposal } from './edit-proposal.ts';
import { answerProposal } from './answer-proposal.ts';
import { argue } from './argue.ts';
import { attachFile, detachFile } from './attach-file.ts';
import { linkClause } from './link-clause.ts';
import { readAttachment, readProposal } from './one-views.ts';
import { propose } from './propose.ts';
import { followProposal, supportArgument, supportProposal } from './support-proposal.ts';
import { proposalSubject } from './comment-subject.ts';
import { proposalThread } from './thread-source.ts';
import {
	countByState,
	listProposals,
	proposalsOfCards,
	similarProposals,
	type ProposalFilter,
	type Reading,
} from './views.ts';
import { withdrawArgument } from './withdraw-argument.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

export type ProposalRoom = ReturnType<typeof createProposalRoom>;

/** The acts and views of this room, bound to the running kit. Views are for whoever may read the tavolo: the caller has asked. */
export function createProposalRoom(kit: Kit) {
	return {
		listProposals: (reading: Reading, filter: ProposalFilter) => listProposals(kit, reading, filter),
		countByState: (spaceId: string) => countByState(kit, spaceId),
		similarProposals: (reading: Reading, title: string) => similarProposals(kit, reading, title),
		proposalsOfCards: (spaceId: string) => proposalsOfCards(kit, spaceId),
		readProposal: (reading: Reading, id: string) => readProposal(kit, reading, id),
		readAttachment: (reading: Reading, proposalId: string, attachmentId: string) =>
			readAttachment(kit, reading, proposalId, attachmentId),
		/** The card a proposal may start from; null when there is none. */
		async cardFor(spaceId: string, cardId: string) {
			const card = await cardOf(kit, spaceId, cardId);
			return card && { id: cardId, text: card.text };
		},
		/** Says what is wrong with a proposal without storing anything: the step before it is posted. */
		checkProposal: (actor: Actor, input: unknown) => propose(kit, actor, input, { onlyCheck: true }),
		propose: (actor: Actor, input: unknown) => propose(kit, actor, input),
		editProposal: (actor: Actor, input: unknown) => editProposal(kit, actor, input),
		addToProposal: (actor: Actor, input: unknown) => addToProposal(kit, actor, input),
		withdrawProposal: (actor: Actor, input: unknown) => withdrawProposal(kit, actor, input),
		supportProposal: (actor: Actor, input: unknown) => supportProposal(kit, actor, input),
		followProposal: (actor: Actor, input: unknown) => followProposal(kit, actor, input),
		argue: (actor: Actor, input: unknown) => argue(kit, actor, input),
		supportArgument: (actor: Actor, input: unknown) => supportArgument(kit, actor, input),
		withdrawArgument: (actor: Actor, input: unknown) => withdrawArgument(kit, actor, input),
		attachFile: (actor: Actor, input: unknown) => attachFile(kit, actor, input),
		detachFile: (actor: Actor, input: unknown) => detachFile(kit, actor, input),
		answerProposal: (actor: Actor, input: unknown) => answerProposal(kit, actor, input),
		linkClause: (actor: Actor, input: unknown) => linkClause(kit, actor, input),
		threadSource: proposalThread(kit),
		/** For the comment room: a proposal is something one can say something about. */
		commentSubject: proposalSubject(kit),
	};
}
