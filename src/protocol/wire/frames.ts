import * as encoding from 'lib0/encoding';
import { message, syncStep, type SeatNumber } from './wire.ts';

/** `[sync, step, bytes]`. Built by hand: frames are made on the hottest path. */
function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
	const length = varUintLength(bytes.length);
	const frame = new Uint8Array(2 + length + bytes.length);
	frame[0] = message.sync;
	frame[1] = step;
	writeVarUint(frame, 2, bytes.length);
	frame.set(bytes, 2 + length);
	return frame;
}

export const stepOneFrame = (stateVector: Uint8Array) => syncFrame(syncStep.one, stateVector);
export const stepTwoFrame = (update: Uint8Array) => syncFrame(syncStep.two, update);
export const updateFrame = (update: Uint8Array) => syncFrame(syncStep.update, update);

export function storedFrame(count: number): Uint8Array {
	const frame = new Uint8Array(1 + varUintLength(count));
	frame[0] = message.stored;
	writeVarUint(frame, 1, count);
	return frame;
}

export const seatFrame = (seat: SeatNumber) => new Uint8Array([message.seat, seat]);

/** A frame without presence: says only that the connection lives. */
export const heartbeatFrame = new Uint8Array([message.awareness, 1, 0]);

export function deniedFrame(reason: string): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, message.auth);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, reason);
	});
}

export interface PresenceEntry {
	readonly clientId: number;
	readonly clock: number;
	/** JSON; the text `null` when the person left. */
	readonly state: string;
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
	const inner = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const entry of entries) {
			encoding.writeVarUint(encoder, entry.clientId);
			encoding.writeVarUint(encoder, entry.clock);
			encoding.writeVarString(encoder, entry.state);
		}
	});
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, message.awareness);
		encoding.writeVarUint8Array(encoder, inner);
	});
}

function varUintLength(value: number): number {
	let length = 1;
	while (value > 127) {
		value = Math.floor(value / 128);
		length += 1;
	}
	return length;
}

function writeVarUint(bytes: Uint8Array, at: number, value: number): void {
	while (value > 127) {
		bytes[at++] = 128 | (value & 127);
		value = Math.floor(value / 128);
	}
	bytes[at] = value;
}
