import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestGroupNames } from './suggest-group-name.ts';

describe('names for a group', () => {
	test('are what most cards share, rather two words than one', () => {
		expect(
			suggestGroupNames([
				'Spazi aperti il pomeriggio',
				'Uno spazio aperto, caldo',
				'Gli spazi aperti della scuola',
				'Il cortile della scuola di pomeriggio',
			]),
		).toEqual(['Spazi aperti', 'Pomeriggio', 'Scuola']);
	});

	test('find singular and plural together, and keep the small words of a phrase', () => {
		expect(
			suggestGroupNames(
				['Un aiuto per i compiti', 'Aiuti per i compiti a casa', 'aiuto per i compiti e la lingua'],
				1,
			),
		).toEqual(['Aiuto per i compiti']);
		expect(suggestGroupNames(['I luoghi', 'Un luogo', 'luoghi!'], 1)).toEqual(['Luoghi']);
		expect(suggestGroupNames(['More bikes', 'A bike', 'Bikes for all'], 1)).toEqual(['Bikes']);
	});

	test('are Arabic where the cards are', () => {
		expect(
			suggestGroupNames(['مساعدة في الواجبات', 'نحتاج مساعدة في الواجبات', 'الواجبات المدرسية'], 1),
		).toEqual(['مساعدة في الواجبات']);
		expect(suggestGroupNames(['المدرسة مفتوحة', 'مدرسه'], 1)).toEqual(['المدرسة']);
	});

	test('keep accents and apostrophes as people wrote them', () => {
		expect(suggestGroupNames(['l’attività sportiva', 'Più attività sportive'], 1)).toEqual([
			'Attività sportive',
		]);
		expect(suggestGroupNames(['L’università', 'l’universita', 'Università'])).toEqual(['Università']);
	});

	test('don’t join what a comma or a line parts', () => {
		expect(suggestGroupNames(['Merenda, pulmino', 'merenda\npulmino'], 5)).toEqual(['Merenda', 'Pulmino']);
	});

	test('of a single card are its own words; without telling words there are none', () => {
		expect(suggestGroupNames(['Il pulmino anche la sera'])).toEqual(['Pulmino anche la sera']);
		for (const cards of [[], [''], ['🙂', '...'], ['non più di quello che c’è'], ['12', '3']])
			expect(suggestGroupNames(cards)).toEqual([]);
		expect(suggestGroupNames(['scuola', 'scuola'], 0)).toEqual([]);
	});

	test('are the same whatever the order of the cards, never empty, and their words are on a card', () => {
		const word = fc.constantFrom(
			'scuola',
			'scuole',
			'Spazi',
			'aperti',
			'il',
			'di',
			'مدرسة',
			'più',
			'compiti',
			'🙂',
			',',
			'ß',
		);
		const card = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
		const pair = fc
			.array(card, { maxLength: 8 })
			.chain((cards) =>
				fc.tuple(
					fc.constant(cards),
					fc.shuffledSubarray(cards, { minLength: cards.length, maxLength: cards.length }),
				),
			);
		fc.assert(
			fc.property(pair, fc.string({ unit: 'grapheme' }), ([cards, shuffled], noise) => {
				const names = suggestGroupNames([...cards, noise]);
				expect(suggestGroupNames([noise, ...shuffled])).toEqual(names);
				expect(names.length).toBeLessThanOrEqual(3);
				for (const name of names) expect(name.trim()).not.toBe('');
				const all = [...cards, noise]
					.join('\n')
					.normalize('NFC')
					.replace(/[^\S\n]+/g, ' ')
					.toUpperCase();
				for (const name of names) expect(all).toContain(name.toUpperCase());
			}),
		);
	});

	test('of six hundred long cards come at once', () => {
		const cards = Array.from({ length: 600 }, (_, card) =>
			Array.from({ length: 40 }, (_, word) => `parola${(card * 7 + word * 13) % 400}`).join(' '),
		);
		const before = performance.now();
		expect(suggestGroupNames(cards)).toHaveLength(3);
		expect(performance.now() - before).toBeLessThan(5_000);
	});
});
