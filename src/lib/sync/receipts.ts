import { message, syncStep } from '#protocol/wire/wire.ts';

/** Counts what one connection sent and what of it is on disk. */
export class Receipts {
	#sent = 0;
	#stored = 0;
	/** The answer to the server's first step was sent: nothing typed before it is missing. */
	#whole = false;

	restart(): void {
		this.#sent = 0;
		this.#stored = 0;
		this.#whole = false;
	}

	sending(frame: Uint8Array): void {
		if (frame[0] !== message.sync) return;
		if (frame[1] === syncStep.two) this.#whole = true;
		if (frame[1] === syncStep.two || frame[1] === syncStep.update) this.#sent += 1;
	}

	stored(count: number): void {
		this.#stored = count;
	}

	get complete(): boolean {
		return this.#whole && this.#stored >= this.#sent;
	}
}
