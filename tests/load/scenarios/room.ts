import { Agent, request, type IncomingMessage } from 'node:http';
import { pause, percentile, share, type Figures } from '../figures.ts';
import { furnishRoom, type BusyRoom } from '../peers/busy-room.ts';
import { startPeer, type Peer } from '../peers/peer.ts';

const first = 40;
const all = 300;
/** They come in within a minute; a queue at the door is shorter than that here, so that the door has something to do. */
const arrivingMs = 20_000;
/** Ten minutes with ROOM_MINUTES=10; a tenth of it in the usual bench, with as many acts in a minute. */
const takingPartMs = Number(process.env.ROOM_MINUTES ?? 1) * 60_000;
const cardEveryMs = 20_000;
const awayMs = 20_000;

/**
 * A hall: forty guests come in, then two hundred and sixty more; all write for a while; the desk goes on and every phone
 * shows the new moment; everybody loses the network for twenty seconds and is back. All from one address, as in a hall.
 */
export async function room(peer: Peer): Promise<Figures> {
	let hall: BusyRoom | null = null;
	const running = await startPeer(
		{
			...peer,
			async furnish(folder) {
				hall = await furnishRoom(folder);
				return { seat: () => ({ path: '', headers: {} }), frameRoom: () => '' };
			},
		},
		{ rooms: 0, people: 0 },
	);
	const port = Number(running.origin.split(':')[1]);
	const phones = Array.from({ length: all }, () => new Phone(port, hall!.code));
	try {
		await phones[0]!.page(`/incontro?codice=${hall!.code}`);
		const empty = await running.usage('memory');
		const early = await arrive(phones.slice(0, first), arrivingMs);
		const late = await arrive(phones.slice(first), arrivingMs);
		await pause(1_000);
		const full = await running.usage('memory');

		const acts: number[] = [];
		const end = performance.now() + takingPartMs;
		await Promise.all(
			phones.map(async (phone) => {
				await pause(Math.random() * cardEveryMs);
				while (performance.now() < end) {
					acts.push(await phone.write());
					await pause(cardEveryMs * (0.5 + Math.random()));
				}
			}),
		);
		const worked = await running.usage();
		const shown = await nextMoment(port, hall!, phones);

		for (const phone of phones) phone.lose();
		await pause(awayMs);
		const backAt = performance.now();
		const back = await Promise.all(
			phones.map(async (phone) => {
				// The browser asks again two seconds after it noticed; not all notice together.
				await pause(Math.random() * 2_000);
				await phone.listen();
				await phone.read();
				return performance.now() - backAt;
			}),
		);
		const cards = await Promise.all(phones.map((phone) => phone.ownCards()));
		const written = phones.reduce((sum, phone) => sum + phone.written, 0);
		return {
			'first 40 join p95 ms': percentile(early, 0.95),
			'all join p95 ms': percentile(late, 0.95),
			'card p95 ms': percentile(acts, 0.95),
			'cards/s': acts.length / (takingPartMs / 1000),
			'new moment p95 ms': percentile(shown, 0.95),
			'shown %': (shown.length / all) * 100,
			'back p95 ms': percentile(back, 0.95),
			'cards kept %': (cards.reduce((sum, count) => sum + count, 0) / written) * 100,
			'CPU %': share(full, worked),
			'KB per phone': (full.heldBytes - empty.heldBytes) / 1024 / all,
			'server MB': full.residentBytes / 1024 / 1024,
		};
	} finally {
		for (const phone of phones) phone.lose();
		await running.stop();
	}
}

async function arrive(phones: readonly Phone[], withinMs: number): Promise<number[]> {
	return Promise.all(
		phones.map(async (phone, index) => {
			await pause((index / phones.length) * withinMs);
			const start = performance.now();
			await phone.join(index);
			return performance.now() - start;
		}),
	);
}

/** The desk presses "avanti": how long until each phone has the page of the new moment. */
async function nextMoment(port: number, hall: BusyRoom, phones: readonly Phone[]): Promise<number[]> {
	const start = performance.now();
	const seen = phones.map((phone) => phone.moved().then(() => performance.now() - start));
	const page = await ask(port, 'GET', hall.desk, hall.leader);
	const revision = /name="seen" value="(\d+)"/.exec(page.text)?.[1] ?? '2';
	const answer = await ask(
		port,
		'POST',
		`${hall.desk}?/passo`,
		hall.leader,
		new URLSearchParams({ seen: revision, step: 'next' }).toString(),
	);
	if (answer.status >= 400) throw new Error(`The desk answers ${answer.status}`);
	const settled = await Promise.all(seen.map((one) => Promise.race([one, pause(15_000).then(() => null)])));
	return settled.filter((ms) => ms !== null);
}

interface Answered {
	readonly status: number;
	readonly text: string;
	readonly cookie: string | null;
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 });

function ask(
	port: number,
	method: string,
	path: string,
	headers: Readonly<Record<string, string>>,
	body = '',
): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				agent,
				port,
				method,
				path,
				host: '127.0.0.1',
				headers: {
					accept: 'text/html',
					origin: 'http://127.0.0.1',
					...headers,
					...(method === 'POST'
						? {
								'content-type': 'application/x-www-form-urlencoded',
								'content-length': Buffer.byteLength(body),
							}
						: {}),
				},
			},
			(answer) => {
				const parts: Buffer[] = [];
				answer.on('data', (part: Buffer) => parts.push(part));
				answer.on('end', () =>
					resolve({
						status: answer.statusCode ?? 0,
						text: Buffer.concat(parts).toString('utf8'),
						cookie: /^[^;]+/.exec(answer.headers['set-cookie']?.[0] ?? '')?.[0] ?? null,
					}),
				);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

/** A guest's phone, as room-page.ts behaves: forms, one event stream, and the page again when the room moves. */
class Phone {
	written = 0;
	readonly #port: number;
	readonly #code: string;
	#cookie = '';
	#stream: IncomingMessage | null = null;
	#onMoved: (() => void) | null = null;

	constructor(port: number, code: string) {
		this.#port = port;
		this.#code = code;
	}

	get #room(): string {
		return `/incontro/${this.#code}`;
	}

	page(path: string): Promise<Answered> {
		return ask(this.#port, 'GET', path, { cookie: this.#cookie });
	}

	read(): Promise<Answered> {
		return this.page(this.#room);
	}

	async #send(action: string, fields: Record<string, string>): Promise<Answered> {
		const body = new URLSearchParams(fields).toString();
		const answer = await ask(this.#port, 'POST', `${this.#room}?/${action}`, { cookie: this.#cookie }, body);
		if (answer.status !== 303) throw new Error(`${action} answers ${answer.status}`);
		return answer;
	}

	/** From scanning the code to standing in the room, its stream open. */
	async join(number: number): Promise<void> {
		const door = await this.read();
		const token = /name="token" value="([0-9a-f]{40})"/.exec(door.text)![1]!;
		const table = String((number % 6) + 1);
		const inside = await this.#send('entra', { token, nickname: '', table });
		this.#cookie = inside.cookie!;
		await this.read();
		await this.listen();
	}

	listen(): Promise<void> {
		return new Promise((resolve, reject) => {
			const sent = request(
				{
					port: this.#port,
					host: '127.0.0.1',
					path: `${this.#room}/diretta`,
					headers: { cookie: this.#cookie },
				},
				(answer) => {
					if (answer.statusCode !== 200) {
						reject(new Error(`The stream answers ${answer.statusCode}`));
						return;
					}
					this.#stream = answer;
					answer.on('error', () => {});
					answer.on('data', (part: Buffer) => {
						if (part.includes('"moved"')) this.#onMoved?.();
					});
					resolve();
				},
			);
			sent.on('error', reject);
			sent.end();
		});
	}

	/** Resolves when the page of the new moment is here. */
	moved(): Promise<void> {
		return new Promise((resolve) => {
			this.#onMoved = () => {
				this.#onMoved = null;
				void pause(Math.random() * 600)
					.then(() => this.read())
					.then(() => resolve());
			};
		});
	}

	/** How long a card takes to be stored, in milliseconds. */
	async write(): Promise<number> {
		const start = performance.now();
		const key = `k${Math.random().toString(36).slice(2)}`;
		await this.#send('scrivi', { key, text: 'Un posto aperto il pomeriggio.' });
		this.written++;
		return performance.now() - start;
	}

	/** Its own cards on the page. */
	async ownCards(): Promise<number> {
		const { text } = await this.page(this.#room);
		return Number(/data-own="(\d+)"/.exec(text)?.[1] ?? 0);
	}

	lose(): void {
		this.#stream?.destroy();
		this.#stream = null;
	}
}
