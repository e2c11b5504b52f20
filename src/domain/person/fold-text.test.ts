import { describe, expect, test } from 'vitest';
import { foldText, searchWords, tellingWords } from './fold-text.ts';

describe('text is compared', () => {
	test.each([
		['Perché NÒ?', 'perche no'],
		['L’Università di San Pietro all’Olmo', 'l universita di san pietro all olmo'],
		['ﬁne', 'fine'],
		['Ｔａｖｏｌｏ', 'tavolo'],
		['Straße, Ærø', 'strasse aero'],
		['أُسرة', 'اسرة'],
		['cafe\u0301', 'cafe'],
		['  <b>due</b>\n\nrighe ', 'b due b righe'],
		['🏖️', ''],
	])('%j as %j', (typed, folded) => expect(foldText(typed)).toBe(folded));
});

describe('somebody looks for', () => {
	test.each([
		['scuole', ['scuol']],
		['Scuola APERTA', ['scuol', 'apert']],
		['biblioteche', ['bibliotec']],
		['sala', ['sala']],
		['AND or NOT "near" *', ['and', 'or', 'not', 'near']],
		['perché perche', ['perc']],
		['!!!', []],
		['', []],
	])('%j by the words %j', (typed, words) => expect(searchWords(typed)).toEqual(words));

	test('at most eight words, however much was pasted', () => {
		expect(searchWords('parola '.repeat(50_000))).toHaveLength(1);
		expect(searchWords(Array.from({ length: 99 }, (_, index) => `parola${index}b`).join(' '))).toHaveLength(
			8,
		);
	});

	test('similar things by what a title is about', () => {
		expect(tellingWords('Una biblioteca aperta anche la domenica, per tutti')).toEqual([
			'bibliotec',
			'apert',
			'domenic',
		]);
	});
});
