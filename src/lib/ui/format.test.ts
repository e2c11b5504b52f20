import { expect, test } from 'vitest';
import { formatDay, formatEuro, formatHour, formatMoment, formatNumber, formatPeriod } from './format.ts';

const evening = Date.parse('2026-11-21T17:05:00Z');

test('days have four digits of year and two of everything else', () => {
	expect(formatDay('2024-06-13', 'it')).toBe('13/06/2024');
	expect(formatDay('2026-03-01', 'en')).toBe('01/03/2026');
	expect(formatDay(evening, 'it')).toBe('21/11/2026');
});

test('hours are those of Italy, whatever the machine', () => {
	expect(formatHour(evening, 'it')).toBe('18:05');
	expect(formatMoment(evening, 'it')).toBe('21/11/2026, 18:05');
	expect(formatHour(Date.parse('2026-07-01T22:30:00Z'), 'it')).toBe('00:30');
});

test('a period says the year once', () => {
	expect(formatPeriod('2026-09-14', '2026-10-10', 'it')).toBe('14/09 – 10/10/2026');
	expect(formatPeriod('2026-12-07', '2027-01-16', 'it')).toBe('07/12/2026 – 16/01/2027');
	expect(formatPeriod('2026-10-17', '2026-10-17', 'it')).toBe('17/10/2026');
});

test('money and numbers keep the dot of the thousands', () => {
	expect(formatEuro(375000, 'it')).toBe('375.000,00\u00a0€');
	expect(formatNumber(1234, 'it')).toBe('1.234');
	expect(formatNumber(12.5, 'it', 1)).toBe('12,5');
});

test('Arabic keeps the digits people see on the documents', () => {
	expect(formatNumber(1234, 'ar')).toBe('1,234');
	expect(formatDay('2024-06-13', 'ar')).toMatch(/13.*2024|2024.*13|13/u);
});
