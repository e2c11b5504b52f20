import type { Actor } from '#domain/person/actor.ts';
import { due } from '#domain/poll/poll.ts';
import type { SpaceView } from '../space/space-view.ts';
import type { Kit } from '../kit.ts';
import { voterOf } from './act.ts';
import { settleDue } from './close-poll.ts';
import type { ListedPoll } from './poll-view.ts';
import { pagesOfPolls, pollsOfSpace, type StoredPoll } from './store.ts';
import { subjectView } from './subject.ts';
import { holdingWordings } from './take-tally.ts';
import { publicTallyOf } from './tally-news.ts';
import { entitledAmong, votesAmong } from './vote-store.ts';

type Here = Pick<SpaceView, 'id' | 'slug' | 'draftId'>;

/** A page of the polls of a tavolo, open ones first, with where this person stands in each. */
export async function listPolls(
	kit: Kit,
	actor: Actor,
	space: Here,
	asked = 1,
): Promise<{ readonly polls: readonly ListedPoll[]; readonly page: number; readonly pages: number }> {
	const db = kit.storage.read;
	const pages = await pagesOfPolls(db, space.id);
	const page = Number.isInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
	let polls = await pollsOfSpace(db, space.id, page);
	if (polls.some((poll) => due(poll, kit.clock()) !== null)) {
		await settleDue(kit);
		polls = await pollsOfSpace(db, space.id, page);
	}
	return { polls: await listed(kit, actor, space, polls), page, pages };
}

async function listed(
	kit: Kit,
	actor: Actor,
	space: Here,
	polls: readonly StoredPoll[],
): Promise<readonly ListedPoll[]> {
	const db = kit.storage.read;
	const voters =
		actor.kind === 'person'
			? [
					...new Set(
						polls.map((poll) => voterOf(actor, poll)).filter((voter): voter is string => voter !== null),
					),
				]
			: [];
	const ids = polls.map(({ id }) => id);
	const [entitled, votes] = await Promise.all([entitledAmong(db, ids, voters), votesAmong(db, ids, voters)]);
	return Promise.all(
		polls.map(async (poll) => {
			const vote = votes.find(({ pollId }) => pollId === poll.id);
			const holding = vote && vote.wording !== '' ? await holdingWordings(db, poll) : null;
			const standing = !entitled.has(poll.id)
				? ('outside' as const)
				: !vote
					? ('may-vote' as const)
					: holding !== null && !holding.has(vote.wording)
						? ('to-confirm' as const)
						: ('voted' as const);
			const { ballots, tally } = await publicTallyOf(kit, poll);
			return {
				id: poll.id,
				title: poll.title,
				methodKind: poll.method.kind,
				subject: await subjectView(kit, space, poll),
				state: poll.state,
				opensAt: poll.opensAt,
				closesAt: poll.closesAt,
				closedAt: poll.closedAt,
				ballots: ballots.all,
				outcome: tally?.outcome ?? null,
				standing,
			};
		}),
	);
}
