import { WebSocket } from 'ws';
import type { Running } from './peers/peer.ts';

const emptyStateVector = new Uint8Array([0]);

/** A socket that speaks the peer's protocol without keeping a document: the load must cost less than what it measures. */
export class LightClient {
	readonly socket: WebSocket;
	readonly joined: Promise<void>;
	readonly #room: string;
	readonly #running: Running;
	frames = 0;
	bytes = 0;
	/** Bytes of the answer to the first sync step. */
	welcomeBytes = 0;
	stored = 0;
	closedWith: number | null = null;
	onFrame: ((frame: Buffer) => void) | null = null;
	onStored: ((count: number) => void) | null = null;

	constructor(running: Running, room: number, person: number, stateVector: Uint8Array = emptyStateVector) {
		const { path, headers } = running.seating.seat(room, person);
		this.#running = running;
		this.#room = running.seating.frameRoom(room);
		const { frames } = running.peer;
		this.socket = new WebSocket(`ws://${running.origin}${path}`, { headers, perMessageDeflate: false });
		this.joined = new Promise((resolve, reject) => {
			this.socket.on('error', reject);
			this.socket.on('open', () => {
				for (const frame of frames.hello(this.#room, stateVector)) this.socket.send(frame);
				if (!frames.welcomes) resolve();
			});
			this.socket.on('close', (code) => {
				this.closedWith = code;
				reject(new Error(`closed with ${code} before joining`));
			});
			let welcomed = !frames.welcomes;
			this.socket.on('message', (frame: Buffer) => {
				this.frames++;
				this.bytes += frame.length;
				if (!welcomed && frames.isWelcome(frame)) {
					welcomed = true;
					this.welcomeBytes = frame.length;
					resolve();
				}
				const stored = frames.stored(frame);
				if (stored !== null) {
					this.stored = stored;
					this.onStored?.(stored);
				}
				this.onFrame?.(frame);
			});
		});
		this.joined.catch(() => undefined);
	}

	update(update: Uint8Array): void {
		this.socket.send(this.#running.peer.frames.update(this.#room, update));
	}

	awareness(update: Uint8Array): void {
		this.socket.send(this.#running.peer.frames.awareness(this.#room, update));
	}

	leave(): void {
		this.socket.terminate();
	}
}

/** Opens everybody, a few at a time, so that joining is not part of what is measured. */
export async function seatAll(
	running: Running,
	people: number,
	roomOf: (person: number) => number = () => 0,
): Promise<LightClient[]> {
	const clients: LightClient[] = [];
	for (let person = 0; person < people; person += 25) {
		const group = Array.from(
			{ length: Math.min(25, people - person) },
			(_, index) => new LightClient(running, roomOf(person + index), person + index),
		);
		await Promise.all(group.map((client) => client.joined));
		clients.push(...group);
	}
	return clients;
}
