import { describe, expect, test } from 'vitest';
import { parseAccount } from './account.ts';
import { deviceOf } from './device.ts';
import { parseEmail } from './email.ts';
import { decidePassword } from './password.ts';
import { cleanText, parseName } from './text.ts';

describe('a name', () => {
	test('is kept as the person means it: composed letters, single spaces', () => {
		expect(parseName('  Niccolo\u0300   Bianchi ')).toEqual({ value: 'Niccolò Bianchi' });
		expect(parseName('أمينة حسن')).toEqual({ value: 'أمينة حسن' });
	});
	test('loses the marks that would let it read as somebody else', () => {
		expect(parseName('Luca\u202Eartsiger\u202C')).toEqual({ value: 'Lucaartsiger' });
		expect(parseName('Segre\u200Bteria')).toEqual({ value: 'Segreteria' });
	});
	test('of HTML is a name like another, shown as text', () => {
		expect(parseName('<b>Anna</b>')).toEqual({ value: '<b>Anna</b>' });
	});
	test.each([
		['', 'missing'],
		[' \t \u200f ', 'missing'],
		['🙂🙂', 'no-letters'],
		['a'.repeat(81), 'too-long'],
	])('%j is refused: %s', (typed, refused) => expect(parseName(typed)).toEqual({ refused }));
	test('of eighty letters is long enough for everybody', () =>
		expect(parseName('à'.repeat(80))).toEqual({ value: 'à'.repeat(80) }));
});

describe('an e-mail address', () => {
	test('is the same whatever the capital letters', () =>
		expect(parseEmail(' Rosa@Example.IT ')).toEqual({ value: 'Rosa@Example.IT', folded: 'rosa@example.it' }));
	test.each(['rosa', 'rosa@', '@example.it', 'a b@example.it', `${'a'.repeat(250)}@example.it`])(
		'%s is none',
		(typed) => expect(parseEmail(typed)).toEqual({ refused: 'not-an-address' }),
	);
});

describe('a password', () => {
	test.each([
		['', 'missing'],
		['corta', 'too-short'],
		['a'.repeat(201), 'too-long'],
		['aaaaaaaaaaaa', 'too-plain'],
		['rosa@example.it', 'too-plain'],
	])('%s: %s', (typed, refused) => expect(decidePassword(typed, ['Rosa@example.it'])).toEqual({ refused }));
	test('of a few words is welcome, in any script', () => {
		expect(decidePassword('ombrelli e biciclette', [])).toBeNull();
		expect(decidePassword('مظلات ودراجات', [])).toBeNull();
	});
});

test('everything that is wrong with a new account is said at once', () =>
	expect(parseAccount({ name: ' ', email: 'x', password: '' })).toEqual({
		refused: 'fields',
		faults: { name: 'missing', email: 'not-an-address', password: 'missing' },
	}));

test('a note keeps its lines and loses what is hidden in them', () =>
	expect(cleanText('  Ciao\r\n\u202Emondo \n\n\n\nfine')).toBe('Ciao\nmondo\n\nfine'));

test.each([
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
		'Safari',
		'iPhone',
	],
	['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge', 'Windows'],
	['Mozilla/5.0 (Linux; Android 15; SM-A155F) Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
	['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
	['curl/8', null, null],
])('a device is told by what its owner knows of it: %s', (userAgent, browser, system) =>
	expect(deviceOf(userAgent)).toEqual({ browser, system }),
);
