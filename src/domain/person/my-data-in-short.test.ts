import { expect, test } from 'vitest';
import { inShort } from './my-data-in-short.ts';
import type { DataTable } from './my-data.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
const inShortOf = (tables: readonly DataTable[], ...guarded: string[]) =>
	inShort({ madeAt: at(22), tables }, new Set(guarded));

test('words are shown newest first, of the rest how much there is', () => {
	const words: DataTable = {
		...{ group: 'words', table: 'comment' },
		rows: [
			{ space_id: 'patto', text: 'Prima', at: at(1) },
			{ space_id: 'patto', text: '', at: at(2) },
			{ space_id: 'patto', text: 'Dopo', at: at(3) },
		],
	};
	const votes: DataTable = { group: 'votes', table: 'poll_vote', rows: [{ poll_id: 'a' }, { poll_id: 'b' }] };
	const short = inShortOf([words, votes, { group: 'acts', table: 'space', rows: [] }], 'rifugio');
	expect(short.words.map(({ text }) => text)).toEqual(['Dopo', 'Prima']);
	expect(short.groups).toEqual([
		{ group: 'words', count: 3 },
		{ group: 'votes', count: 2 },
	]);
	expect(short.guarded).toBe(false);
});

test('words of a protected tavolo are on no screen, wherever in it they were written; they are counted', () => {
	const written = (table: string, where: Record<string, string>): DataTable => ({
		...{ group: 'words', table, rows: [{ ...where, text: 'Ho paura', at: at(1) }] },
	});
	const short = inShortOf(
		[
			written('comment', { space_id: 'rifugio' }),
			written('proposal_argument', { proposal_id: 'chiavi' }),
			written('workshop_card', { workshop_id: 'sera' }),
		],
		'rifugio',
		'chiavi',
		'sera',
	);
	expect(short).toEqual({ words: [], groups: [{ group: 'words', count: 3 }], guarded: true });
});

test('a seat at a protected tavolo is enough for the file to be one to keep away from others', () => {
	const seat: DataTable = { group: 'roles', table: 'space_member', rows: [{ space_id: 'rifugio' }] };
	expect(inShortOf([seat], 'rifugio').guarded).toBe(true);
});
