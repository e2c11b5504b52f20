import type * as Y from 'yjs';
import { carriedMap } from '#protocol/draft/carried.ts';
import { settleCarried } from '#protocol/draft/settle-carried.ts';

/** Looking may take this part of the time at most: where ever so much was carried, a doubled word stays a moment longer. */
const shareOfTime = 0.1;
/** Up to this cost nobody feels it, and it is looked at once. */
const freeMs = 5;

/** As soon as it is seen that two people carried the same words, one of each is kept. Answers how to stop. */
export function keepSettled(doc: Y.Doc, mayWrite: () => boolean): () => void {
	let queued = false;
	let cost = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const settle = () => {
		queued = false;
		if (!mayWrite()) return;
		const start = performance.now();
		settleCarried(doc);
		cost = performance.now() - start;
	};
	const queue = () => {
		if (queued) return;
		queued = true;
		if (cost <= freeMs) queueMicrotask(settle);
		else timer = setTimeout(settle, cost / shareOfTime);
	};
	const carried = carriedMap(doc);
	carried.observe(queue);
	queue();
	return () => {
		clearTimeout(timer);
		carried.unobserve(queue);
	};
}
