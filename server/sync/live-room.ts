import type * as Y from 'yjs';
import type { RoomName } from '#protocol/room-name.ts';
import { heartbeatFrame, seatFrame, stepOneFrame } from '#protocol/wire/frames.ts';
import { closeCode } from '#protocol/wire/wire.ts';
import type { Entry, LogRow } from '../draft-log/log.ts';
import { FanOut } from './fan-out.ts';
import type { Guest } from './guest.ts';
import { nextTurn } from './next-turn.ts';
import { Presence } from './presence.ts';
import { readyFrame } from './ready-frame.ts';
import { RoomText, type Accepted, type Edited, type UpdateJob } from './room-text.ts';
import type { RoomWorld } from './room-world.ts';
import { documentOf } from './scratch.ts';

interface EditJob {
	readonly kind: 'edit';
	readonly personId: string | null;
	readonly change: (doc: Y.Doc) => unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

type Job = UpdateJob | EditJob;

/** open: writing works; paused: a commit failed, nothing is stored until the room is rebuilt; closed: no more. */
type State = { readonly kind: 'open' } | { readonly kind: 'paused' } | { readonly kind: 'closed' };

/**
 * One text that somebody has open. Updates wait in line and are handled in batches: precheck, ownership, scratch,
 * append; only what is on disk is broadcast and acknowledged. Memory is never ahead of disk for longer than a commit.
 */
export class LiveRoom {
	readonly name: RoomName;
	readonly guests = new Set<Guest>();
	readonly presence: Presence;
	readonly #world: RoomWorld;
	readonly #fanOut: FanOut;
	readonly #text: RoomText;
	#line: Job[] = [];
	#running: Promise<void> | null = null;
	/** Ends the wait for the next batch. */
	#wake: (() => void) | null = null;
	#state: State = { kind: 'open' };
	/** Highest row the log has told of: above our own history when somebody else appended. */
	#head = 0;

	private constructor(name: RoomName, world: RoomWorld, text: RoomText) {
		this.name = name;
		this.#world = world;
		this.#text = text;
		this.#head = text.seq;
		this.#fanOut = new FanOut(world.limits, () => this.guests);
		this.presence = new Presence({
			limits: world.limits,
			now: world.now,
			send: (frame) => {
				const ready = [readyFrame(frame)];
				for (const guest of this.guests) if (!guest.lagging) guest.sendReady(ready);
			},
			announce: (clientId, personId) => this.#text.announce(clientId, personId),
		});
	}

	/** Loads before anything is answered: a room that cannot be read is never served as an empty one. */
	static async open(name: RoomName, world: RoomWorld): Promise<LiveRoom> {
		return new LiveRoom(name, world, await RoomText.load(name, world));
	}

	get storing(): boolean {
		return this.#state.kind === 'open';
	}

	get busy(): boolean {
		return this.#running !== null || this.#line.length > 0;
	}

	// Guests

	join(guest: Guest): void {
		this.guests.add(guest);
		const whole = this.presence.whole();
		this.seat(guest, whole ? [whole] : []);
	}

	/** Says what the guest may do, and `more`, in one write; a writer is asked for what only it has. */
	seat(guest: Guest, more: readonly Uint8Array[] = []): void {
		const frames: Uint8Array[] = [];
		if (guest.speaksOurs) frames.push(seatFrame(guest.seatNumber(this.storing)));
		if (guest.seat.kind === 'writer' && this.storing) frames.push(stepOneFrame(this.#text.stateVector()));
		guest.sendReady([...frames, ...more].map(readyFrame));
	}

	leave(guest: Guest): void {
		this.guests.delete(guest);
		this.presence.leave(guest);
	}

	answer(guest: Guest, stateVector: Uint8Array): void {
		guest.sendReady(this.#text.history.answer(stateVector));
	}

	heartbeat(): void {
		const { heartbeatMs } = this.#world.limits;
		const now = this.#world.now();
		for (const guest of this.guests) {
			if (now - guest.lastSentAt >= heartbeatMs) guest.send(heartbeatFrame);
		}
	}

	// Writing

	/** `bytes` must be the room's own copy. */
	update(guest: Guest, bytes: Uint8Array, whole: boolean): void {
		const index = ++guest.received;
		guest.waiting += 1;
		this.#enqueue({ kind: 'update', guest, index, bytes, whole });
	}

	edit<T>(personId: string | null, change: (doc: Y.Doc) => T): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			this.#enqueue({ kind: 'edit', personId, change, resolve: resolve as (value: unknown) => void, reject });
		});
	}

	#enqueue(job: Job): void {
		this.#line.push(job);
		if (!this.#mayGather()) this.#wake?.();
		this.#start();
	}

	#start(): void {
		this.#running ??= this.#run().finally(() => {
			this.#running = null;
			if (this.#hasWork()) this.#start();
		});
	}

	#hasWork(): boolean {
		return this.#line.length > 0 || (this.#state.kind === 'open' && this.#head > this.#text.seq);
	}

	/** One batch a turn: sockets and other rooms come between. */
	async #run(): Promise<void> {
		while (this.#hasWork()) {
			await this.#nextBatch();
			try {
				if (this.#state.kind === 'open' && this.#head > this.#text.seq) await this.#catchUp();
				const batch = this.#takeBatch();
				if (batch[0]?.kind === 'edit') await this.#edit(batch[0]);
				else await this.#store(batch as UpdateJob[]);
			} catch (error) {
				this.#fail(error);
			}
			this.#fanOut.schedule();
		}
		this.#text.restLater(
			() => this.#running === null,
			() => this.#world.quiet(this.name),
		);
	}

	/**
	 * The next turn of the event loop, or, while the room may not broadcast yet, the moment when it may: what is not
	 * told before then need not be on disk before then, and one commit takes all of it.
	 */
	async #nextBatch(): Promise<void> {
		const wait = this.#mayGather() ? this.#fanOut.wait() : 0;
		if (wait > 0) {
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, wait);
				this.#wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
			this.#wake = null;
		}
		await nextTurn();
	}

	#mayGather(): boolean {
		const last = this.#line.at(-1);
		return last?.kind === 'update' && this.#line.length < this.#world.limits.batchUpdates;
	}

	/** An edit of the server, or as many updates as one turn may hold. */
	#takeBatch(): Job[] {
		const { batchUpdates, batchBytes } = this.#world.limits;
		if (this.#line[0]?.kind === 'edit') return this.#line.splice(0, 1);
		let count = 0;
		let bytes = 0;
		for (const job of this.#line) {
			if (job.kind === 'edit' || count === batchUpdates || bytes >= batchBytes) break;
			bytes += job.bytes.length;
			count += 1;
		}
		return this.#line.splice(0, count);
	}

	async #store(batch: readonly UpdateJob[]): Promise<void> {
		for (const { guest } of batch) {
			guest.waiting -= 1;
			this.#world.handled(guest);
		}
		if (this.#state.kind !== 'open') {
			// What comes in now will be asked for again when the disk is back.
			for (const { guest } of batch) guest.missed();
			return;
		}
		const accepted = this.#text.accept(batch);
		const entries = accepted.filter((one) => one.bytes.length > 0);
		const rows = await this.#append(
			entries.map((one) => ({
				room: this.name,
				personId: one.job.guest.person.personId,
				bytes: one.bytes,
				newClients: one.fresh.map((clientId) => ({ clientId, owner: one.job.guest.person.personId })),
			})),
		);
		await this.#stored(rows, entries);
		for (const { job } of accepted) {
			if (job.guest.storedUpTo(job.index, job.whole)) this.#fanOut.acknowledge(job.guest);
		}
	}

	/** Throws when the disk refuses. */
	async #append(entries: readonly Entry[]): Promise<LogRow[]> {
		const results = await Promise.allSettled(entries.map((entry) => this.#world.draftLog.append(entry)));
		return results.map((result) => {
			if (result.status === 'rejected') throw result.reason;
			return result.value;
		});
	}

	/** On disk: now it is part of the history, and may be told. */
	async #stored(rows: readonly LogRow[], from: readonly Accepted[]): Promise<void> {
		const gap = rows.some((row, index) => row.seq !== this.#text.seq + 1 + index);
		if (gap) return this.#catchUp();
		rows.forEach((row, index) => {
			this.#text.history.add(row.seq, row.bytes);
			this.#fanOut.push(row.bytes, from[index]?.job.guest ?? null);
		});
	}

	async #edit(job: EditJob): Promise<void> {
		if (this.#state.kind !== 'open') return job.reject(new Error('The text cannot be written now.'));
		let made: Edited;
		try {
			made = this.#text.edit(job.change);
		} catch (error) {
			return job.reject(error);
		}
		try {
			for (const { bytes, newClients } of made.updates) {
				const rows = await this.#append([{ room: this.name, personId: job.personId, bytes, newClients }]);
				await this.#stored(rows, []);
			}
		} catch (error) {
			job.reject(error);
			throw error;
		}
		job.resolve(made.value);
	}

	/** A private copy of the text as it is on disk. */
	copy(): Y.Doc {
		return documentOf(this.#text.history.updates());
	}

	// The log

	/** The log has stored rows: ours, or of somebody else (an act of the server, another node). */
	noticed(seq: number): void {
		if (seq <= this.#head) return;
		this.#head = seq;
		if (this.#hasWork()) this.#start();
	}

	async #catchUp(): Promise<void> {
		const rows = await this.#world.draftLog.rowsAfter(this.name, this.#text.seq);
		for (const row of rows) {
			if (row.seq !== this.#text.seq + 1) continue;
			this.#text.follow(row);
			this.#fanOut.push(row.bytes, null);
		}
	}

	compacted(seq: number, bytes: Uint8Array): void {
		this.#text.history.rebase(seq, bytes);
	}

	/** Nothing of the batch is acknowledged or told; everything is read again, and everybody asked again. */
	#fail(error: unknown): void {
		if (this.#state.kind !== 'open') return;
		this.#world.failed(this.name, error);
		this.#state = { kind: 'paused' };
		this.#text.rest();
		for (const guest of this.guests) {
			guest.missed();
			this.seat(guest);
		}
		this.#recoverLater();
	}

	#recoverLater(): void {
		setTimeout(() => {
			this.#recover().catch((error: unknown) => {
				this.#world.failed(this.name, error);
				this.#recoverLater();
			});
		}, this.#world.limits.diskPauseMs).unref();
	}

	async #recover(): Promise<void> {
		if (this.#running !== null) await this.#running;
		const told = this.#text.seq;
		const fresh = await RoomText.load(this.name, this.#world);
		if (this.#state.kind !== 'paused') return;
		this.#text.adopt(fresh);
		this.#head = this.#text.seq;
		this.#state = { kind: 'open' };
		for (const bytes of this.#text.history.after(told)) this.#fanOut.push(bytes, null);
		this.#fanOut.flush();
		for (const guest of this.guests) this.seat(guest);
	}

	/** Everything handed in is stored and acknowledged, or refused. */
	async settle(): Promise<void> {
		while (this.#running !== null) await this.#running;
		this.#fanOut.flush();
	}

	close(): void {
		this.#state = { kind: 'closed' };
		for (const guest of this.guests) guest.close(closeCode.restarting);
		this.#text.rest();
		this.presence.stop();
		this.#fanOut.stop();
	}
}
