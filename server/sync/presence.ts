import { presenceFrame, type PresenceEntry } from '#protocol/wire/frames.ts';
import { wireLimit, type PresenceUser } from '#protocol/wire/wire.ts';
import { ByteReader } from './bytes.ts';
import type { Guest } from './guest.ts';
import { Bucket, type Limits } from './limits.ts';

interface Place {
	readonly guest: Guest;
	clock: number;
	/** As the client sent it; read only when a frame is built. */
	raw: Uint8Array;
	/** With the server's word on who it is; null while `raw` is newer. */
	state: string | null;
}

interface Departed {
	readonly personId: string;
	readonly clock: number;
	readonly at: number;
}

/** A stock client repeats what it hears: late echoes of somebody who left must not bring a ghost back. */
const departedKeptMs = 60_000;
/** Of one frame. An honest one holds its own id, or, from a stock client that repeats what it hears, everybody's. */
const entriesRead = 1_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const nobody = new TextEncoder().encode('null');

/** Who is here: the latest state of each, in one frame for all every 50 ms. */
export class Presence {
	readonly #limits: Limits;
	readonly #now: () => number;
	readonly #send: (frame: Uint8Array) => void;
	readonly #announce: (clientId: number, personId: string) => void;
	readonly #places = new Map<number, Place>();
	readonly #departed = new Map<number, Departed>();
	readonly #changed = new Set<number>();
	/** Ids may come and go as often as they like, within reason: each is remembered for a minute and told to everybody. */
	readonly #newIds = new WeakMap<Guest, Bucket>();
	#gone: PresenceEntry[] = [];
	#timer: NodeJS.Timeout | null = null;
	#sentAt = 0;

	constructor(options: {
		limits: Limits;
		now: () => number;
		send: (frame: Uint8Array) => void;
		announce: (clientId: number, personId: string) => void;
	}) {
		this.#limits = options.limits;
		this.#now = options.now;
		this.#send = options.send;
		this.#announce = options.announce;
	}

	/** Throws Refused for bytes that are not an awareness update. Ids of others in it are left out. */
	receive(guest: Guest, update: Uint8Array): void {
		const reader = new ByteReader(update);
		const count = Math.min(reader.counted(), entriesRead);
		for (let index = 0; index < count; index++) {
			const clientId = reader.varUint();
			const clock = reader.varUint();
			const raw = reader.varBytes();
			if (raw.length <= wireLimit.presenceBytes) this.#take(guest, clientId, clock, raw);
		}
	}

	#take(guest: Guest, clientId: number, clock: number, raw: Uint8Array): void {
		const place = this.#places.get(clientId);
		const left = Buffer.compare(raw, nobody) === 0;
		if (place) {
			if (place.guest !== guest || clock < place.clock) return;
			if (left) return this.#leave(clientId, place, clock);
			if (clock === place.clock) return;
			place.clock = clock;
			// A view would pin the whole chunk the socket read.
			place.raw = new Uint8Array(raw);
			place.state = null;
		} else {
			if (left || !this.#mayAppear(guest, clientId, clock)) return;
			this.#places.set(clientId, { guest, clock, raw: new Uint8Array(raw), state: null });
			this.#announce(clientId, guest.person.personId);
		}
		this.#changed.add(clientId);
		this.#schedule();
	}

	#mayAppear(guest: Guest, clientId: number, clock: number): boolean {
		let own = 0;
		for (const place of this.#places.values()) if (place.guest === guest) own += 1;
		if (own >= wireLimit.presenceIdsPerSocket) return false;
		const departed = this.#departed.get(clientId);
		const returns = departed?.personId === guest.person.personId && clock >= departed.clock;
		return (!departed || returns) && this.#mayBringIn(guest);
	}

	#mayBringIn(guest: Guest): boolean {
		const { newIdsBurst, newIdRefillMs } = this.#limits;
		let bucket = this.#newIds.get(guest);
		if (!bucket) this.#newIds.set(guest, (bucket = new Bucket(newIdsBurst, 1 / newIdRefillMs, this.#now())));
		return bucket.take(this.#now());
	}

	leave(guest: Guest): void {
		for (const [clientId, place] of this.#places) {
			if (place.guest === guest) this.#leave(clientId, place, place.clock);
		}
	}

	#leave(clientId: number, place: Place, clock: number): void {
		const now = this.#now();
		this.#places.delete(clientId);
		this.#changed.delete(clientId);
		for (const [id, one] of this.#departed) {
			if (now - one.at <= departedKeptMs) break;
			this.#departed.delete(id);
		}
		this.#departed.set(clientId, { personId: place.guest.person.personId, clock, at: now });
		this.#gone.push({ clientId, clock, state: 'null' });
		this.#schedule();
	}

	/** Rights, and so the role that is shown, have changed. */
	refresh(guest: Guest): void {
		for (const [clientId, place] of this.#places) {
			if (place.guest !== guest) continue;
			place.state = null;
			this.#changed.add(clientId);
		}
		if (this.#changed.size > 0) this.#schedule();
	}

	/** Everybody who is here, for one who joins; null when nobody is. */
	whole(): Uint8Array | null {
		const entries = this.#entries([...this.#places.keys()]);
		return entries.length === 0 ? null : presenceFrame(entries);
	}

	#schedule(): void {
		if (this.#timer !== null) return;
		const since = this.#now() - this.#sentAt;
		const wait = Math.max(0, this.#limits.presenceEveryMs - since);
		this.#timer = setTimeout(() => this.#flush(), wait);
		this.#timer.unref();
	}

	#flush(): void {
		this.#timer = null;
		this.#sentAt = this.#now();
		const entries = [...this.#gone, ...this.#entries([...this.#changed])];
		this.#gone = [];
		this.#changed.clear();
		if (entries.length > 0) this.#send(presenceFrame(entries));
	}

	#entries(clientIds: readonly number[]): PresenceEntry[] {
		const entries: PresenceEntry[] = [];
		for (const clientId of clientIds) {
			const place = this.#places.get(clientId);
			if (!place) continue;
			place.state ??= withUser(place.raw, place.guest);
			if (place.state === null) this.#places.delete(clientId);
			else entries.push({ clientId, clock: place.clock, state: place.state });
		}
		return entries;
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}

/** Null when the client's state is not a JSON object. */
function withUser(raw: Uint8Array, guest: Guest): string | null {
	let state: unknown;
	try {
		state = JSON.parse(utf8.decode(raw));
	} catch {
		return null;
	}
	if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
	const { personId, name, role, colorIndex } = guest.person;
	const user: PresenceUser = { personId, name, role, colorIndex };
	return JSON.stringify({ ...state, user });
}
