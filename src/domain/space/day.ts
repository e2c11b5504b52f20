/** A calendar day, 'YYYY-MM-DD'. Compares rightly as text. */
export type Day = string & { readonly __brand: 'Day' };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMilliseconds = 86_400_000;

/** The day of three numbers, or null when the calendar has no such day (30 February, month 13). */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
	if (![year, month, dayOfMonth].every(Number.isInteger)) return null;
	if (year < 1000 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1) return null;
	const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
	if (date.getUTCMonth() !== month - 1) return null;
	return date.toISOString().slice(0, 10) as Day;
}

/** Null for anything that is not exactly an existing 'YYYY-MM-DD'. */
export function parseDay(text: string): Day | null {
	const match = shape.exec(text);
	return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

const days = new Map<string, Intl.DateTimeFormat>();

/** The day it is at a moment (milliseconds since 1970) where the tavoli live. */
export function dayAt(moment: number, timeZone = 'Europe/Rome'): Day {
	let format = days.get(timeZone);
	if (!format) {
		// Kept: making one takes longer than a hundred uses.
		const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
		days.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts })));
	}
	return format.format(new Date(moment)) as Day;
}

export function addDays(day: Day, days: number): Day {
	return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds);
}
