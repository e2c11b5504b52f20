import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLimits, limits, type Limited, type Limits } from './limits.ts';

let desk: Limits;
beforeEach(() => {
	vi.useFakeTimers();
	desk = createLimits();
});
afterEach(() => void vi.useRealTimers());

const hall = '198.51.100.7';
const acts = Object.keys(limits) as Limited[];

test('a room of sixty people behind one address writes and votes as fast as hands can', async () => {
	for (let person = 0; person < 60; person++) {
		for (let text = 0; text < 5; text++)
			expect(await desk.take({ personId: `p${person}`, address: hall }, 'contribute')).toBeNull();
		for (let vote = 0; vote < 20; vote++)
			expect(await desk.take({ personId: `p${person}`, address: hall }, 'vote')).toBeNull();
		expect(await desk.take({ personId: null, address: hall }, 'guest')).toBeNull();
	}
});

test('one person who overdoes it is told when to come back, and uses up nobody else’s turns', async () => {
	const amina = { personId: 'amina', address: hall };
	for (let n = 0; n < limits.contribute.person; n++) expect(await desk.take(amina, 'contribute')).toBeNull();
	vi.advanceTimersByTime(60_000);
	for (let n = 0; n < 2_000; n++)
		expect(await desk.take(amina, 'contribute')).toEqual({ refused: 'too-many', retryAfterSeconds: 540 });
	expect(await desk.take({ personId: 'omar', address: hall }, 'contribute')).toBeNull();
	expect(await desk.take(amina, 'vote')).toBeNull();
	vi.advanceTimersByTime(540_000);
	expect(await desk.take(amina, 'contribute')).toBeNull();
});

test('a machine without an account is stopped by its address, other addresses are not', async () => {
	const machine = { personId: null, address: hall };
	for (let n = 0; n < limits.guest.address; n++) expect(await desk.take(machine, 'guest')).toBeNull();
	expect(await desk.take(machine, 'guest')).toMatchObject({ refused: 'too-many' });
	expect(await desk.take({ personId: null, address: '203.0.113.9' }, 'guest')).toBeNull();
});

test.each(acts)('a machine with many accounts is stopped by its address: %s', async (act) => {
	let refused = 0;
	for (let n = 0; n <= limits[act].address; n++) {
		if (await desk.take({ personId: `p${n}`, address: hall }, act).catch(() => null)) refused++;
	}
	expect(refused).toBeGreaterThan(0);
});
