import { createHash } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import { presenceFrame, stepOneFrame, stepTwoFrame, storedFrame, updateFrame } from './frames.ts';
import { message, syncStep, wire } from './wire.ts';

/** One line per version of the wire. A line is never changed: a change of the wire is a new version and a new line. */
const history: Record<number, { readonly what: string; readonly sha256: string }> = {
	1: {
		what: "y-websocket's protocol, with stored (100), seat (101) and coded closes",
		sha256: '6cd8c119759339232510bafc024672f498f52881727f8d0462f7604c0b5a812a',
	},
};

test('the wire is what this version says it is', () => {
	const sha256 = createHash('sha256').update(JSON.stringify(wire)).digest('hex');
	expect(history[wire.wireVersion]?.sha256).toBe(sha256);
});

test('frames are those of y-websocket, whatever their length', () => {
	for (const length of [0, 1, 127, 128, 300, 20_000, 3_000_000]) {
		const bytes = new Uint8Array(length).fill(7);
		for (const [frame, step] of [
			[stepOneFrame(bytes), syncStep.one],
			[stepTwoFrame(bytes), syncStep.two],
			[updateFrame(bytes), syncStep.update],
		] as const) {
			const decoder = decoding.createDecoder(frame);
			expect(decoding.readVarUint(decoder)).toBe(message.sync);
			expect(decoding.readVarUint(decoder)).toBe(step);
			expect(decoding.readVarUint8Array(decoder).length).toBe(length);
			expect(decoding.hasContent(decoder)).toBe(false);
		}
	}
});

test('receipts count beyond any day of typing', () => {
	for (const count of [0, 1, 127, 128, 16_384, 2 ** 31, 2 ** 40]) {
		const decoder = decoding.createDecoder(storedFrame(count));
		expect(decoding.readVarUint(decoder)).toBe(message.stored);
		expect(decoding.readVarUint(decoder)).toBe(count);
	}
});

test('presence is an awareness update', () => {
	const decoder = decoding.createDecoder(presenceFrame([{ clientId: 5, clock: 2, state: '{"à":1}' }]));
	expect(decoding.readVarUint(decoder)).toBe(message.awareness);
	const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
	expect([1, 2, 3].map(() => decoding.readVarUint(inner))).toEqual([1, 5, 2]);
	expect(decoding.readVarString(inner)).toBe('{"à":1}');
});
