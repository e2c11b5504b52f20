import { expect, test } from 'vitest';
import { ancestorsUntil } from './ancestors-until.ts';

const clause = (id: string, from: readonly string[] = [], into: string | null = null) => ({ id, from, into });
const born = (times: Readonly<Record<string, number>>) => (id: string) => times[id] ?? 0;

test('of the clause it was divided off a half has what was there by then', () => {
	const of = ancestorsUntil([clause('a'), clause('half', ['a'])], born({ half: 5 }));
	expect(of('half')).toEqual({ a: 5 });
	expect(of('a')).toEqual({});
});

test('what was joined to a clause is its own for ever, and brings along what it had itself', () => {
	const of = ancestorsUntil([clause('a'), clause('half', ['a'], 'b'), clause('b')], born({ half: 5 }));
	expect(of('b')).toEqual({ a: 5 });
});

test('two halves joined again are one', () => {
	const of = ancestorsUntil([clause('a', [], 'half'), clause('half', ['a'])], born({ half: 5 }));
	expect(of('half')).toEqual({});
});

test('a half of a half has of the first clause only what the half had', () => {
	const of = ancestorsUntil(
		[clause('a'), clause('half', ['a']), clause('quarter', ['half', 'a'])],
		born({ half: 5, quarter: 9 }),
	);
	expect(of('quarter')).toEqual({ a: 5, half: 9 });
});

test('of two ways to an ancestor the one that goes on longer tells', () => {
	const of = ancestorsUntil(
		[clause('a'), clause('early', ['a']), clause('late', ['a'], 'early')],
		born({ early: 3, late: 8 }),
	);
	expect(of('early')).toEqual({ a: 8 });
});

test('clauses joined into each other by two people at once come to an end', () => {
	const of = ancestorsUntil([clause('a', [], 'b'), clause('b', [], 'a')], born({}));
	expect([of('a'), of('b')]).toEqual([{}, {}]);
});
