import { dayOf, type Day } from './day.ts';

/** What was typed stays beside what was understood. */
export interface DateAsTyped {
	readonly original: string;
	readonly day: Day;
}

export type DateFault = 'date-missing' | 'date-unreadable' | 'date-without-year' | 'date-not-in-calendar';

const months: readonly (readonly string[])[] = [
	['gennaio', 'gen', 'january', 'jan', 'يناير', 'كانون الثاني'],
	['febbraio', 'feb', 'february', 'فبراير', 'شباط'],
	['marzo', 'mar', 'march', 'مارس', 'آذار'],
	['aprile', 'apr', 'april', 'أبريل', 'ابريل', 'نيسان'],
	['maggio', 'mag', 'may', 'مايو', 'أيار'],
	['giugno', 'giu', 'june', 'jun', 'يونيو', 'حزيران'],
	['luglio', 'lug', 'july', 'jul', 'يوليو', 'تموز'],
	['agosto', 'ago', 'august', 'aug', 'أغسطس', 'آب'],
	['settembre', 'set', 'sett', 'september', 'sep', 'sept', 'سبتمبر', 'أيلول'],
	['ottobre', 'ott', 'october', 'oct', 'أكتوبر', 'تشرين الأول'],
	['novembre', 'nov', 'november', 'نوفمبر', 'تشرين الثاني'],
	['dicembre', 'dic', 'december', 'dec', 'ديسمبر', 'كانون الأول'],
];

const monthNumber = new Map(
	months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const dayFirst = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const dayFirstNoYear = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*\d{2})?$/;
/** "13 marzo 2024", "martedì 11 dicembre 2018", "1° settembre 2020", "13 de marzo"… the weekday is not checked. */
const worded = /^(?:\p{L}+['’]?,?\s+)?(\d{1,2})\s*[°ºa]?\.?\s+(\p{L}[\p{L}\s]*?)\.?,?(?:\s+(\d{4}))?$/u;

/** Digits of Arabic keyboards, and marks nobody sees, brought to what the patterns know. */
function plain(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
		.replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
		.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/**
 * Reads a date as people type it: 13/06/2024, 13/7/2023, 13 marzo 2024, 14-12-2018, 2024-06-13. The day comes before
 * the month. A date without its four-digit year is asked for again, never guessed.
 */
export function readDateAsTyped(typed: string): DateAsTyped | { readonly refused: DateFault } {
	const original = typed.trim();
	const text = plain(typed);
	if (text === '') return { refused: 'date-missing' };
	const numbers = dayFirst.exec(text);
	if (numbers) return inCalendar(original, numbers[3]!, Number(numbers[2]), numbers[1]!);
	const reversed = yearFirst.exec(text);
	if (reversed) return inCalendar(original, reversed[1]!, Number(reversed[2]), reversed[3]!);
	const words = worded.exec(text);
	const month = words && monthNumber.get(words[2]!);
	if (words && month !== undefined) {
		if (words[3] === undefined) return { refused: 'date-without-year' };
		return inCalendar(original, words[3], month!, words[1]!);
	}
	return { refused: dayFirstNoYear.test(text) ? 'date-without-year' : 'date-unreadable' };
}

function inCalendar(original: string, year: string, month: number, day: string) {
	const read = dayOf(Number(year), month, Number(day));
	return read === null ? ({ refused: 'date-not-in-calendar' } as const) : { original, day: read };
}
