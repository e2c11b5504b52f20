import { percentile, pause, share, type Figures } from '../figures.ts';
import { seatAll } from '../light-client.ts';
import { startPeer, type Peer } from '../peers/peer.ts';
import { markersIn, Typist } from '../typist.ts';

const editsPerSecond = 5;
/** At six times the pace, so that every server's code is compiled as it is on one that has been up for an hour. */
const warmUpMs = 5_000;
const warmUpPace = 6;
const calmMs = 1_500;
const watchedReaders = 6;

/**
 * `people` in one room, `typing` of them at 5 edits/s. Latency is read by six watched people who search every frame for
 * the names of the edits; the others count bytes. `delivered` is the share of edits the watched people saw.
 */
export function typing(people: number, writers: number, measuredMs = 8_000) {
	return async (peer: Peer): Promise<Figures> => {
		const running = await startPeer(peer, { rooms: 1, people });
		try {
			const clients = await seatAll(running, people);
			const sentAt = new Map<string, number>();
			const latencies: number[] = [];
			let measuring = false;
			let seen = 0;
			/** Edits that reached a watched person while it was measured, whenever they were sent. */
			let arrived = 0;
			const watched = clients.slice(-watchedReaders);
			for (const client of watched) {
				client.onFrame = (frame) => {
					const now = performance.now();
					const keys = markersIn(frame);
					if (measuring) arrived += keys.length;
					for (const key of keys) {
						const sent = sentAt.get(key);
						if (sent === undefined) continue;
						seen++;
						latencies.push(now - sent);
					}
				};
			}
			const typists = Array.from({ length: writers }, (_, index) => new Typist(index));
			const period = 1_000 / editsPerSecond;
			let pace = writers > 100 ? 1 : warmUpPace;
			const due = typists.map((_, index) => performance.now() + (period * index) / writers);
			let expected = 0;
			const tick = setInterval(() => {
				const now = performance.now();
				typists.forEach((typist, index) => {
					while (due[index]! <= now) {
						due[index]! += period / pace;
						const { key, update } = typist.next();
						if (measuring) {
							sentAt.set(key, performance.now());
							expected += watched.length - (index >= people - watchedReaders ? 1 : 0);
						}
						clients[index]!.update(update);
					}
				});
			}, 4);
			await pause(warmUpMs);
			pace = 1;
			await pause(calmMs);
			// A server with too much to do answers late or never: nobody waits for it meanwhile.
			const before = running.usage().catch(() => null);
			const framesBefore = clients.reduce((sum, client) => sum + client.frames, 0);
			const startedAt = performance.now();
			measuring = true;
			await pause(measuredMs);
			measuring = false;
			const elapsed = performance.now() - startedAt;
			const after = running.usage().catch(() => null);
			clearInterval(tick);
			await pause(1_500);
			const [start, end] = await Promise.all([before, after]);
			const frames = clients.reduce((sum, client) => sum + client.frames, 0) - framesBefore;
			const delivered = expected === 0 ? 0 : seen / expected;
			const closed = clients.filter((client) => client.closedWith !== null).length;
			clients.forEach((client) => client.leave());
			return {
				'p50 ms': percentile(latencies, 0.5),
				'p99 ms': percentile(latencies, 0.99),
				'CPU %': start && end ? share(start, end) : Number.NaN,
				'delivered %': delivered * 100,
				'delivered of the watched': seen,
				'expected by the watched': expected,
				'deliveries/s': (arrived * (people - 1)) / watched.length / (elapsed / 1_000),
				'frames/s': frames / (elapsed / 1_000),
				closed,
			};
		} finally {
			await running.stop();
		}
	};
}
