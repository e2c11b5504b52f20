import { expect, test } from 'vitest';
import { decideAdministrator } from './decide-administrator.ts';

const nadia = { administrator: false, demonstration: false };
const office = { administrator: true, demonstration: false };

test('the office names a second person, and either of the two may step back', () => {
	expect(decideAdministrator(nadia, 1, true)).toEqual({ changed: true });
	expect(decideAdministrator(office, 2, false)).toEqual({ changed: true });
});

test('the last one of the office stays', () => {
	expect(decideAdministrator(office, 1, false)).toEqual({ refused: 'last-administrator' });
});

test('asking twice changes nothing the second time', () => {
	expect(decideAdministrator(office, 1, true)).toEqual({ changed: false });
	expect(decideAdministrator(nadia, 1, false)).toEqual({ changed: false });
});

test('nobody unknown, and nobody invented, runs the installation', () => {
	expect(decideAdministrator(null, 1, true)).toEqual({ refused: 'person-unknown' });
	expect(decideAdministrator({ ...nadia, demonstration: true }, 1, true)).toEqual({
		refused: 'demonstration',
	});
});
