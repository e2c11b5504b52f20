import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { stepOneFrame, stepTwoFrame, updateFrame } from '#protocol/wire/frames.ts';
import { message, syncStep } from '#protocol/wire/wire.ts';
import { until } from './sync-world.ts';

/** A socket in the hands of a test: sends any bytes, remembers what came back. */
export class RawClient {
	readonly socket: WebSocket;
	readonly frames: Uint8Array[] = [];
	/** Of the last receipt. */
	stored = 0;
	seat: number | null = null;
	closed: number | null = null;
	/** HTTP status, when the door was not even opened. */
	status: number | null = null;
	onFrame: (frame: Uint8Array) => void = () => undefined;

	constructor(url: string, options: { person?: string; headers?: Record<string, string> } = {}) {
		const headers = { ...options.headers };
		if (options.person !== undefined) headers.cookie = `person=${options.person}`;
		this.socket = new WebSocket(url, { headers });
		this.socket.on('message', (data: Buffer) => {
			const frame = new Uint8Array(data);
			if (frame[0] === message.stored)
				this.stored = decoding.readVarUint(decoding.createDecoder(frame.subarray(1)));
			else if (frame[0] === message.seat) this.seat = frame[1]!;
			else this.frames.push(frame);
			this.onFrame(frame);
		});
		this.socket.on('close', (code) => (this.closed = code));
		this.socket.on('unexpected-response', (_request, response) => {
			this.status = response.statusCode ?? 0;
			this.closed = 1006;
			this.socket.terminate();
		});
		this.socket.on('error', () => undefined);
	}

	static async open(url: string, person: string): Promise<RawClient> {
		const client = new RawClient(url, { person });
		await until(() => client.seat !== null || client.closed !== null, 'seated');
		return client;
	}

	send(bytes: Uint8Array | string): void {
		if (this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes);
	}

	update(bytes: Uint8Array): void {
		this.send(updateFrame(bytes));
	}

	async closes(): Promise<number> {
		await until(() => this.closed !== null, 'the socket is closed');
		return this.closed!;
	}

	drop(): void {
		this.socket.terminate();
	}
}

/** The bytes inside a sync frame, or null for another frame. */
export function readSync(frame: Uint8Array): { step: number; bytes: Uint8Array } | null {
	const decoder = decoding.createDecoder(frame);
	if (decoding.readVarUint(decoder) !== message.sync) return null;
	return { step: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) };
}

/**
 * An honest page with its own document, whose sockets are flushed by hand: what it sends and what it hears waits in a
 * queue until the test lets it through.
 */
export class HonestPage {
	readonly personId: string;
	doc: Y.Doc;
	client: RawClient | null = null;
	/** Updates handed to the socket on this connection. */
	sent = 0;
	readonly outbox: Uint8Array[] = [];
	readonly inbox: Uint8Array[] = [];
	/** Close codes of connections the server ended. */
	readonly closes: number[] = [];
	answeredStepOne = false;
	readonly #url: () => string;

	constructor(url: () => string, personId: string) {
		this.#url = url;
		this.personId = personId;
		this.doc = new Y.Doc();
		this.#listen();
	}

	#listen(): void {
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this && this.client) this.outbox.push(updateFrame(update));
		});
	}

	/** The page is loaded anew: same person, another Yjs client id; only for a page whose edits are all stored. */
	reload(): void {
		this.disconnect();
		this.doc.destroy();
		this.doc = new Y.Doc();
		this.#listen();
	}

	async connect(): Promise<void> {
		this.disconnect();
		const client = new RawClient(this.#url(), { person: this.personId });
		await until(() => client.socket.readyState === WebSocket.OPEN || client.closed !== null, 'open');
		if (client.closed !== null) return;
		client.onFrame = (frame) => this.inbox.push(frame);
		for (const frame of client.frames.splice(0)) this.inbox.push(frame);
		client.socket.on('close', (code) => {
			if (this.client !== client) return;
			this.closes.push(code);
			this.#forget();
		});
		this.client = client;
		this.sent = 0;
		this.answeredStepOne = false;
		this.outbox.push(stepOneFrame(Y.encodeStateVector(this.doc)));
	}

	#forget(): void {
		this.client = null;
		this.inbox.length = 0;
		this.outbox.length = 0;
	}

	disconnect(): void {
		const { client } = this;
		this.#forget();
		client?.drop();
	}

	flushOut(count = Infinity): void {
		for (; count > 0 && this.outbox.length > 0; count--) {
			const frame = this.outbox.shift()!;
			if (frame[0] === message.sync && frame[1] !== syncStep.one) this.sent += 1;
			this.client?.send(frame);
		}
	}

	flushIn(count = Infinity): void {
		for (; count > 0 && this.inbox.length > 0; count--) this.#hear(this.inbox.shift()!);
	}

	#hear(frame: Uint8Array): void {
		const sync = readSync(frame);
		if (!sync) return;
		if (sync.step === syncStep.one) {
			this.outbox.push(stepTwoFrame(Y.encodeStateAsUpdate(this.doc, sync.bytes)));
			this.answeredStepOne = true;
		} else Y.applyUpdate(this.doc, sync.bytes, this);
	}

	/** Everything this page ever typed is on disk. */
	get settled(): boolean {
		return (
			this.client !== null &&
			this.answeredStepOne &&
			this.inbox.length === 0 &&
			this.outbox.length === 0 &&
			this.client.stored >= this.sent
		);
	}

	async settle(what: string): Promise<void> {
		await until(
			() => {
				this.flushIn();
				this.flushOut();
				return this.settled;
			},
			`${what}: ${this.personId} is settled (closes ${this.closes.join()})`,
			20_000,
		);
	}
}
