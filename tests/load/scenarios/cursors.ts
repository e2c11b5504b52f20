import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { pause, share, type Figures } from '../figures.ts';
import { seatAll } from '../light-client.ts';
import { startPeer, type Peer } from '../peers/peer.ts';

/** A hundred people whose caret moves five times a second. */
export async function cursors(peer: Peer): Promise<Figures> {
	const people = 100;
	const running = await startPeer(peer, { rooms: 1, people });
	try {
		const clients = await seatAll(running, people);
		const carets = clients.map(() => new Awareness(new Y.Doc()));
		let turn = 0;
		const tick = setInterval(() => {
			for (let index = turn % 50; index < people; index += 50) {
				const caret = carets[index]!;
				caret.setLocalState({
					cursor: { clause: 'a', anchor: turn, head: turn },
					person: { name: `P${index}` },
				});
				clients[index]!.awareness(encodeAwarenessUpdate(caret, [caret.clientID]));
			}
			turn++;
		}, 4);
		await pause(2_000);
		const before = await running.usage();
		const turnsBefore = turn;
		const bytesBefore = clients.reduce((sum, client) => sum + client.bytes, 0);
		const startedAt = performance.now();
		await pause(6_000);
		const after = await running.usage();
		const elapsed = performance.now() - startedAt;
		clearInterval(tick);
		const bytes = clients.reduce((sum, client) => sum + client.bytes, 0) - bytesBefore;
		carets.forEach((caret) => caret.destroy());
		clients.forEach((client) => client.leave());
		return {
			'CPU %': share(before, after),
			'moves/s': ((turn - turnsBefore) * 2) / (elapsed / 1_000),
			'MB/s out': bytes / 1e6 / (elapsed / 1_000),
		};
	} finally {
		await running.stop();
	}
}
