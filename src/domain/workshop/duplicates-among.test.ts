import { expect, test } from 'vitest';
import { duplicatesAmong } from './duplicates-among.ts';

const among = (...texts: string[]) =>
	duplicatesAmong(texts.map((text, index) => ({ id: `c${index}`, text })));

test('the same words in other clothes are one card: the first is kept', () => {
	expect(
		among(
			'Una merenda per tutti.',
			'Più luce',
			'una  MERENDA, per tutti!',
			'Piu luce',
			'per tutti una merenda',
		),
	).toEqual([
		{ keep: 'c0', same: ['c2', 'c4'] },
		{ keep: 'c1', same: ['c3'] },
	]);
	expect(among('مَدرسة مفتوحة', 'مدرسة مفتوحة')).toEqual([{ keep: 'c0', same: ['c1'] }]);
	expect(among('🙂', '🙂', '🙁')).toEqual([{ keep: 'c0', same: ['c1'] }]);
});

test('a long card with one word more says the same, unless that word is "non" or a number', () => {
	const long = 'il parco resta aperto ogni pomeriggio anche quando piove per ragazze e ragazzi';
	expect(among(long, `${long} sempre`)).toEqual([{ keep: 'c0', same: ['c1'] }]);
	expect(among(long, long.replace('resta', 'non resta'))).toEqual([]);
	expect(among(`${long} 15`, `${long} 16`)).toEqual([]);
});

test('cards that share only some words, and empty ones, stay apart', () => {
	expect(among('Il pulmino la sera', 'Il pulmino la mattina', '', ' ')).toEqual([]);
	expect(among()).toEqual([]);
});
