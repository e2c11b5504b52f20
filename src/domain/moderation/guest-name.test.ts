import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideGuestName, longestGuestName, readGuestName } from './guest-name.ts';

const taken = ['Giulia Riva', 'Omar', 'Banca del tempo', 'أمينة حداد'];
const refused = (name: string) => decideGuestName(name, taken) !== null;

describe('the name of somebody without an account', () => {
	test('is one line with a letter in it', () => {
		expect(readGuestName('  Carla,\u200b nonna ')).toEqual({ value: 'Carla, nonna' });
		expect(readGuestName(' \u200b ')).toEqual({ refused: 'name-missing' });
		expect(readGuestName('1234')).toEqual({ refused: 'name-missing' });
		expect(readGuestName('x'.repeat(longestGuestName + 1))).toEqual({ refused: 'name-too-long' });
	});

	test.each([
		['as it is', 'Giulia Riva'],
		['in capitals', 'GIULIA RIVA'],
		['the other way round', 'Riva Giulia'],
		['in one word, or in pieces', 'Giu lia.Riva'],
		['with an accent', 'Giulìa Riva'],
		['with a Cyrillic a', 'Giuliа Rivа'],
		['with a figure for a letter', 'G1ulia Riva'],
		['with a capital I for an l', 'GiuIia Riva'],
		['with a small L for an i', 'Giulla Rlva'],
		['in full-width letters', 'Ｇｉｕｌｉａ Ｒｉｖａ'],
		['in mathematical letters', '𝐆𝐢𝐮𝐥𝐢𝐚 𝐑𝐢𝐯𝐚'],
		['with something added', 'Giulia Riva, Banca del tempo'],
		['of a body', 'BANCA DEL TEMPO'],
		['of one word', '0mаr'],
		['in Arabic without its small marks, stretched', 'امينـــة حداد'],
	])('is not that of a member: %s', (_, name) => expect(refused(name)).toBe(true));

	test.each(['Giulia', 'Carla, nonna di Omar', 'Omar G.', 'Riva', 'Tempo', 'Maria Giulia Riva', 'أمينة'])(
		'may be %s',
		(name) => expect(refused(name)).toBe(false),
	);

	test('a member of whom only signs are known bars nobody', () => {
		expect(decideGuestName('Carla', ['—', ''])).toBeNull();
	});

	const name = fc.stringMatching(/^[A-Z][a-z]{2,9} [A-Z][a-z]{2,9}$/);
	const cyrillic: Readonly<Record<string, string>> = {
		a: 'а',
		e: 'е',
		o: 'о',
		p: 'р',
		c: 'с',
		x: 'х',
		y: 'у',
	};
	const disguises: readonly ((letter: string) => string)[] = [
		(letter) => letter,
		(letter) => letter.toUpperCase(),
		(letter) => cyrillic[letter] ?? letter,
		(letter) => `${letter}\u0301`,
		(letter) => `${letter}\u200d`,
		(letter) => ` ${letter}`,
		(letter) => (/[A-Za-z]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter),
	];

	test('no mixture of capitals, spaces, accents, unseen and look-alike letters makes it another name', () => {
		fc.assert(
			fc.property(name, fc.array(fc.nat(disguises.length - 1), { minLength: 30 }), (member, chosen) => {
				const shown = [...member].map((letter, at) => disguises[chosen[at]!]!(letter)).join('');
				return decideGuestName(shown, [member]) === 'name-taken';
			}),
		);
	});

	test('rubbish is no exception, and every name with a letter passes for itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
				decideGuestName(one, [other]);
				return !/[a-z]/i.test(one) || decideGuestName(one, [one]) === 'name-taken';
			}),
		);
	});

	test('names that share no letter are never taken for each other', () => {
		fc.assert(
			fc.property(
				fc.stringMatching(/^[abcde]{3,12}$/),
				fc.stringMatching(/^[fgkqz]{3,12}$/),
				(one, other) => decideGuestName(one, [other]) === null,
			),
		);
	});
});
