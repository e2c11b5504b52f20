import { onMount } from 'svelte';
import { followLiveFeed } from '#lib/live/live-feed.ts';
import { readAgain } from '#lib/live/read-again.ts';
import type { LiveFact } from '#protocol/live/live-fact.ts';

/** A burst of stands is read once. */
const calmMs = 400;

type Heard = Extract<LiveFact, { kind: 'amendment-changed' | 'clause-changed' | 'comments-changed' }>;

const isHeard = (fact: LiveFact): fact is Heard =>
	fact.kind === 'amendment-changed' || fact.kind === 'clause-changed' || fact.kind === 'comments-changed';

/** Reads the page again when an emendamento it shows, or the clause under it, has changed. Call it while a page is made. */
export function followAmendments(
	slug: () => string,
	concerns: (fact: Heard) => boolean,
	depends: string,
): void {
	onMount(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const again = () => {
			clearTimeout(timer);
			timer = setTimeout(() => void readAgain(depends), calmMs);
		};
		const end = followLiveFeed(slug(), {
			onFact(fact: LiveFact) {
				if (isHeard(fact) && concerns(fact)) again();
			},
			onReturn: again,
		});
		return () => {
			clearTimeout(timer);
			end();
		};
	});
}
