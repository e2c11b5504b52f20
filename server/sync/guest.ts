import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { PersonId, SessionId, SpaceId } from '#domain/person/actor.ts';
import { closeCode, seat as seatNumber, type CloseCode, type SeatNumber } from '#protocol/wire/wire.ts';
import type { Limits } from './limits.ts';
import { Bucket } from './limits.ts';
import type { ReadyFrame } from './ready-frame.ts';

/** Several frames up to this many bytes are copied into one write. */
const joinedBytes = 16_384;

/** Who sits behind a socket, as the session says; never as the browser says. */
export interface GuestPerson {
	readonly personId: PersonId;
	readonly sessionId: SessionId;
	readonly name: string;
	readonly role: string | null;
	readonly colorIndex: number;
	readonly spaceId: SpaceId;
}

/** What this connection may do. Fields exist only where they make sense. */
export type Seat =
	| { readonly kind: 'writer' }
	| { readonly kind: 'reader'; readonly why: 'rights' | 'outdated' }
	| { readonly kind: 'gone'; readonly code: number };

/** One socket in one room. */
export class Guest {
	readonly socket: WebSocket;
	/** Speaks our additions (`v=1`); a stock y-websocket client never sees them. */
	readonly speaksOurs: boolean;
	readonly outdated: boolean;
	readonly cookie: string | undefined;
	readonly requests: Bucket;
	readonly presence: Bucket;
	person: GuestPerson;
	seat: Seat;
	/** Updates received on this connection, and how many of them, in order, are on disk. */
	received = 0;
	stored = 0;
	acknowledged = 0;
	/** Frames handed to the room and not yet handled. */
	waiting = 0;
	lastSentAt: number;
	checkedAt: number;
	heardAt: number;
	/** Until the client has answered our first step, what it types may hang on what only that answer brings. */
	awaitsWhole = true;
	/** Something was left aside: no acknowledgement until that answer is stored. */
	#missing = false;
	readonly #stream: Duplex | null;
	readonly #limits: Limits;
	readonly #now: () => number;

	constructor(
		socket: WebSocket,
		person: GuestPerson,
		seat: Seat,
		options: {
			speaksOurs: boolean;
			outdated: boolean;
			cookie: string | undefined;
			limits: Limits;
			now: () => number;
			/** Below the socket, for frames that are ready; nothing may be compressed or queued above it. */
			stream?: Duplex;
		},
	) {
		const { limits, now } = options;
		this.socket = socket;
		this.person = person;
		this.seat = seat;
		this.speaksOurs = options.speaksOurs;
		this.outdated = options.outdated;
		this.cookie = options.cookie;
		this.#stream = options.stream ?? null;
		this.#limits = limits;
		this.#now = now;
		this.requests = new Bucket(limits.requestsBurst, 1 / limits.requestRefillMs, now());
		this.presence = new Bucket(limits.presenceBurst, limits.presencePerSecond / 1_000, now());
		this.lastSentAt = now();
		this.checkedAt = now();
		this.heardAt = now();
	}

	/** An update was left aside; the answer to our next first step will bring it again. */
	missed(): void {
		this.awaitsWhole = true;
		this.#missing = true;
	}

	/** Update `index` is on disk. True when that, and everything before it, may be acknowledged. */
	storedUpTo(index: number, whole: boolean): boolean {
		if (whole) this.#missing = false;
		if (this.#missing) return false;
		this.stored = Math.max(this.stored, index);
		return true;
	}

	get lagging(): boolean {
		return this.socket.bufferedAmount > this.#limits.laggingBytes;
	}

	send(frame: Uint8Array): void {
		if (this.#takes()) this.socket.send(frame);
	}

	/** In order. What goes to everybody is made ready once, see `readyFrame`. */
	sendReady(frames: readonly ReadyFrame[]): void {
		if (frames.length === 0 || !this.#takes()) return;
		const stream = this.#stream;
		if (stream === null) for (const { payload } of frames) this.socket.send(payload);
		else if (frames.length === 1) stream.write(frames[0]!.whole);
		else {
			const whole = frames.map((frame) => frame.whole);
			if (whole.reduce((sum, one) => sum + one.length, 0) <= joinedBytes) stream.write(Buffer.concat(whole));
			else {
				stream.cork();
				for (const one of whole) stream.write(one);
				stream.uncork();
			}
		}
	}

	/** Open, and not too far behind: else it is closed. */
	#takes(): boolean {
		if (this.seat.kind === 'gone' || this.socket.readyState !== this.socket.OPEN) return false;
		if (this.socket.bufferedAmount > this.#limits.bufferedBytes) {
			this.close(closeCode.tooSlow);
			return false;
		}
		this.lastSentAt = this.#now();
		return true;
	}

	seatNumber(storing: boolean): SeatNumber {
		if (this.seat.kind === 'writer') return storing ? seatNumber.writer : seatNumber.notStoring;
		if (this.seat.kind === 'reader' && this.seat.why === 'outdated') return seatNumber.outdated;
		return seatNumber.reader;
	}

	/** Says why, then does not wait for a peer that never reads. */
	close(code: CloseCode): void {
		if (this.seat.kind === 'gone') return;
		this.seat = { kind: 'gone', code };
		this.socket.resume();
		this.socket.close(code);
		setTimeout(() => this.socket.terminate(), 1_000).unref();
	}
}
