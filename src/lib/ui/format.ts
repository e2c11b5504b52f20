/** Dates, hours, money and numbers as people write them here. The tavoli are in Italy: server and browser say the same hour. */
const timeZone = 'Europe/Rome';
const arabicWithLatinDigits = 'ar-u-nu-latn-ca-gregory';

export function intlLocale(locale: string): string {
	return locale === 'ar' ? arabicWithLatinDigits : locale === 'en' ? 'en-GB' : 'it-IT';
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times, and a page of comments has a hundred dates. */
function dateFormat(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${Object.values(parts).join()} ${Object.keys(parts).join()}`;
	let format = made.get(key);
	if (!format) made.set(key, (format = new Intl.DateTimeFormat(intlLocale(locale), { ...parts, timeZone })));
	return format;
}

/** '2024-06-13' or a moment in milliseconds → 13/06/2024. `dateStyle: 'short'` would say 13/06/24. */
export function formatDay(day: string | number, locale: string): string {
	const moment = typeof day === 'number' ? day : Date.parse(`${day}T12:00:00Z`);
	const parts = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
	return dateFormat(locale, parts).format(moment);
}

/** 14/09 – 10/10/2026; one date when both are the same; the first year is left out when it is the second's. */
export function formatPeriod(from: string, to: string, locale: string): string {
	if (from === to) return formatDay(from, locale);
	if (from.slice(0, 4) !== to.slice(0, 4)) return `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
	const short = { day: '2-digit', month: '2-digit' } as const;
	const start = dateFormat(locale, short).format(Date.parse(`${from}T12:00:00Z`));
	return `${start} – ${formatDay(to, locale)}`;
}

/** giovedì 12 novembre 2026 */
export function formatLongDay(day: string | number, locale: string): string {
	const moment = typeof day === 'number' ? day : Date.parse(`${day}T12:00:00Z`);
	const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
	return dateFormat(locale, parts).format(moment);
}

/** 18:05 */
export function formatHour(at: number, locale: string): string {
	const parts = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
	return dateFormat(locale, parts).format(at);
}

/** 13/06/2024, 18:05 */
export function formatMoment(at: number, locale: string): string {
	const comma = locale === 'ar' ? '، ' : ', ';
	return formatDay(at, locale) + comma + formatHour(at, locale);
}

/** 1.234 — it-IT would drop the dot below ten thousand. */
export function formatNumber(value: number, locale: string, decimals = 0): string {
	return new Intl.NumberFormat(intlLocale(locale), {
		useGrouping: 'always',
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
	}).format(value);
}

/** 375.000,00 € */
export function formatEuro(value: number, locale: string): string {
	return new Intl.NumberFormat(intlLocale(locale), {
		style: 'currency',
		currency: 'EUR',
		useGrouping: 'always',
	}).format(value);
}
