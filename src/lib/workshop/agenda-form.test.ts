import { describe, expect, test } from 'vitest';
import {
	hourAfter,
	readAgenda,
	readIntent,
	rearrange,
	totalMinutes,
	type AgendaLine,
} from './agenda-form.ts';

const line = (id: string): AgendaLine => ({
	id,
	kind: 'talk',
	title: id,
	instructions: '',
	minutes: '10',
	atTables: false,
});
const three = ['a', 'b', 'c'].map(line);
const ids = (lines: readonly AgendaLine[]) => lines.map(({ id }) => id).join('');

describe('the agenda as somebody arranges it', () => {
	test.each([
		['up', 1, 'bac'],
		['up', 0, 'abc'],
		['down', 1, 'acb'],
		['down', 2, 'abc'],
		['remove', 1, 'ac'],
		['up', 9, 'abc'],
	] as const)('%s of line %i', (kind, at, after) => {
		expect(ids(rearrange(three, { kind, line: at }, 'n', 'Nuovo'))).toBe(after);
	});

	test('a new moment comes last', () => {
		expect(rearrange(three, { kind: 'add' }, 'n', 'Nuovo').at(-1)).toMatchObject({ id: 'n', title: 'Nuovo' });
	});

	test('is read from the form in its order; settings the form did not show are left out', () => {
		const form = new FormData();
		for (const [name, value] of Object.entries({
			'moment-0-key': 'x',
			'moment-0-kind': 'dots',
			'moment-0-title': 'Pallini',
			'moment-0-minutes': '6',
			'moment-0-dots': '3',
			'moment-1-key': 'y',
			'moment-1-title': 'Saluti',
			intent: 'down-0',
		}))
			form.set(name, value);
		const [first, second, ...more] = readAgenda(form);
		expect(first).toMatchObject({ id: 'x', kind: 'dots', minutes: '6', dots: '3', dotsOnOne: undefined });
		expect(second).toMatchObject({ id: 'y', title: 'Saluti', instructions: '' });
		expect(more).toEqual([]);
		expect(readIntent(form)).toEqual({ kind: 'down', line: 0 });
	});

	test('knows how long it lasts and when it ends, past midnight too', () => {
		expect(totalMinutes([{ minutes: '10' }, { minutes: 'dieci' }, { minutes: ' 5 ' }])).toBe(15);
		expect(hourAfter('18:00', 86)).toBe('19:26');
		expect(hourAfter('23:30', 45)).toBe('00:15');
		expect(hourAfter('25:00', 1)).toBeNull();
	});
});
