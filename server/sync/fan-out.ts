import { storedFrame, updateFrame } from '#protocol/wire/frames.ts';
import type { Guest } from './guest.ts';
import type { Limits } from './limits.ts';
import { mergeTree } from './merge.ts';

interface Waiting {
	readonly bytes: Uint8Array;
	/** Has it already; null when several, or the server, wrote. */
	readonly author: Guest | null;
}

/** Merged frames stay below this, so that one slow phone is not asked to take a megabyte at once. */
const frameBytes = 262_144;

/**
 * Writing to sockets is what a busy room costs: so updates are merged. Sent at once when the room was quiet, then
 * gathered in a window proportional to what the last broadcast cost. Acknowledgements ride along.
 */
export class FanOut {
	readonly #limits: Limits;
	readonly #guests: () => Iterable<Guest>;
	#waiting: Waiting[] = [];
	readonly #due = new Set<Guest>();
	#timer: NodeJS.Timeout | null = null;
	#window = 0;
	#endedAt = 0;

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

	schedule(): void {
		if (this.#timer !== null || (this.#waiting.length === 0 && this.#due.size === 0)) return;
		const wait = this.#window - (performance.now() - this.#endedAt);
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
		if (frames.length === 0) for (const guest of this.#due) acknowledge(guest);
		else {
			for (const guest of this.#guests()) {
				const due = this.#due.has(guest);
				if (guest === only) {
					if (due) acknowledge(guest);
				} else if (due || frames.length > 1) {
					guest.corked(() => {
						if (due) acknowledge(guest);
						for (const frame of frames) guest.send(frame);
					});
				} else guest.send(frames[0]!);
			}
		}
		this.#due.clear();
		this.#endedAt = performance.now();
		const cost = this.#endedAt - started;
		this.#window = Math.min(this.#limits.windowCapMs, cost * this.#limits.windowPerCost);
	}

	#frames(waiting: readonly Waiting[]): Uint8Array[] {
		const frames: Uint8Array[] = [];
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
function merged(updates: readonly Uint8Array[]): Uint8Array[] {
	try {
		return [updateFrame(mergeTree(updates))];
	} catch {
		return updates.map(updateFrame);
	}
}

function acknowledge(guest: Guest): void {
	if (guest.stored === guest.acknowledged) return;
	guest.acknowledged = guest.stored;
	guest.send(storedFrame(guest.stored));
}
