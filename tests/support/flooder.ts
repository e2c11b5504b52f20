import { workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '#protocol/wire/frames.ts';
import { message } from '#protocol/wire/wire.ts';
import * as decoding from 'lib0/decoding';

/** Sends so many tiny honest updates as fast as the socket takes them, and ends when all are on disk. */
const { url, updates } = workerData as { url: string; updates: number };
const frames: Uint8Array[] = [];
const doc = new Y.Doc();
doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)));
for (let count = 0; count < updates; count++) doc.getText('t').insert(count, 'x');

const socket = new WebSocket(url, { headers: { cookie: 'person=omar' } });
socket.on('open', () => {
	for (const frame of frames) socket.send(frame);
});
socket.on('message', (data: Buffer) => {
	if (data[0] !== message.stored) return;
	if (decoding.readVarUint(decoding.createDecoder(data.subarray(1))) === updates) socket.terminate();
});
