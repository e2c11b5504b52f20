import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { forgetDone, keptDays, once } from './once.ts';

let kit: TestKit;
beforeEach(async () => {
	kit = await openTestKit();
});
afterEach(() => kit.close());

const doing = { by: 'amina', key: 'k1', act: 'castVote', at: 1 };

test('a form sent twice by a flaky phone is done once, and both get the same outcome', async () => {
	let done = 0;
	const send = (about = doing) =>
		kit.storage.unitOfWork((unit) => once(unit, about, async () => ({ number: ++done })));
	expect(await Promise.all([send(), send()])).toEqual([{ number: 1 }, { number: 1 }]);
	expect(await send({ ...doing, act: 'support' })).toEqual({ number: 2 });
	expect(await send({ ...doing, by: 'omar' })).toEqual({ number: 3 });
});

test('a refused form may be mended and sent again', async () => {
	const send = (outcome: object) => kit.storage.unitOfWork((unit) => once(unit, doing, async () => outcome));
	expect(await send({ refused: 'closed' })).toEqual({ refused: 'closed' });
	expect(await send({ done: true })).toEqual({ done: true });
	expect(await send({ done: 'again' })).toEqual({ done: true });
});

test('who did what and when is not kept for ever: after weeks a key is forgotten', async () => {
	const day = 24 * 3_600_000;
	const send = (at: number) => kit.storage.unitOfWork((unit) => once(unit, { ...doing, at }, async () => at));
	expect(await send(5)).toBe(5);
	expect(await forgetDone(kit.storage, 5 + keptDays * day)).toBe(0);
	expect(await send(6)).toBe(5);
	expect(await forgetDone(kit.storage, 6 + keptDays * day)).toBe(1);
	expect(await send(7)).toBe(7);
});
