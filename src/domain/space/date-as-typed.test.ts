import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, parseDay, type Day } from './day.ts';
import { readDateAsTyped } from './date-as-typed.ts';

test.each([
	['13/06/2024', '2024-06-13'],
	['13/7/2023', '2023-07-13'],
	['13 marzo 2024', '2024-03-13'],
	['14-12-2018', '2018-12-14'],
	['2024-06-13', '2024-06-13'],
	['  13.6.2024 ', '2024-06-13'],
	['1° settembre 2020', '2020-09-01'],
	['1 Settembre 2020', '2020-09-01'],
	['martedì 11 dicembre 2018', '2018-12-11'],
	["MARTEDI' 11 DICEMBRE 2018", '2018-12-11'],
	['31 dic. 2021', '2021-12-31'],
	['13 March 2024', '2024-03-13'],
	['١٣/٠٦/٢٠٢٤', '2024-06-13'],
	['13 مارس 2024', '2024-03-13'],
	['\u200f13/06/2024\u200f', '2024-06-13'],
	['29/02/2024', '2024-02-29'],
])('somebody types %j and means %s', (typed, day) => {
	expect(readDateAsTyped(typed)).toEqual({ original: typed.trim(), day });
});

test.each([
	['', 'date-missing'],
	['   ', 'date-missing'],
	['13 marzo', 'date-without-year'],
	["MARTEDI' 11 DICEMBRE", 'date-without-year'],
	['13/06', 'date-without-year'],
	['13/06/24', 'date-without-year'],
	['29/02/2023', 'date-not-in-calendar'],
	['31/04/2024', 'date-not-in-calendar'],
	['12/13/2024', 'date-not-in-calendar'],
	['domani', 'date-unreadable'],
	['gennaio 2019', 'date-unreadable'],
	['13 marzolino 2024', 'date-unreadable'],
	['<b>13/06/2024</b>', 'date-unreadable'],
	['🙂', 'date-unreadable'],
])('%j is asked for again: %s', (typed, refused) => {
	expect(readDateAsTyped(typed)).toEqual({ refused });
});

test('every day of four centuries is read back from each way of writing it', () => {
	const day = fc.integer({ min: 0, max: 146_096 }).map((days) => addDays('1900-01-01' as Day, days));
	fc.assert(
		fc.property(day, (iso) => {
			const [year, month, date] = iso.split('-') as [string, string, string];
			const long = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: 'UTC' });
			for (const typed of [
				iso,
				`${date}/${month}/${year}`,
				`${Number(date)}-${Number(month)}-${year}`,
				long.format(new Date(iso)),
			]) {
				expect(readDateAsTyped(typed)).toMatchObject({ day: iso });
			}
		}),
	);
});

test('no typed text whatever makes it throw, and what it reads is a day of the calendar', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
			const read = readDateAsTyped(typed);
			if ('day' in read) expect(parseDay(read.day)).toBe(read.day);
		}),
	);
});
