import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Frames } from './peer.ts';

const sync = 0;
const awareness = 1;
const auth = 2;
const syncReply = 4;
const storedMessage = 100;
const step1 = 0;
const step2 = 1;
const update = 2;

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}

function syncFrame(room: string | null, kind: number, bytes: Uint8Array): Uint8Array {
	return frame((encoder) => {
		if (room !== null) encoding.writeVarString(encoder, room);
		encoding.writeVarUint(encoder, sync);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

function awarenessFrame(room: string | null, bytes: Uint8Array): Uint8Array {
	return frame((encoder) => {
		if (room !== null) encoding.writeVarString(encoder, room);
		encoding.writeVarUint(encoder, awareness);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

/** The y-websocket protocol, with our stored message; the relay gets the same bytes. */
export const yWebsocketFrames: Frames = {
	welcomes: true,
	hello: (_room, stateVector) => [syncFrame(null, step1, stateVector)],
	update: (_room, bytes) => syncFrame(null, update, bytes),
	awareness: (_room, bytes) => awarenessFrame(null, bytes),
	isWelcome: (bytes) => bytes[0] === sync && bytes[1] === step2,
	stored: (bytes) => {
		if (bytes[0] !== storedMessage) return null;
		const decoder = decoding.createDecoder(bytes);
		decoding.readVarUint(decoder);
		return decoding.readVarUint(decoder);
	},
};

export const relayFrames: Frames = { ...yWebsocketFrames, welcomes: false, hello: () => [] };

/** Hocuspocus puts the room's name before every message and wants a token first. */
export const hocuspocusFrames: Frames = {
	welcomes: true,
	hello: (room, stateVector) => [
		frame((encoder) => {
			encoding.writeVarString(encoder, room);
			encoding.writeVarUint(encoder, auth);
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, 'token');
			encoding.writeVarString(encoder, '4.7.0');
		}),
		syncFrame(room, step1, stateVector),
	],
	update: (room, bytes) => syncFrame(room, update, bytes),
	awareness: (room, bytes) => awarenessFrame(room, bytes),
	isWelcome: (bytes) => {
		const decoder = decoding.createDecoder(bytes);
		decoding.readVarString(decoder);
		const kind = decoding.readVarUint(decoder);
		return (kind === sync || kind === syncReply) && decoding.readVarUint(decoder) === step2;
	},
	stored: () => null,
};
