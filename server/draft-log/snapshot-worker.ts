import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createSnapshotBuilder, type SnapshotBuilder } from './build-snapshot.ts';
import type { WorkerAnswer, WorkerRequest } from './snapshot-thread.ts';

/** Runs in its own thread: replaying thousands of updates must not delay anybody's keystroke. */
// On Linux this thread alone: where processors are few, whoever types comes first.
if (process.platform === 'linux') setPriority(10);
const port = parentPort;
let builder: SnapshotBuilder | null = null;

port?.on('message', (request: WorkerRequest) => {
	const answer = (value: WorkerAnswer): void => port.postMessage(value);
	try {
		switch (request.kind) {
			case 'begin':
				builder?.destroy();
				builder = createSnapshotBuilder();
				return;
			case 'updates': {
				let start = 0;
				for (const end of request.ends) {
					builder?.add(request.bytes.subarray(start, end));
					start = end;
				}
				return;
			}
			case 'finish': {
				if (!builder) throw new Error('Nothing was begun.');
				const bytes = builder.finish();
				builder = null;
				answer({ kind: 'built', bytes });
				return;
			}
		}
	} catch (error) {
		builder?.destroy();
		builder = null;
		answer({ kind: 'refused', reason: error instanceof Error ? error.message : String(error) });
	}
});
