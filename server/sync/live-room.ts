import type * as Y from 'yjs';
import type { RoomName } from '#protocol/room-name.ts';
import { heartbeatFrame, seatFrame, stepOneFrame } from '#protocol/wire/frames.ts';
import { closeCode } from '#protocol/wire/wire.ts';
import type { DraftLog, Entry, LogRow } from '../draft-log/log.ts';
import { Refused } from './bytes.ts';
import { FanOut } from './fan-out.ts';
import type { Guest } from './guest.ts';
import { History } from './history.ts';
import { Known } from './known.ts';
import type { Limits } from './limits.ts';
import { Owners, serverOwner } from './owners.ts';
import { Presence } from './presence.ts';
import { scan, type Scan } from './scan.ts';
import { documentOf, Scratch, Spoiled } from './scratch.ts';
import { trimDeletes } from './trim.ts';

/** What a room needs of the engine around it. */
export interface RoomWorld {
	readonly draftLog: DraftLog;
	readonly limits: Limits;
	readonly now: () => number;
	/** Somebody sent what no honest client sends. */
	refused(guest: Guest, reason: string): void;
	/** A commit failed, or the log cannot be read. */
	failed(room: RoomName, error: unknown): void;
	/** A reader sent something new. */
	forbidden(guest: Guest): void;
	/** Frames of this guest were handled: its socket may be read again. */
	handled(guest: Guest): void;
}

type Job =
	| {
			readonly kind: 'update';
			readonly guest: Guest;
			readonly index: number;
			readonly bytes: Uint8Array;
			/** The answer to our first step: everything the client has and we had not. */
			readonly whole: boolean;
	  }
	| {
			readonly kind: 'edit';
			readonly personId: string | null;
			readonly change: (doc: Y.Doc) => unknown;
			resolve(value: unknown): void;
			reject(error: unknown): void;
	  };

type UpdateJob = Extract<Job, { kind: 'update' }>;

/** An update that may be stored. */
interface Accepted {
	readonly job: UpdateJob;
	readonly bytes: Uint8Array;
	readonly scan: Scan;
	readonly fresh: readonly number[];
}

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
	#known: Known;
	#history: History;
	readonly #owners: Owners;
	#scratch: Scratch | null = null;
	#scratchTimer: NodeJS.Timeout | null = null;
	#line: Job[] = [];
	#running: Promise<void> | null = null;
	#state: State = { kind: 'open' };
	/** Highest row the log has told of: above our own history when somebody else appended. */
	#head = 0;

	private constructor(
		name: RoomName,
		world: RoomWorld,
		loaded: { known: Known; history: History; owners: Owners },
	) {
		this.name = name;
		this.#world = world;
		this.#known = loaded.known;
		this.#history = loaded.history;
		this.#owners = loaded.owners;
		this.#head = loaded.history.seq;
		this.#fanOut = new FanOut(world.limits, () => this.guests);
		this.presence = new Presence({
			limits: world.limits,
			now: world.now,
			send: (frame) => {
				for (const guest of this.guests) if (!guest.lagging) guest.send(frame);
			},
			announce: (clientId, personId) => this.#owners.announce(clientId, personId),
		});
	}

	/** Loads before anything is answered: a room that cannot be read is never served as an empty one. */
	static async open(name: RoomName, world: RoomWorld): Promise<LiveRoom> {
		const { known, history, owners } = await load(name, world.draftLog);
		return new LiveRoom(name, world, { known, history, owners: new Owners(owners) });
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
		this.seat(guest);
		const whole = this.presence.whole();
		if (whole) guest.send(whole);
	}

	/** Says what the guest may do; a writer is asked for what only it has. */
	seat(guest: Guest): void {
		if (guest.speaksOurs) guest.send(seatFrame(guest.seatNumber(this.storing)));
		if (guest.seat.kind === 'writer' && this.storing) guest.send(stepOneFrame(this.#known.stateVector()));
	}

	leave(guest: Guest): void {
		this.guests.delete(guest);
		this.presence.leave(guest);
	}

	answer(guest: Guest, stateVector: Uint8Array): void {
		for (const frame of this.#history.answer(stateVector)) guest.send(frame);
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
		this.#start();
	}

	#start(): void {
		this.#running ??= this.#run().finally(() => {
			this.#running = null;
			if (this.#hasWork()) this.#start();
		});
	}

	#hasWork(): boolean {
		return this.#line.length > 0 || (this.#state.kind === 'open' && this.#head > this.#history.seq);
	}

	/** One batch a turn: sockets and other rooms come between. */
	async #run(): Promise<void> {
		while (this.#hasWork()) {
			await new Promise((resolve) => setImmediate(resolve));
			try {
				if (this.#state.kind === 'open' && this.#head > this.#history.seq) await this.#catchUp();
				const batch = this.#takeBatch();
				if (batch[0]?.kind === 'edit') await this.#edit(batch[0]);
				else await this.#store(batch as UpdateJob[]);
			} catch (error) {
				this.#fail(error);
			}
			this.#fanOut.schedule();
		}
		this.#keepScratch();
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
		const accepted: Accepted[] = [];
		this.#accept(batch, accepted);
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

	/** In order, each against what the ones before it left; adds to `accepted`. */
	#accept(batch: readonly UpdateJob[], accepted: Accepted[]): void {
		let rest = batch;
		while (rest.length > 0) {
			const before = accepted.length;
			let spoiled = -1;
			try {
				this.#together(() => {
					spoiled = rest.findIndex((job) => this.#judge(job, accepted) === 'spoiled');
				});
			} catch (error) {
				if (error instanceof Unreadable) throw error;
				if (spoiled < 0) {
					// Closing the transaction threw, and nothing says who did it: one by one, then.
					accepted.length = before;
					this.#rebuild(accepted);
					if (rest.length === 1) this.#refuse(rest[0]!, error);
					else for (const job of rest) this.#accept([job], accepted);
					return;
				}
			}
			if (spoiled < 0) return;
			this.#rebuild(accepted);
			rest = rest.slice(spoiled + 1);
		}
	}

	#together(work: () => void): void {
		if (this.#scratch) this.#scratch.together(work);
		else work();
	}

	#judge(job: UpdateJob, accepted: Accepted[]): 'done' | 'spoiled' {
		const { seat } = job.guest;
		// What was sent before a person left still counts; what a barred person sent does not.
		if (seat.kind === 'gone' && seat.code >= 4400) return 'done';
		try {
			const one = this.#acceptOne(job);
			if (!one) return 'done';
			accepted.push(one);
			if (job.whole) job.guest.awaitsWhole = false;
		} catch (error) {
			if (error instanceof Unreadable) throw error;
			this.#refuse(job, error);
			if (!(error instanceof Refused)) return 'spoiled';
		}
		return 'done';
	}

	/** Null when the update is left aside without a word. Empty bytes when nothing in it is new. */
	#acceptOne(job: UpdateJob): Accepted | null {
		const { limits } = this.#world;
		const { guest } = job;
		const scanned = scan(job.bytes, {
			sections: limits.clientSections,
			deleteRanges: limits.deleteRanges + this.#known.deleteRanges,
		});
		if (this.#known.covers(scanned)) return { job, bytes: new Uint8Array(0), scan: scanned, fresh: [] };
		if (guest.seat.kind === 'reader') {
			this.#world.forbidden(guest);
			return null;
		}
		const { personId } = guest.person;
		const fresh = this.#owners.claims(scanned, this.#known, personId);
		const gap = this.#known.gap(scanned);
		if (gap !== null) {
			// Typed before the client answered our first step: that answer will bring it all.
			if (!guest.awaitsWhole || job.whole) throw new Refused(gap);
			guest.missed();
			return null;
		}
		this.#text().apply(job.bytes, scanned);
		const bytes = trimDeletes(job.bytes, scanned, this.#known);
		this.#known.add(scanned);
		this.#owners.own(fresh, personId);
		return { job, bytes, scan: scanned, fresh };
	}

	#refuse(job: UpdateJob, error: unknown): void {
		const known = error instanceof Refused || error instanceof Spoiled;
		this.#world.refused(job.guest, known ? error.message : 'the update threw');
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
		const gap = rows.some((row, index) => row.seq !== this.#history.seq + 1 + index);
		if (gap) return this.#catchUp();
		rows.forEach((row, index) => {
			this.#history.add(row.seq, row.bytes);
			this.#fanOut.push(row.bytes, from[index]?.job.guest ?? null);
		});
	}

	async #edit(job: Extract<Job, { kind: 'edit' }>): Promise<void> {
		if (this.#state.kind !== 'open') return job.reject(new Error('The text cannot be written now.'));
		const { doc } = this.#text();
		const made: Uint8Array[] = [];
		const keep = (update: Uint8Array): void => void made.push(update);
		doc.on('update', keep);
		let value: unknown;
		try {
			value = doc.transact(() => job.change(doc));
		} catch (error) {
			this.#rebuild([]);
			return job.reject(error);
		} finally {
			doc.off('update', keep);
		}
		try {
			for (const bytes of made) {
				const scanned = scanStored(bytes);
				const newClients = scanned.sections
					.filter(({ client }) => this.#known.clock(client) === 0)
					.map(({ client }) => ({ clientId: client, owner: serverOwner }));
				this.#known.add(scanned);
				this.#owners.own(
					newClients.map(({ clientId }) => clientId),
					serverOwner,
				);
				const rows = await this.#append([{ room: this.name, personId: job.personId, bytes, newClients }]);
				await this.#stored(rows, []);
			}
		} catch (error) {
			job.reject(error);
			throw error;
		}
		job.resolve(value);
	}

	// The text in memory

	/** Throws Unreadable: then it is the log, not the update, that is at fault. */
	#text(): Scratch {
		try {
			this.#scratch ??= new Scratch(this.#history.updates(), this.#world.limits.typeDepth);
			return this.#scratch;
		} catch (error) {
			throw new Unreadable('the log cannot be replayed', { cause: error });
		}
	}

	/** From the log, and what was accepted since and is not in it yet. */
	#rebuild(accepted: readonly Accepted[]): void {
		this.#scratch?.destroy();
		this.#scratch = null;
		this.#known = new Known();
		for (const update of this.#history.updates()) this.#known.add(scanStored(update));
		const scratch = this.#text();
		for (const { bytes, scan: scanned } of accepted) {
			if (bytes.length > 0) scratch.apply(bytes, scanned);
			this.#known.add(scanned);
		}
	}

	#keepScratch(): void {
		if (this.#scratchTimer !== null) clearTimeout(this.#scratchTimer);
		if (this.#scratch === null) return;
		this.#scratchTimer = setTimeout(() => {
			if (this.#running !== null) return;
			this.#scratch?.destroy();
			this.#scratch = null;
		}, this.#world.limits.scratchIdleMs);
		this.#scratchTimer.unref();
	}

	/** A private copy of the text as it is on disk. */
	copy(): Y.Doc {
		return documentOf(this.#history.updates());
	}

	// The log

	/** The log has stored rows: ours, or of somebody else (an act of the server, another node). */
	noticed(seq: number): void {
		if (seq <= this.#head) return;
		this.#head = seq;
		if (this.#hasWork()) this.#start();
	}

	async #catchUp(): Promise<void> {
		const rows = await this.#world.draftLog.rowsAfter(this.name, this.#history.seq);
		for (const row of rows) {
			if (row.seq !== this.#history.seq + 1) continue;
			const scanned = scanStored(row.bytes);
			if (this.#scratch && !this.#known.covers(scanned)) this.#scratch.apply(row.bytes, scanned);
			this.#known.add(scanned);
			this.#history.add(row.seq, row.bytes, scanned);
			this.#fanOut.push(row.bytes, null);
		}
	}

	compacted(seq: number, bytes: Uint8Array): void {
		this.#history.rebase(seq, bytes);
	}

	/** Nothing of the batch is acknowledged or told; everything is read again, and everybody asked again. */
	#fail(error: unknown): void {
		if (this.#state.kind !== 'open') return;
		this.#world.failed(this.name, error);
		this.#state = { kind: 'paused' };
		this.#scratch?.destroy();
		this.#scratch = null;
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
		const told = this.#history.seq;
		const { known, history, owners } = await load(this.name, this.#world.draftLog);
		if (this.#state.kind !== 'paused') return;
		this.#known = known;
		this.#history = history;
		this.#owners.adopt(owners);
		this.#head = history.seq;
		this.#state = { kind: 'open' };
		for (const bytes of history.after(told)) this.#fanOut.push(bytes, null);
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
		if (this.#scratchTimer !== null) clearTimeout(this.#scratchTimer);
		this.#scratch?.destroy();
		this.#scratch = null;
		this.presence.stop();
		this.#fanOut.stop();
	}
}

/** The log of the room cannot be replayed. */
class Unreadable extends Error {}

/** What is on disk is not judged again, only read. */
const scanStored = (bytes: Uint8Array): Scan => scan(bytes, { sections: Infinity, deleteRanges: Infinity });

async function load(name: RoomName, draftLog: DraftLog) {
	const stored = await draftLog.load(name);
	const owners = await draftLog.clients(name);
	const known = new Known();
	const history = new History(stored, known);
	return { known, history, owners };
}
