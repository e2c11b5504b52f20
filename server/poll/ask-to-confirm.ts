import type { PersonId } from '#domain/person/actor.ts';
import { clauseNow } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { holdPoll, openClausePolls } from './store.ts';
import { holdingWordings } from './take-tally.ts';
import { markAsked, votersToAsk } from './vote-store.ts';

/** People go on writing: nobody is asked to confirm a sentence that is still being typed. */
export const quietMs = 5 * 60_000;

/** Tells those who voted on other words, once for each wording that has come to rest. Gives how many were told. */
export async function askToConfirm(kit: Kit): Promise<number> {
	let told = 0;
	for (const { id } of await openClausePolls(kit.storage.read)) {
		told += await kit.storage.unitOfWork(async (unit) => {
			const poll = await holdPoll(unit, kit.storage.engine, id);
			if (poll?.state !== 'open' || poll.subject.kind !== 'clause' || poll.ballot === 'secret') return 0;
			const { draftId, clauseId } = poll.subject;
			const clause = await clauseNow(unit.db, draftId, clauseId);
			if (!clause || clause.hash === null || kit.clock() - clause.changedAt < quietMs) return 0;
			const holding = [...(await holdingWordings(unit.db, poll))!];
			const voters = await votersToAsk(unit.db, poll.id, holding, clause.hash);
			if (voters.length === 0) return 0;
			await markAsked(unit.db, poll.id, holding, clause.hash);
			await tellSpace(kit, unit, {
				spaceId: poll.spaceId,
				kind: 'vote-to-confirm',
				by: null,
				subject: { kind: 'poll', id: poll.id, title: poll.title },
				clauseId,
				concerns: voters.map(({ personId }) => ({
					personId: personId as PersonId,
					reason: 'voted' as const,
				})),
			});
			return voters.length;
		});
	}
	return told;
}
