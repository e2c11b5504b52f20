import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { pause, percentile, type Figures } from '../figures.ts';
import { furnishBusyTavolo, voters, type BusyTavolo } from '../peers/busy-tavolo.ts';
import { startPeer, type Peer, type Running } from '../peers/peer.ts';

const feeds = 500;
const readings = 60;
const votes = 120;
/** People who press a button at the same moment. */
const together = 2;
const rounds = 20;

/**
 * A town at work: 5,000 comments, 1,000 proposals, 100,000 votes stored, 500 pages open that follow what happens. How long
 * whoever reads, votes or watches has to wait, and what an open page costs.
 */
export async function citizens(peer: Peer): Promise<Figures> {
	let tavolo: BusyTavolo | null = null;
	const busy: Peer = {
		...peer,
		environment: (folder) => ({ ...peer.environment(folder), TAVOLO_PROXY: '1' }),
		async furnish(folder) {
			tavolo = await furnishBusyTavolo(folder);
			return { seat: () => ({ path: '', headers: {} }), frameRoom: () => '' };
		},
	};
	const running = await startPeer(busy, { rooms: 0, people: 0 });
	const town = new Town(running, tavolo!);
	try {
		await town.get(`/proposte`, 0);
		await pause(2_000);
		const before = await running.usage('memory');
		await town.follow();
		await pause(1_000);
		const after = await running.usage('memory');
		const clause = await town.times(readings, (n) => town.get(`/bozza/articolo/${town.tavolo.clauseId}`, n));
		const list = await town.times(readings, (n) => town.get('/proposte', n));
		const found = await town.times(readings, (n) =>
			town.get('/proposte?cerca=pomeriggi&ordine=sostenute', n),
		);
		const vote = await town.times(votes, (n) => town.vote(n));
		const heard: number[] = [];
		for (let round = 0; round < rounds; round++) heard.push(...(await town.support(round)));
		return {
			'clause page p95 ms': percentile(clause, 0.95),
			'proposal list p95 ms': percentile(list, 0.95),
			'search p95 ms': percentile(found, 0.95),
			'vote p95 ms': percentile(vote, 0.95),
			'live p95 ms': percentile(heard, 0.95),
			'heard %': (heard.length / (rounds * feeds)) * 100,
			'KB per feed': (after.heldBytes - before.heldBytes) / 1_000 / feeds,
			'resident KB per feed': (after.residentBytes - before.residentBytes) / 1_000 / feeds,
		};
	} finally {
		town.leave();
		await running.stop();
	}
}

class Town {
	readonly tavolo: BusyTavolo;
	#port: number;
	#open: ClientRequest[] = [];
	#hear: (text: string) => void = () => {};

	constructor(running: Running, tavolo: BusyTavolo) {
		this.tavolo = tavolo;
		this.#port = Number(running.origin.split(':')[1]);
	}

	/** As often as said, a few at a time; how long each took, in milliseconds. */
	async times(count: number, act: (person: number) => Promise<void>): Promise<number[]> {
		const took: number[] = [];
		for (let n = 0; n < count; n += together) {
			await Promise.all(
				Array.from({ length: together }, async (_, one) => {
					const start = performance.now();
					await act(n + one);
					took.push(performance.now() - start);
				}),
			);
		}
		return took;
	}

	async get(path: string, person: number): Promise<void> {
		const answer = await this.#ask('GET', path, person);
		await text(answer);
		if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`);
	}

	/** Somebody who had voted before changes their mind. */
	async vote(person: number): Promise<void> {
		const { pollId } = this.tavolo;
		const body = { chiave: `key${person}`, testo: '', scelta: 'against' };
		await this.#send(`/voti/${pollId}?/vota`, person, body);
	}

	/** One person stands behind a proposal: how long until each open page has heard it, from the moment of the tap. */
	async support(round: number): Promise<number[]> {
		const proposalId = this.tavolo.proposalIds[round]!;
		const heard: number[] = [];
		const start = performance.now();
		const all = new Promise<void>((resolve) => {
			this.#hear = (said) => {
				if (!said.includes('proposal-changed') || !said.includes(proposalId)) return;
				heard.push(performance.now() - start);
				if (heard.length === feeds) resolve();
			};
		});
		await this.#send(`/proposte/${proposalId}?/sostieni`, voters - 1 - round, { on: '1' });
		await Promise.race([all, pause(5_000)]);
		return heard;
	}

	/** Opens every page's feed and waits until each has its first words. */
	async follow(): Promise<void> {
		for (let person = 0; person < feeds; person += 50) {
			await Promise.all(
				Array.from({ length: 50 }, async (_, one) => {
					const answer = await this.#ask('GET', '/diretta', person + one, true);
					if (answer.statusCode !== 200) throw new Error(`the feed answers ${answer.statusCode}`);
					answer.setEncoding('utf8');
					await new Promise<void>((resolve) => answer.once('data', () => resolve()));
					answer.on('data', (said: string) => this.#hear(said));
					answer.on('error', () => undefined);
				}),
			);
		}
	}

	leave(): void {
		for (const one of this.#open) one.destroy();
	}

	async #send(path: string, person: number, values: Readonly<Record<string, string>>): Promise<void> {
		const answer = await this.#ask('POST', path, person, false, new URLSearchParams(values).toString());
		const said = await text(answer);
		// A page's action answers 200 or 303; asked as a script asks, a refusal stands in the answer.
		if (answer.statusCode! >= 400)
			throw new Error(`${path} answers ${answer.statusCode}: ${said.slice(0, 200)}`);
	}

	#ask(method: string, path: string, person: number, stays = false, body?: string): Promise<IncomingMessage> {
		return new Promise((resolve, reject) => {
			const headers = {
				...this.tavolo.headers(person),
				accept: 'text/html',
				...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
			};
			const asked = request(
				{
					host: '127.0.0.1',
					port: this.#port,
					path: `/tavoli/${this.tavolo.slug}${path}`,
					method,
					headers,
					agent: false,
				},
				resolve,
			);
			asked.on('error', reject);
			if (stays) this.#open.push(asked);
			asked.end(body);
		});
	}
}

async function text(answer: IncomingMessage): Promise<string> {
	let all = '';
	answer.setEncoding('utf8');
	for await (const piece of answer) all += piece as string;
	return all;
}
