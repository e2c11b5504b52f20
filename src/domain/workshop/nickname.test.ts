import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersIn } from '#domain/space/text-as-typed.ts';
import { decideNickname } from './nickname.ts';

describe('a nickname', () => {
	test.each([
		['', ''],
		['  \n ', ''],
		['\u200b\u3164\u202e', ''],
		['  Anna \t Maria ', 'Anna Maria'],
		['Anna\nMaria', 'Anna Maria'],
		['Nicolo\u0300', 'Nicolò'],
		['\u202eannA', 'annA'],
		['آمنة', 'آمنة'],
		['👩‍👩‍👧', '👩‍👩‍👧'],
		['\ud800Anna', 'Anna'],
		["D'Angiò-Rossi", "D'Angiò-Rossi"],
	])('%j is kept as %j', (typed, nickname) => {
		expect(decideNickname(typed, [])).toEqual({ nickname });
	});

	test('of thirty letters is taken, of thirty-one is not, and a family counts as one letter', () => {
		expect(decideNickname('👨‍👩‍👧‍👦'.repeat(30), [])).toEqual({ nickname: '👨‍👩‍👧‍👦'.repeat(30) });
		expect(decideNickname('a'.repeat(31), [])).toEqual({ refused: 'too-long' });
		expect(decideNickname('🙂'.repeat(100_000), [])).toEqual({ refused: 'too-long' });
		expect(decideNickname(`a${'\u0301'.repeat(5_000)}`, [])).toEqual({ refused: 'too-long' });
	});

	test.each([
		['Anna', ['Anna'], 'Anna 2'],
		['ÀNNA', ['anna'], 'ÀNNA 2'],
		['Anna', ['Anna', 'anna 2', 'ANNA 3'], 'Anna 4'],
		['Anna 2', ['Anna', 'Anna 2'], 'Anna 3'],
		['An\u200dna', ['Anna'], 'An\u200dna 2'],
		['🙂', ['🙂'], '🙂 2'],
		['a'.repeat(30), ['a'.repeat(30)], `${'a'.repeat(28)} 2`],
	])('%j beside %j is taken: why not %j', (typed, taken, suggestion) => {
		expect(decideNickname(typed, taken)).toEqual({ refused: 'taken', suggestion });
	});

	test('left empty is nobody’s, however many leave it empty', () => {
		expect(decideNickname('', ['', ''])).toEqual({ nickname: '' });
	});

	test.each([
		'cazzo',
		'CÀZZO',
		'Caaazzzo',
		'c4zz0',
		'c a z z o',
		'Capitan Merda',
		'Porco Dio',
		'fuck.you',
		'Sh1t',
		'ca\u200dzzo',
		'شرموطة',
		'كُس',
		'طيز',
	])('%j is refused as rude', (typed) => {
		expect(decideNickname(typed, [])).toEqual({ refused: 'rude' });
	});

	test.each([
		'Scunthorpe',
		'Cazzola',
		'Assunta',
		'Ass. Genitori',
		'Culotta',
		'Dick',
		'Dio Cassio',
		'Fabio 5',
		'J R R',
		'Troiani',
		'Analisa',
		'Pene d’amor',
		'Essex',
		'Shitake',
		'نيك',
		'الكس',
		'كسرى',
		'Giulia B',
		'3A',
		'Classe 1C',
	])('%j is nobody’s offence', (typed) => {
		expect(decideNickname(typed, [])).toEqual({ nickname: typed });
	});

	test('whatever is typed: what comes out is short and stays as it is, and what is suggested is free', () => {
		const names = fc.string({ unit: 'grapheme', maxLength: 34 });
		fc.assert(
			fc.property(names, fc.array(names, { maxLength: 5 }), (typed, taken) => {
				const decided = decideNickname(typed, [...taken, typed]);
				const kept = 'nickname' in decided ? decided.nickname : (decided.suggestion ?? '');
				expect(lettersIn(kept)).toBeLessThanOrEqual(30);
				expect(decideNickname(kept, 'nickname' in decided ? [] : [...taken, typed])).toEqual({
					nickname: kept,
				});
			}),
		);
	});
});
