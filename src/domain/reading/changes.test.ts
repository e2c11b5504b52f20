import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesSince, type ReadMark, type StandingClause } from './changes.ts';

const read = (text: string): ReadMark[] =>
	[...text].map((id, index) => ({ clauseId: id.toLowerCase(), hash: id, position: index + 1 }));
/** A capital letter is the clause in other words. */
const now = (text: string, ancestors: Readonly<Record<string, string>> = {}): StandingClause[] =>
	[...text].map((id) => ({
		id: id.toLowerCase(),
		hash: id,
		archived: false,
		ancestors: [...(ancestors[id] ?? '')],
	}));
const told = (before: string, after: string) =>
	changesSince(read(before), now(after)).map(
		(change) => `${change.kind} ${change.clauseId}${'moved' in change && change.moved ? ' moved' : ''}`,
	);

test('nothing is left to tell when nothing changed', () => {
	expect(told('abc', 'abc')).toEqual([]);
	expect(told('', '')).toEqual([]);
});

test('other words, a new clause, one removed, each at its place', () => {
	expect(told('abcd', 'axBd')).toEqual(['new x', 'changed b', 'removed c']);
	expect(told('abc', 'c')).toEqual(['removed a', 'removed b']);
	expect(told('abc', '')).toEqual(['removed a', 'removed b', 'removed c']);
	expect(told('', 'ab')).toEqual(['new a', 'new b']);
});

test('only the clause that was carried elsewhere counts as moved', () => {
	expect(told('abcde', 'bcdea')).toEqual(['moved a']);
	expect(told('abcde', 'eabcd')).toEqual(['moved e']);
	expect(told('abc', 'aCb')).toHaveLength(1 + 1);
	expect(told('abcde', 'bcdeA')).toEqual(['changed a moved']);
	expect(told('ab', 'xab')).toEqual(['new x']);
});

test('a clause that was split or merged says where its words are', () => {
	expect(changesSince(read('ab'), now('axy', { x: 'b', y: 'b' }))).toEqual([
		{ kind: 'new', clauseId: 'x', from: [{ clauseId: 'b', hash: 'b', position: 2 }] },
		{ kind: 'new', clauseId: 'y', from: [{ clauseId: 'b', hash: 'b', position: 2 }] },
		{ kind: 'removed', clauseId: 'b', before: 'b', into: ['x', 'y'] },
	]);
});

test('an archived clause does not stand', () => {
	const archived = { id: 'b', hash: 'b', archived: true, ancestors: [] };
	expect(changesSince(read('ab'), [...now('a'), archived])).toMatchObject([
		{ kind: 'removed', clauseId: 'b' },
	]);
});

test('whatever was done to a text, every difference is told once, and after reading it none is left', () => {
	const text = fc.uniqueArray(fc.constantFrom(...'abcdefghijklm'), { maxLength: 12 });
	fc.assert(
		fc.property(text, text, fc.func(fc.boolean()), (before, after, changed) => {
			const standing = now(after.map((id) => (changed(id) ? id.toUpperCase() : id)).join(''));
			const changes = changesSince(read(before.join('')), standing);
			const ids = changes.map((change) => change.clauseId);
			expect(new Set(ids).size).toBe(ids.length);
			for (const id of new Set([...before, ...after])) {
				const was = before.includes(id);
				const is = standing.find((clause) => clause.id === id);
				const kind = changes.find((change) => change.clauseId === id)?.kind;
				if (was && !is) expect(kind).toBe('removed');
				if (!was && is) expect(kind).toBe('new');
				if (was && is && is.hash !== id) expect(kind).toBe('changed');
			}
			const marks = standing.map(({ id, hash }, index) => ({ clauseId: id, hash, position: index + 1 }));
			expect(changesSince(marks, standing)).toEqual([]);
		}),
	);
});
