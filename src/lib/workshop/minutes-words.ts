import type { Locale } from '#domain/person/preferences.ts';
import type { Counted, Minutes, MinutesGroup } from '#domain/workshop/minutes.ts';
import type { Format } from '#domain/workshop/workshop.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formatDay } from '#lib/ui/format.ts';

const formatNames: Record<Format, (inputs: object, options: { locale: Locale }) => string> = {
	metaplan: m.workshop_minutes_format_metaplan,
	'world-cafe': m.workshop_minutes_format_world_cafe,
	'open-space': m.workshop_minutes_format_open_space,
	dotmocracy: m.workshop_minutes_format_dotmocracy,
	gradients: m.workshop_minutes_format_gradients,
	consent: m.workshop_minutes_format_consent,
	brainwriting: m.workshop_minutes_format_brainwriting,
	blank: m.workshop_minutes_format_blank,
};

export function formatWords(format: Format, locale: Locale): string {
	return formatNames[format]({}, { locale });
}

/** '2026-11-30' → 30/11/2026; anything else as it was written. */
export function dayOrWords(by: string | null, locale: Locale): string {
	if (by === null) return '';
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(by) && !Number.isNaN(Date.parse(`${by}T12:00:00Z`));
	return isDay ? formatDay(by, locale) : by;
}

export function sumOf({ phone, paper, hands }: Counted): number {
	return phone + paper + hands;
}

/** Paper people are people. */
export function peoplePresent({ attendance }: Minutes): number {
	return attendance.phones + attendance.paper;
}

/** Those who named no body. */
export function restOfPeople(minutes: Minutes): number {
	const named = minutes.attendance.bodies.reduce((sum, { people }) => sum + people, 0);
	return Math.max(0, peoplePresent(minutes) - named);
}

/** Cards nobody put together under a name: a heading without words would be none. */
export function isLoose({ title, cards }: MinutesGroup): boolean {
	return title.trim() === '' || (cards.length === 1 && title.trim() === cards[0]!.text.trim());
}
