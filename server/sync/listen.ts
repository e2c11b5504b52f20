import { message, syncStep, closeCode } from '#protocol/wire/wire.ts';
import { ByteReader, Refused } from './bytes.ts';
import type { Guest } from './guest.ts';
import type { LiveRoom } from './live-room.ts';

/** One frame of one guest. Throws Refused for what no honest client sends. */
export function hear(room: LiveRoom, guest: Guest, frame: Uint8Array, now: number): void {
	const reader = new ByteReader(frame);
	switch (reader.varUint()) {
		case message.sync:
			return hearSync(room, guest, reader, now);
		case message.awareness: {
			const update = reader.varBytes();
			// Left out, not refused: a stock client repeats what it hears, and the next state says it all again.
			if (guest.presence.take(now)) room.presence.receive(guest, update);
			return;
		}
		case message.queryAwareness: {
			if (!guest.requests.take(now)) return guest.close(closeCode.tooSlow);
			const whole = room.presence.whole();
			if (whole) guest.send(whole);
			return;
		}
		case message.auth:
			return;
		default:
			throw new Refused('unknown message');
	}
}

function hearSync(room: LiveRoom, guest: Guest, reader: ByteReader, now: number): void {
	const step = reader.varUint();
	const bytes = reader.varBytes();
	switch (step) {
		case syncStep.one:
			if (!guest.requests.take(now)) return guest.close(closeCode.tooSlow);
			checkStateVector(bytes);
			return room.answer(guest, bytes);
		case syncStep.two:
		case syncStep.update:
			// Copied: a view would pin the whole chunk the socket read for as long as the row is kept.
			return room.update(guest, new Uint8Array(bytes), step === syncStep.two);
		default:
			throw new Refused('unknown step');
	}
}

function checkStateVector(bytes: Uint8Array): void {
	const reader = new ByteReader(bytes);
	const count = reader.counted();
	for (let index = 0; index < count; index++) {
		reader.varUint();
		reader.varUint();
	}
}
