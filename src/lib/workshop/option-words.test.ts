import { expect, test } from 'vitest';
import { handWords, stepWords } from './option-words.ts';

test('steps of agreement are words, from least to most, in five and in seven', () => {
	expect(stepWords(5, '1', 'it')).toBe('Del tutto in disaccordo');
	expect(stepWords(5, '5', 'it')).toBe('Del tutto d’accordo');
	expect(stepWords(7, '7', 'it')).toBe('Del tutto d’accordo');
	expect(stepWords(5, 'Quasi', 'it')).toBe('Quasi');
});

test('a show of hands is told in words, and what was typed at the desk stays as it is', () => {
	expect(['for', 'against', 'abstain'].map((option) => handWords(option, 'it'))).toEqual([
		'A favore',
		'Contrari',
		'Astenuti',
	]);
	expect(handWords('Martedì', 'it')).toBe('Martedì');
	expect(handWords('constructor', 'it')).toBe('constructor');
});
