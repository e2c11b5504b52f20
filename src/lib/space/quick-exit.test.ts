import { expect, test, vi } from 'vitest';
import { createTripleShift } from './quick-exit.ts';

test('Shift three times in a row leaves', () => {
	const leave = vi.fn();
	const press = createTripleShift(leave);
	for (const at of [0, 400, 900]) press('Shift', at, false);
	expect(leave).toHaveBeenCalledOnce();
});

test('writing capital letters does not', () => {
	const leave = vi.fn();
	const press = createTripleShift(leave);
	for (const at of [0, 400, 900, 1200]) {
		press('Shift', at, false);
		press('A', at + 50, false);
	}
	expect(leave).not.toHaveBeenCalled();
});

test('neither does holding it down, nor three times in a minute', () => {
	const leave = vi.fn();
	const press = createTripleShift(leave);
	press('Shift', 0, false);
	for (const at of [100, 200, 300, 400]) press('Shift', at, true);
	press('Shift', 20_000, false);
	press('Shift', 40_000, false);
	expect(leave).not.toHaveBeenCalled();
});
