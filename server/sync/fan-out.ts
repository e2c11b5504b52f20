import { storedFrame, updateFrame } from '#protocol/wire/frames.ts';
import type { Guest } from './guest.ts';
import type { Limits } from './limits.ts';
import { mergeTree } from './merge.ts';
import { readyFrame, type ReadyFrame } from './ready-frame.ts';

interface Waiting {
	readonly bytes: Uint8Array;
	/** Has it already; null when several, or the server, wrote. */
	readonly author: Guest | null;
}

/** Merged frames stay below this, so that one slow phone is not asked to take a megabyte at once. */
const frameBytes = 262_144;

/**
 * Writing to sockets is what a busy room costs: so updates are merged. A room may spend a share of the main thread
 * on it, with a little credit for bursts: while it has credit it sends at once, else it gathers until it has some
 * again, in proportion to what its broadcasts cost. Acknowledgements ride along.
 */
export class FanOut {
	readonly #limits: Limits;
	readonly #guests: () => Iterable<Guest>;
	#waiting: Waiting[] = [];
	readonly #due = new Set<Guest>();
	#timer: NodeJS.Timeout | null = null;
	/** Milliseconds of broadcasting that are still free. */
	#credit = 0;
	#creditAt = 0;

	constructor(limits: Limits, guests: () => Iterable<Guest>) {
		this.#limits = limits;
		this.#guests = guests;
	}

	/** Bytes must already be on disk. */
	push(bytes: Uint8Array, author: Guest | null): void {
		this.#waiting.push({ bytes, author });
	}

	/** `guest.stored` has grown. */
	acknowledge(guest: Guest): void {
		if (guest.speaksOurs) this.#due.add(guest);
	}

	/** Milliseconds until the next broadcast may leave; 0 or less when the room was quiet. */
	wait(): number {
		const { creditMs, windowPerCost } = this.#limits;
		const now = performance.now();
		this.#credit = Math.min(creditMs, this.#credit + (now - this.#creditAt) / windowPerCost);
		this.#creditAt = now;
		return -this.#credit * windowPerCost;
	}

	schedule(): void {
		if (this.#timer !== null || (this.#waiting.length === 0 && this.#due.size === 0)) return;
		const wait = this.wait();
		if (wait <= 0) this.flush();
		else {
			this.#timer = setTimeout(() => this.flush(), wait);
		}
	}

	flush(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		const started = performance.now();
		const waiting = this.#waiting;
		this.#waiting = [];
		const frames = this.#frames(waiting);
		const first = waiting[0]?.author ?? null;
		const only = first !== null && waiting.every((one) => one.author === first) ? first : null;
		if (frames.length === 0) for (const guest of this.#due) acknowledge(guest, []);
		else {
			for (const guest of this.#guests()) {
				const rest = guest === only ? [] : frames;
				if (this.#due.has(guest)) acknowledge(guest, rest);
				else if (rest.length > 0) guest.sendReady(rest);
			}
		}
		this.#due.clear();
		this.#spend(performance.now() - started);
	}

	#spend(cost: number): void {
		const { windowCapMs, windowPerCost } = this.#limits;
		this.wait();
		this.#credit = Math.max(this.#credit - cost, -windowCapMs / windowPerCost);
	}

	#frames(waiting: readonly Waiting[]): ReadyFrame[] {
		const frames: ReadyFrame[] = [];
		let gathered: Uint8Array[] = [];
		let size = 0;
		const close = (): void => {
			if (gathered.length > 0) frames.push(...merged(gathered));
			gathered = [];
			size = 0;
		};
		for (const { bytes } of waiting) {
			if (size + bytes.length > frameBytes) close();
			gathered.push(bytes);
			size += bytes.length;
		}
		close();
		return frames;
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}

/** A merge that fails must not hold text back: then each goes alone. */
function merged(updates: readonly Uint8Array[]): ReadyFrame[] {
	try {
		return [readyFrame(updateFrame(mergeTree(updates)))];
	} catch {
		return updates.map((update) => readyFrame(updateFrame(update)));
	}
}

/** The word that it is stored, and whatever else is to go to this guest, in one write. */
function acknowledge(guest: Guest, rest: readonly ReadyFrame[]): void {
	const news = guest.stored === guest.acknowledged ? [] : [readyFrame(storedFrame(guest.stored))];
	guest.acknowledged = guest.stored;
	if (news.length + rest.length > 0) guest.sendReady([...news, ...rest]);
}
