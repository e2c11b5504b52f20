/** Every number the engine defends itself with, and why. Tests and the bench hand in their own. */
export interface Limits {
	/** A workshop shares one address; a person has some tabs and a phone. */
	readonly socketsPerAddress: number;
	readonly socketsPerPerson: number;
	/** An honest update comes from few people: a reload offline makes a new client id. */
	readonly clientSections: number;
	/** Beyond those the room already has: a returning client repeats them all. */
	readonly deleteRanges: number;
	/** A paragraph of a clause is at depth 3; deeper than this nobody writes, and recursion in browsers ends. */
	readonly typeDepth: number;
	/** Frames of one socket waiting to be handled; above it the socket is not read until they are. */
	readonly waitingFrames: number;
	/** Updates handled together, after which other rooms have their turn. */
	readonly batchUpdates: number;
	readonly batchBytes: number;
	/** Unread bytes held for one slow reader before it is closed. */
	readonly bufferedBytes: number;
	/** Presence is left out for readers that lag behind this much. */
	readonly laggingBytes: number;
	/** Share of the main thread one room's broadcast may take: the window is this many times its measured cost. */
	readonly windowPerCost: number;
	readonly windowCapMs: number;
	/** Milliseconds of broadcasting a quiet room has free, before it must gather. */
	readonly creditMs: number;
	readonly presenceEveryMs: number;
	/** Requests for the whole text: this many at once, then one per refill. */
	readonly requestsBurst: number;
	readonly requestRefillMs: number;
	/** Presence frames per second and at once. */
	readonly presenceBurst: number;
	readonly presencePerSecond: number;
	/** Presence ids a connection may bring in, at once and then one per refill: a page has one, and a reload is another connection. */
	readonly newIdsBurst: number;
	readonly newIdRefillMs: number;
	/** Announced ids kept per person and room for whoever types under them later. */
	readonly announcedIds: number;
	/** Refused updates per person before the next connection is refused too, for `strikeMs`. */
	readonly strikes: number;
	readonly strikeMs: number;
	/** The text in memory is dropped this long after the last edit, the room this long after the last guest. */
	readonly scratchIdleMs: number;
	readonly roomIdleMs: number;
	/** A silent connection gets a heartbeat: y-websocket reconnects after 30 s of silence. */
	readonly heartbeatMs: number;
	/** Rights are asked again at least this often (a session may simply expire). */
	readonly recheckMs: number;
	/** Pause after a failed commit before writing is tried again. */
	readonly diskPauseMs: number;
	/** Sockets are told to come back within this time, in random order. */
	readonly stopMs: number;
}

export const defaultLimits: Limits = {
	socketsPerAddress: 1_000,
	socketsPerPerson: 40,
	clientSections: 64,
	deleteRanges: 10_000,
	typeDepth: 64,
	waitingFrames: 256,
	batchUpdates: 128,
	batchBytes: 1_048_576,
	bufferedBytes: 4_194_304,
	laggingBytes: 262_144,
	windowPerCost: 8,
	windowCapMs: 40,
	creditMs: 2,
	presenceEveryMs: 50,
	requestsBurst: 10,
	requestRefillMs: 1_000,
	presenceBurst: 100,
	presencePerSecond: 40,
	newIdsBurst: 16,
	newIdRefillMs: 1_000,
	announcedIds: 256,
	strikes: 5,
	strikeMs: 60_000,
	scratchIdleMs: 20_000,
	roomIdleMs: 5_000,
	heartbeatMs: 15_000,
	recheckMs: 60_000,
	diskPauseMs: 2_000,
	stopMs: 2_000,
};

/** Tokens come back with time. `take` says whether there was one. */
export class Bucket {
	readonly #burst: number;
	readonly #perMs: number;
	#tokens: number;
	#at: number;

	constructor(burst: number, perMs: number, now: number) {
		this.#burst = burst;
		this.#perMs = perMs;
		this.#tokens = burst;
		this.#at = now;
	}

	take(now: number): boolean {
		this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) * this.#perMs);
		this.#at = now;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}
}

/** Counts what is open per key, and gives the place back. */
export class Seats {
	readonly #open = new Map<string, number>();

	/** Null when all places are taken, else the function that gives this one back. */
	take(key: string, most: number): (() => void) | null {
		const open = this.#open.get(key) ?? 0;
		if (open >= most) return null;
		this.#open.set(key, open + 1);
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			const left = (this.#open.get(key) ?? 1) - 1;
			if (left === 0) this.#open.delete(key);
			else this.#open.set(key, left);
		};
	}
}

/** Who sent what no honest client sends, and how often lately. */
export class Strikes {
	readonly #limits: Limits;
	readonly #by = new Map<string, number[]>();

	constructor(limits: Limits) {
		this.#limits = limits;
	}

	add(personId: string, now: number): void {
		const recent = (this.#by.get(personId) ?? []).filter((at) => now - at < this.#limits.strikeMs);
		this.#by.set(personId, [...recent, now].slice(-this.#limits.strikes));
	}

	isOut(personId: string, now: number): boolean {
		const recent = this.#by.get(personId);
		if (!recent) return false;
		const still = recent.filter((at) => now - at < this.#limits.strikeMs);
		if (still.length === 0) this.#by.delete(personId);
		return still.length >= this.#limits.strikes;
	}
}
