import type { SpaceId } from '#domain/person/actor.ts';
import { publicTally, type PublicTally } from '#domain/poll/public-tally.ts';
import type { Kit } from '../kit.ts';
import { pollById, type StoredPoll } from './store.ts';
import { takeTally } from './take-tally.ts';

/** A room of sixty votes within a few seconds: the picture moves twice a second, not sixty times. */
const pauseMs = 500;

/** What everybody may know of a poll now. A closed one shows the tally written when it closed. */
export async function publicTallyOf(kit: Kit, poll: StoredPoll): Promise<PublicTally> {
	if (poll.state === 'closed' && poll.tally !== null)
		return publicTally(poll, { tally: poll.tally, unconfirmed: 0, unsettled: 0 });
	const { tally, unconfirmed, conflicts } = await takeTally(kit.storage.read, poll);
	const unsettled = conflicts.filter(({ settled }) => settled === null).length;
	return publicTally(poll, { tally, unconfirmed, unsettled });
}

export interface TallyNews {
	close(): void;
}

/** Sends the whole public tally on the live feed after each change: the first at once, those of a crowd together. */
export function startTallyNews(kit: Kit): TallyNews {
	const resting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>();

	function changed(pollId: string): void {
		const rest = resting.get(pollId);
		if (rest) {
			rest.again = true;
			return;
		}
		const timer = setTimeout(() => {
			const { again } = resting.get(pollId)!;
			resting.delete(pollId);
			if (again) changed(pollId);
		}, pauseMs);
		timer.unref();
		resting.set(pollId, { again: false, timer });
		void send(pollId);
	}

	async function send(pollId: string): Promise<void> {
		try {
			const poll = await pollById(kit.storage.read, pollId);
			if (poll === null) return;
			kit.bus.publish({
				kind: 'live',
				spaceId: poll.spaceId as SpaceId,
				fact: {
					kind: 'tally-changed',
					pollId,
					clauseId: poll.subject.kind === 'clause' ? poll.subject.clauseId : null,
					tally: await publicTallyOf(kit, poll),
					at: kit.clock(),
				},
			});
		} catch (error) {
			kit.log.error({ error, poll: pollId }, 'a tally could not be told');
		}
	}

	const end = kit.bus.subscribe((fact) => {
		if (fact.kind === 'poll-changed') changed(fact.pollId);
	});
	return {
		close() {
			end();
			for (const { timer } of resting.values()) clearTimeout(timer);
			resting.clear();
		},
	};
}
