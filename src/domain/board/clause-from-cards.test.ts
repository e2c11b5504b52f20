import { expect, test } from 'vitest';
import { clauseFromCards, firstWords } from './clause-from-cards.ts';

test('a clause is named after the group of its cards, and every line becomes a paragraph', () => {
	expect(
		clauseFromCards(
			[{ text: 'Posso dare due ore.\n\nIl martedì.' }, { text: 'I nonni aiutano.' }],
			'Compiti',
		),
	).toEqual({
		title: 'Compiti',
		paragraphs: ['Posso dare due ore.', 'Il martedì.', 'I nonni aiutano.'],
	});
});

test('without a group the first sentence names it, without its full stop', () => {
	expect(clauseFromCards([{ text: 'Una mappa degli spazi aperti. Anche la sera.' }], null).title).toBe(
		'Una mappa degli spazi aperti',
	);
	expect(firstWords('Chi tiene le chiavi della scuola?')).toBe('Chi tiene le chiavi della scuola?');
});

test('a long sentence is cut between words, and a word without end between characters', () => {
	const long = 'Dopo le sedici e trenta i ragazzi delle scuole medie non sanno dove andare e restano soli';
	expect(firstWords(long)).toBe('Dopo le sedici e trenta i ragazzi delle scuole medie non…');
	expect([...firstWords('😀'.repeat(200))].length).toBeLessThanOrEqual(31);
	expect(firstWords('   ')).toBe('');
});
