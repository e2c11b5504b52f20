/** The thread of `checkpoints.ts`: a connection of its own, one checkpoint per request. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { connectSqlite } from './sqlite-connection.ts';
import type { CheckpointAnswer, CheckpointRequest } from './checkpoints.ts';

// On Linux this thread alone: where processors are few, whoever types comes first.
if (process.platform === 'linux') setPriority(10);
const connection = connectSqlite((workerData as { readonly file: string }).file);

parentPort!.on('message', (request: CheckpointRequest) => {
	if (request === 'end') {
		connection.close();
		parentPort!.close();
		return;
	}
	const answer: CheckpointAnswer = walState(connection.pragma('wal_checkpoint(PASSIVE)'));
	parentPort!.postMessage(answer);
});

function walState(result: unknown): CheckpointAnswer {
	const [{ log, checkpointed }] = result as [{ log: number; checkpointed: number }];
	return { pending: log - checkpointed };
}
