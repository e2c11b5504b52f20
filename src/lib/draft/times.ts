import { getLocale } from '#i18n/paraglide/runtime.js';
import { formatDay, formatHour, formatNumber } from '#lib/ui/format.ts';

export function hourOf(at: number): string {
	return formatHour(at, getLocale());
}

export function dayOf(at: number): string {
	return formatDay(at, getLocale());
}

/** 375.000: also with four digits, which Italian would leave without a dot. */
export function count(number: number): string {
	return formatNumber(number, getLocale());
}
