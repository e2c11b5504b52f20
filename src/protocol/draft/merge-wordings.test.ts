import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedWords, changeSameWords } from './changed-words.ts';
import { mergeWordings } from './merge-wordings.ts';

const base = 'Le scuole aprono almeno due spazi, dal lunedì al giovedì. Gli spazi sono gratuiti.';
const friday = base.replace('giovedì', 'venerdì');
const village = base.replace(
	'due spazi, dal lunedì al giovedì',
	'uno spazio in centro e uno a San Pietro all’Olmo',
);
const paid = base.replace('gratuiti', 'gratuiti per tutti');

test('what is changed is told in letters of the earlier wording', () => {
	for (const { from, to, put } of changedWords(base, friday)) {
		expect([base.slice(from, to), put]).toEqual(['giovedì', 'venerdì']);
	}
	expect(changedWords(base, base)).toEqual([]);
	expect(changedWords('', 'Uno')).toEqual([{ from: 0, to: 0, put: 'Uno' }]);
});

test('two wordings change the same words, or different ones', () => {
	const changes = (after: string) => changedWords(base, after);
	expect(changeSameWords(changes(friday), changes(village))).toBe(true);
	expect(changeSameWords(changes(friday), changes(paid))).toBe(false);
	expect(changeSameWords(changes(friday), changes(base))).toBe(false);
	expect(changeSameWords(changes(base.replace('al giovedì', 'al giovedì mattina')), changes(friday))).toBe(
		true,
	);
});

test('changes of different words go together', () => {
	expect(mergeWordings(base, paid, friday)).toEqual({
		plain: base.replace('giovedì', 'venerdì').replace('gratuiti', 'gratuiti per tutti'),
		clashes: false,
	});
});

test('where both changed the same words the proposed ones stand, and it is said', () => {
	expect(mergeWordings(base, friday, village)).toEqual({ plain: village, clashes: true });
});

test('the same change made twice is made once', () => {
	expect(mergeWordings(base, friday, friday)).toEqual({ plain: friday, clashes: false });
});

test('whatever the wordings: without change on one side the other side comes out', () => {
	const wording = fc
		.array(fc.constantFrom('uno', 'due', 'è', 'tre', '\n', '.', '🎈'))
		.map((all) => all.join(' '));
	fc.assert(
		fc.property(wording, wording, wording, (one, other, third) => {
			expect(mergeWordings(one, one, other)).toEqual({ plain: other.normalize('NFC'), clashes: false });
			expect(mergeWordings(one, other, one)).toEqual({ plain: other.normalize('NFC'), clashes: false });
			expect(mergeWordings(one, other, other)).toEqual({ plain: other.normalize('NFC'), clashes: false });
			expect(typeof mergeWordings(one, other, third).plain).toBe('string');
		}),
	);
});
