import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { pause } from '../figures.ts';

/** Where a town's pages are, and who is who. */
export interface TownPlan {
	readonly slug: string;
	readonly pollId: string;
	readonly proposalIds: readonly string[];
	headers(person: number): Readonly<Record<string, string>>;
}

/** People who press a button at the same moment. */
const together = 2;

/** The people of a tavolo with their browsers: they read, follow, vote and support over HTTP. */
export class Town {
	readonly plan: TownPlan;
	readonly #port: number;
	readonly #open: ClientRequest[] = [];
	#hear: (text: string) => void = () => {};

	constructor(origin: string, plan: TownPlan) {
		this.plan = plan;
		this.#port = Number(origin.split(':')[1]);
	}

	/** As often as said, two at a time; how long each took, in milliseconds. */
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

	async get(path: string, person: number, slug = this.plan.slug): Promise<void> {
		const answer = await this.#ask('GET', path, person, slug);
		await text(answer);
		if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`);
	}

	/** Somebody who had voted before changes their mind. Asked as an enhanced form asks. */
	async vote(person: number, round: number): Promise<void> {
		const body = { chiave: `key${person}-${round}`, testo: '', scelta: round % 2 ? 'for' : 'against' };
		await this.#send(`/voti/${this.plan.pollId}?/vota`, person, body);
	}

	/** Whoever facilitates ends the vote. */
	async close(): Promise<number> {
		const start = performance.now();
		await this.#send(`/voti/${this.plan.pollId}?/chiudi`, 0, {});
		return performance.now() - start;
	}

	/** One person stands behind a proposal: how long until each open page has heard it, from the moment of the tap. */
	async support(round: number, feeds: number): Promise<number[]> {
		const proposalId = this.plan.proposalIds[round]!;
		const heard: number[] = [];
		const start = performance.now();
		const all = new Promise<void>((resolve) => {
			this.#hear = (said) => {
				if (!said.includes('proposal-changed') || !said.includes(proposalId)) return;
				heard.push(performance.now() - start);
				if (heard.length === feeds) resolve();
			};
		});
		await this.#send(`/proposte/${proposalId}?/sostieni`, 999 - round, { on: '1' });
		await Promise.race([all, pause(5_000)]);
		return heard;
	}

	/** Opens the feed of so many pages and waits until each has its first words. */
	async follow(feeds: number): Promise<void> {
		for (let person = 0; person < feeds; person += 50) {
			await Promise.all(
				Array.from({ length: 50 }, async (_, one) => {
					const answer = await this.#ask('GET', '/diretta', person + one, this.plan.slug, true);
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
		const body = new URLSearchParams(values).toString();
		const answer = await this.#ask('POST', path, person, this.plan.slug, false, body);
		const said = await text(answer);
		// The answer to a script is 200 whatever happened: what happened stands in it.
		if (answer.statusCode! >= 400 || /"type":"(failure|error)"/.test(said))
			throw new Error(`${path} answers ${answer.statusCode}: ${said.slice(0, 200)}`);
	}

	#ask(
		method: string,
		path: string,
		person: number,
		slug: string,
		stays = false,
		body?: string,
	): Promise<IncomingMessage> {
		return new Promise((resolve, reject) => {
			const headers = {
				...this.plan.headers(person),
				...(body === undefined
					? { accept: 'text/html' }
					: {
							accept: 'application/json',
							'x-sveltekit-action': 'true',
							'content-type': 'application/x-www-form-urlencoded',
						}),
			};
			const to = { host: '127.0.0.1', port: this.#port, path: `/tavoli/${slug}${path}`, method, headers };
			const asked = request({ ...to, agent: false }, resolve);
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
