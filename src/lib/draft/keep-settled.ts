import type * as Y from 'yjs';
import { carriedMap } from '#protocol/draft/carried.ts';
import { settleCarried } from '#protocol/draft/settle-carried.ts';

/** As soon as it is seen that two people carried the same words, one of each is kept. Answers how to stop. */
export function keepSettled(doc: Y.Doc, mayWrite: () => boolean): () => void {
	let queued = false;
	const settle = () => {
		if (queued) return;
		queued = true;
		queueMicrotask(() => {
			queued = false;
			if (mayWrite()) settleCarried(doc);
		});
	};
	const carried = carriedMap(doc);
	carried.observe(settle);
	settle();
	return () => carried.unobserve(settle);
}
