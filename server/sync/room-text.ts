import type * as Y from 'yjs';
import type { RoomName } from '#protocol/room-name.ts';
import type { Entry, LogRow } from '../draft-log/log.ts';
import { Refused } from './bytes.ts';
import type { Guest } from './guest.ts';
import { History } from './history.ts';
import { Known } from './known.ts';
import type { RoomWorld } from './room-world.ts';
import { Owners, serverOwner } from './owners.ts';
import { scan, type Scan } from './scan.ts';
import { Scratch, Spoiled } from './scratch.ts';
import { trimDeletes } from './trim.ts';

/** One update of one guest, in the order it came. */
export interface UpdateJob {
	readonly kind: 'update';
	readonly guest: Guest;
	readonly index: number;
	readonly bytes: Uint8Array;
	/** The answer to our first step: everything the client has and we had not. */
	readonly whole: boolean;
}

/** An update that may be stored. */
export interface Accepted {
	readonly job: UpdateJob;
	/** Empty where nothing in it is new. */
	readonly bytes: Uint8Array;
	readonly scan: Scan;
	/** Yjs client ids that this update is the first to use. */
	readonly fresh: readonly number[];
}

/** What a change by the server made. */
export interface Edited {
	readonly value: unknown;
	readonly updates: readonly {
		readonly bytes: Uint8Array;
		readonly newClients: NonNullable<Entry['newClients']>;
	}[];
}

/**
 * What is known of one text: what is on disk, and what was accepted and is on its way there. Decides what may be
 * stored; the room stores it.
 */
export class RoomText {
	history: History;
	#known: Known;
	readonly #owners: Owners;
	readonly #world: Pick<RoomWorld, 'limits' | 'refused' | 'forbidden'>;
	#scratch: Scratch | null = null;
	#timer: NodeJS.Timeout | null = null;

	private constructor(world: RoomWorld, history: History, known: Known, owners: ReadonlyMap<number, string>) {
		this.#world = world;
		this.history = history;
		this.#known = known;
		this.#owners = new Owners(owners, world.limits.announcedIds);
	}

	/** Rejects when the log cannot be read: nobody is served an empty text instead. */
	static async load(name: RoomName, world: RoomWorld): Promise<RoomText> {
		const stored = await world.draftLog.load(name);
		const owners = await world.draftLog.clients(name);
		const known = new Known();
		return new RoomText(world, new History(stored, known), known, owners);
	}

	/** Last row that is on disk. */
	get seq(): number {
		return this.history.seq;
	}

	stateVector(): Uint8Array {
		return this.#known.stateVector();
	}

	announce(clientId: number, personId: string): void {
		this.#owners.announce(clientId, personId);
	}

	/** What was read again counts; announcements of presence stay. */
	adopt(fresh: RoomText): void {
		this.rest();
		this.history = fresh.history;
		this.#known = fresh.#known;
		this.#owners.adopt(fresh.#owners);
	}

	/** In order, each against what the ones before it left; adds to `accepted`. */
	accept(batch: readonly UpdateJob[], accepted: Accepted[] = []): Accepted[] {
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
					else for (const job of rest) this.accept([job], accepted);
					return accepted;
				}
			}
			if (spoiled < 0) break;
			this.#rebuild(accepted);
			rest = rest.slice(spoiled + 1);
		}
		return accepted;
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
		this.#scratchNow().apply(job.bytes, scanned);
		const bytes = trimDeletes(job.bytes, scanned, this.#known);
		this.#known.add(scanned);
		this.#owners.own(fresh, personId);
		return { job, bytes, scan: scanned, fresh };
	}

	#refuse(job: UpdateJob, error: unknown): void {
		const known = error instanceof Refused || error instanceof Spoiled;
		this.#world.refused(job.guest, known ? error.message : 'the update threw');
	}

	/** Runs a change of the server on the text. Throws what the change throws; then nothing of it is left. */
	edit(change: (doc: Y.Doc) => unknown): Edited {
		const { doc } = this.#scratchNow();
		const made: Uint8Array[] = [];
		const keep = (update: Uint8Array): void => void made.push(update);
		doc.on('update', keep);
		let value: unknown;
		try {
			value = doc.transact(() => change(doc));
		} catch (error) {
			this.#rebuild([]);
			throw error;
		} finally {
			doc.off('update', keep);
		}
		const updates = made.map((bytes) => {
			const scanned = scanStored(bytes);
			const fresh = scanned.sections
				.map(({ client }) => client)
				.filter((client) => this.#known.clock(client) === 0);
			this.#known.add(scanned);
			this.#owners.own(fresh, serverOwner);
			return { bytes, newClients: fresh.map((clientId) => ({ clientId, owner: serverOwner })) };
		});
		return { value, updates };
	}

	/** A row that somebody else wrote. */
	follow(row: LogRow): void {
		const scanned = scanStored(row.bytes);
		if (this.#scratch && !this.#known.covers(scanned)) this.#scratch.apply(row.bytes, scanned);
		this.#known.add(scanned);
		this.history.add(row.seq, row.bytes, scanned);
	}

	// The document, while somebody writes

	/** Throws Unreadable: then it is the log, not the update, that is at fault. */
	#scratchNow(): Scratch {
		try {
			this.#scratch ??= new Scratch(this.history.updates(), this.#world.limits.typeDepth);
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
		for (const update of this.history.updates()) this.#known.add(scanStored(update));
		const scratch = this.#scratchNow();
		for (const { bytes, scan: scanned } of accepted) {
			if (bytes.length > 0) scratch.apply(bytes, scanned);
			this.#known.add(scanned);
		}
	}

	/** Gives the document's memory back, later, if nobody writes meanwhile; says so then. */
	restLater(quiet: () => boolean, rested: () => void): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		if (this.#scratch === null) return;
		this.#timer = setTimeout(() => {
			if (!quiet()) return;
			this.rest();
			this.history.fold();
			rested();
		}, this.#world.limits.scratchIdleMs);
		this.#timer.unref();
	}

	rest(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#scratch?.destroy();
		this.#scratch = null;
	}
}

/** The log of the room cannot be replayed. */
class Unreadable extends Error {}

/** What is on disk is not judged again, only read. */
const scanStored = (bytes: Uint8Array): Scan => scan(bytes, { sections: Infinity, deleteRanges: Infinity });
