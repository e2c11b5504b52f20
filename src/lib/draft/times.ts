import { getLocale } from '#i18n/paraglide/runtime.js';

/** The tavoli are in Italy: server and browser say the same hour. */
const timeZone = 'Europe/Rome';

export function hourOf(at: number): string {
	return new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
}

export function dayOf(at: number): string {
	const format = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone } as const;
	return new Intl.DateTimeFormat(getLocale(), format).format(at);
}

/** 375.000: also with four digits, which Italian would leave without a dot. */
export function count(number: number): string {
	return new Intl.NumberFormat(getLocale(), { useGrouping: 'always' }).format(number);
}
