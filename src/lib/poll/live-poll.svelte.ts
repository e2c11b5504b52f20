import { followLiveFeed } from '#lib/live/live-feed.ts';
import { readAgain } from '#lib/live/read-again.ts';
import type { PublicTally } from '#domain/poll/public-tally.ts';

/**
 * The newest public figures of a poll: those the page came with, until the live feed tells newer ones. When the poll opens
 * or ends, or its words change, the page is read again.
 */
export function followPoll(
	given: () => { readonly id: string; readonly public: PublicTally },
	slug: () => string,
	clauseId: () => string | null,
) {
	/** `over`: the figures it overrules. A page read again since is newer. */
	let told = $state.raw<{ readonly over: PublicTally; readonly tally: PublicTally } | null>(null);
	const newest = (): PublicTally => (told?.over === given().public ? told.tally : given().public);
	$effect(() => {
		const pollId = given().id;
		const clause = clauseId();
		return followLiveFeed(slug(), {
			onFact(fact) {
				if (fact.kind === 'tally-changed' && fact.pollId === pollId) {
					const stateChanged = fact.tally.state !== newest().state;
					told = { over: given().public, tally: fact.tally };
					if (stateChanged) void readAgain();
				} else if (fact.kind === 'clause-changed' && fact.clauseId === clause) void readAgain();
			},
			onReturn() {
				told = null;
				void readAgain();
			},
		});
	});
	return {
		get tally(): PublicTally {
			return newest();
		},
	};
}
