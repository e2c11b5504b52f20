import { expect, test } from 'vitest';
import { createWriterQueue } from './writer-queue.ts';

test('a free seat is taken at once, in the same turn', () => {
	const heard: string[] = [];
	void createWriterQueue().take(() => heard.push('in'));
	expect(heard).toEqual(['in']);
});

test('one that throws, and one that rejects, hand the seat on', async () => {
	const queue = createWriterQueue();
	const thrown = queue.take(() => {
		throw new Error('thrown');
	});
	const rejected = queue.take(() => Promise.reject(new Error('rejected')));
	await expect(thrown).rejects.toThrow('thrown');
	await expect(rejected).rejects.toThrow('rejected');
	expect(await queue.take(() => 3)).toBe(3);
	expect(queue.length).toBe(0);
});

test('who comes while somebody works waits, in order', async () => {
	const queue = createWriterQueue();
	const heard: number[] = [];
	let release = (): void => undefined;
	void queue.take(() => new Promise<void>((resolve) => (release = resolve)));
	void queue.take(() => heard.push(1));
	void queue.take(async () => heard.push(2));
	void queue.take(() => heard.push(3));
	expect([heard.length, queue.length]).toEqual([0, 4]);
	release();
	await queue.drained();
	expect(heard).toEqual([1, 2, 3]);
});

test('ten thousand in line do not exhaust the stack', async () => {
	const queue = createWriterQueue();
	let done = 0;
	const first = queue.take(() => new Promise<void>((resolve) => setImmediate(resolve)));
	for (let n = 0; n < 10_000; n++) void queue.take(() => done++);
	await first;
	await queue.drained();
	expect(done).toBe(10_000);
});
