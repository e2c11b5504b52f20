import { readDateAsTyped, type DateFault } from '#domain/space/date-as-typed.ts';
import type { Day } from '#domain/space/day.ts';

export type MomentFault = DateFault | 'hour-missing' | 'hour-unreadable';

const hourShape = /^(\d{1,2})[:.,]?(\d{2})?$/;
const timeZone = 'Europe/Rome';

/** A day and an hour as people type them (13/06/2024; 18:05, 18.05, 18), where the tavoli live → milliseconds since 1970. */
export function readMoment(
	day: string,
	hour: string,
): { readonly at: number } | { readonly refused: MomentFault } {
	const date = readDateAsTyped(day);
	if ('refused' in date) return date;
	const typed = hour.normalize('NFKC').replace(/\s/g, '');
	if (typed === '') return { refused: 'hour-missing' };
	const match = hourShape.exec(typed);
	const hours = Number(match?.[1]);
	const minutes = Number(match?.[2] ?? 0);
	if (match === null || hours > 23 || minutes > 59) return { refused: 'hour-unreadable' };
	return { at: momentAt(date.day, hours, minutes) };
}

/** The moment a clock on the wall shows this; in the hour that comes twice in October, the first. */
export function momentAt(day: Day, hours: number, minutes: number): number {
	const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
	const first = wall - offsetAt(wall - 2 * 3_600_000);
	return first + offsetAt(first) === wall ? first : wall - offsetAt(wall);
}

function offsetAt(moment: number): number {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hour12: false,
	}).formatToParts(moment);
	const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
	const shown = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour') % 24,
		part('minute'),
		part('second'),
	);
	return shown - Math.floor(moment / 1000) * 1000;
}
