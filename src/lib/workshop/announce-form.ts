import { readMoment, type MomentFault } from '#domain/poll/moment.ts';
import { m } from '#i18n/paraglide/messages.js';

/** What was typed into "Quando e dove". */
export interface AnnounceValues {
	readonly day: string;
	readonly hour: string;
	readonly place: string;
}

export function announceValues(form: FormData): AnnounceValues {
	const field = (name: string): string => String(form.get(name) ?? '').slice(0, 2_000);
	return { day: field('giorno'), hour: field('ora'), place: field('luogo') };
}

export type AnnounceFaults = Readonly<Partial<Record<keyof AnnounceValues, string>>>;

const words: Readonly<Record<MomentFault, () => string>> = {
	'hour-missing': m.poll_fault_hour_missing,
	'hour-unreadable': m.poll_fault_hour_unreadable,
	'date-missing': m.space_fault_date_missing,
	'date-unreadable': m.space_fault_date_unreadable,
	'date-without-year': m.space_fault_date_without_year,
	'date-not-in-calendar': m.space_fault_date_not_in_calendar,
};

/** The moment that was typed, or what is wrong with it beside its field. */
export function announcedAt({
	day,
	hour,
}: AnnounceValues): { readonly at: number } | { readonly faults: AnnounceFaults } {
	const read = readMoment(day, hour);
	if ('at' in read) return read;
	const sentence = words[read.refused]();
	return { faults: read.refused.startsWith('hour') ? { hour: sentence } : { day: sentence } };
}

/** What the act said no to, beside its field. */
export function announceFaults(refused: string): AnnounceFaults {
	if (refused === 'past') return { day: m.workshop_announce_fault_past() };
	if (refused === 'too-long') return { place: m.workshop_announce_fault_long() };
	if (refused === 'already-open') return { day: m.workshop_announce_fault_open() };
	return { day: m.workshop_outcome_fault_malformed() };
}
