import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeAlphabet, makeCode, readCode, spokenCode } from './code.ts';

const code = fc
	.array(fc.constantFrom(...codeAlphabet), { minLength: 6, maxLength: 6 })
	.map((letters) => letters.join(''));

test('a code has six letters, none a vowel or easily taken for a number', () => {
	let turn = 0;
	expect(makeCode((below) => turn++ % below)).toBe('BCDFGH');
	expect(makeCode((below) => below - 1)).toBe('ZZZZZZ');
	expect(codeAlphabet).not.toMatch(/[AEIOUY0-9]/);
	expect(new Set(codeAlphabet).size).toBe(20);
});

test('a code made with any luck reads back, as it is spoken and as it is written', () => {
	fc.assert(
		fc.property(fc.infiniteStream(fc.nat()), (luck) => {
			const made = makeCode((below) => luck.next().value! % below);
			expect(readCode(made)).toBe(made);
			expect(readCode(spokenCode(made))).toBe(made);
		}),
	);
});

test('whatever lies between the letters, in small or wide letters, the code is found', () => {
	const between = fc.constantFrom(
		'',
		' ',
		'-',
		'.',
		'–',
		'—',
		'\u00a0',
		'\t',
		'\u200b',
		'\u200f',
		' - ',
		'−',
		'‑',
	);
	fc.assert(
		fc.property(code, fc.array(between, { minLength: 7, maxLength: 7 }), fc.boolean(), (made, gaps, wide) => {
			const shown = wide
				? [...made].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0))
				: [...made.toLowerCase()];
			expect(readCode(gaps[6] + shown.map((letter, at) => letter + gaps[at]).join(''))).toBe(made);
		}),
	);
});

test.each([
	['nothing', ''],
	['five letters', 'KVMTR'],
	['seven letters', 'KVMTRPP'],
	['a vowel', 'KVMTRA'],
	['a nought', 'KVMTR0'],
	['a sharp s, which counts as two in capitals', 'KVMTß'],
	['an Arabic word', 'مرحبا ك'],
	['a pasted book', 'KVMTRP '.repeat(1_000)],
])('%s is no code', (_, typed) => {
	expect(readCode(typed)).toBeNull();
});

test('a code is read out in two halves', () => {
	expect(spokenCode('KVMTRP')).toBe('KVM TRP');
});
