import { describe, expect, test } from 'vitest';
import { closeCode, seat } from '#protocol/wire/wire.ts';
import { reconnectDelay } from './reconnect.ts';
import { decideStatus, type LinkFacts } from './save-status.ts';

const up: LinkFacts = { link: 'up', closed: null, seat: seat.writer, unsent: false, savedAt: null };

describe('what the state line says', () => {
	test('"saved" only when nothing of this page is missing on disk', () => {
		expect(decideStatus({ ...up, savedAt: 5 })).toEqual({ kind: 'saved', at: 5 });
		expect(decideStatus({ ...up, unsent: true }).kind).toBe('sending');
	});

	test('without a network, changes are on this device, and it says so', () => {
		expect(decideStatus({ ...up, link: 'down', unsent: true })).toEqual({ kind: 'offline', unsent: true });
		expect(decideStatus({ ...up, link: 'never', seat: null }).kind).toBe('connecting');
	});

	test('a server that cannot write never looks like a saved text', () => {
		expect(decideStatus({ ...up, seat: seat.notStoring }).kind).toBe('not-saved');
		expect(decideStatus({ ...up, seat: seat.notStoring, unsent: true }).kind).toBe('not-saved');
	});

	test('every close code has its own words', () => {
		const kind = (closed: number): string => decideStatus({ ...up, link: 'down', closed }).kind;
		expect(kind(closeCode.signedOut)).toBe('signed-out');
		expect(kind(closeCode.notAllowed)).toBe('revoked');
		expect(kind(closeCode.schemaTooOld)).toBe('reload');
		expect(kind(closeCode.refused)).toBe('reload');
	});

	test('whoever may only read and typed nothing reads "read only"; typed words are not passed over', () => {
		expect(decideStatus({ ...up, seat: seat.reader }).kind).toBe('read-only');
		expect(decideStatus({ ...up, seat: seat.reader, unsent: true })).toEqual({
			kind: 'revoked',
			unsent: true,
		});
	});
});

test('pages come back spread over 0.5 to 30 seconds', () => {
	expect(reconnectDelay(0, () => 0.999)).toBe(500);
	expect(reconnectDelay(3, () => 0)).toBe(500);
	expect(reconnectDelay(3, () => 1)).toBe(4_000);
	expect(reconnectDelay(40, () => 1)).toBe(30_000);
});
