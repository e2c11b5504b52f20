import { describe, expect, it } from 'vitest';
import { cardsOfClause, endingsOf, type ClauseStanding } from './thread.ts';

const clause = (id: string, number: number | null, ancestors: string[] = []): ClauseStanding => ({
	id,
	number,
	title: `Titolo ${id}`,
	ancestors,
	until: {},
	archived: number === null,
});
const link = (cardId: string, clauseId: string, at = 1) => ({ cardId, clauseId, at });

describe('where a card ended', () => {
	it('is the clause it was carried to, with the number it has today', () => {
		const before = endingsOf([link('compiti', 'a')], [clause('a', 3)]);
		expect(before.get('compiti')).toMatchObject([
			{ clauseId: 'a', number: 3, state: 'standing', inherited: false },
		]);
		const moved = endingsOf([link('compiti', 'a')], [clause('b', 1), clause('a', 2)]);
		expect(moved.get('compiti')).toMatchObject([{ number: 2 }]);
	});

	it('is both halves when somebody splits the clause', () => {
		const endings = endingsOf([link('compiti', 'a')], [clause('a', 3), clause('b', 4, ['a'])]);
		expect(endings.get('compiti')!.map(({ number, inherited }) => [number, inherited])).toEqual([
			[3, false],
			[4, true],
		]);
	});

	it('is the clause that took the words over when somebody merges its own away', () => {
		const endings = endingsOf([link('compiti', 'a')], [clause('a', null), clause('b', 1, ['a'])]);
		expect(endings.get('compiti')).toMatchObject([{ clauseId: 'b', number: 1, state: 'standing' }]);
	});

	it('says so when the clause was taken out and nothing of it lives on', () => {
		expect(endingsOf([link('compiti', 'a')], [clause('a', null)]).get('compiti')).toMatchObject([
			{ state: 'archived' },
		]);
	});

	it('says that it is on its way while readers cannot see the clause yet', () => {
		expect(endingsOf([link('compiti', 'a')], []).get('compiti')).toMatchObject([{ state: 'arriving' }]);
	});

	it('names a clause once, however often the card got there', () => {
		const endings = endingsOf(
			[link('compiti', 'a'), link('compiti', 'b')],
			[clause('a', 1), clause('b', 2, ['a'])],
		);
		expect(endings.get('compiti')!.map(({ clauseId, inherited }) => [clauseId, inherited])).toEqual([
			['a', false],
			['b', false],
		]);
	});
});

describe('the thread of a clause', () => {
	it('holds its own cards and those of the clauses it came from', () => {
		const links = [link('compiti', 'a', 5), link('chiavi', 'b', 2), link('altro', 'z', 1)];
		expect(cardsOfClause('b', links, [clause('a', 1), clause('b', 2, ['a'])])).toEqual([
			{ cardId: 'chiavi', at: 2, through: null },
			{ cardId: 'compiti', at: 5, through: 'a' },
		]);
	});

	it('prefers the direct way when a card came by two', () => {
		const links = [link('compiti', 'a', 1), link('compiti', 'b', 2)];
		expect(cardsOfClause('b', links, [clause('b', 1, ['a'])])).toEqual([
			{ cardId: 'compiti', at: 2, through: null },
		]);
	});
});

it('what comes to a clause after a part was divided off did not become that part', () => {
	const half = { ...clause('b', 2, ['a']), until: { a: 5 } };
	const links = [
		{ cardId: 'early', clauseId: 'a', at: 5 },
		{ cardId: 'late', clauseId: 'a', at: 6 },
	];
	expect(cardsOfClause('b', links, [clause('a', 1), half]).map(({ cardId }) => cardId)).toEqual(['early']);
	const endings = endingsOf(links, [clause('a', 1), half]);
	expect(endings.get('early')!.map(({ clauseId }) => clauseId)).toEqual(['a', 'b']);
	expect(endings.get('late')!.map(({ clauseId }) => clauseId)).toEqual(['a']);
});
