import { planOf } from '#domain/workshop/format-plan.ts';
import type { Format } from '#domain/workshop/workshop.ts';
import { m } from '#i18n/paraglide/messages.js';

const words = m as unknown as Readonly<Record<string, () => string>>;

/** The agenda a format begins with, in the language of whoever prepares. For the server: all its words are in it. */
export function plannedMoments(format: Format) {
	return planOf(format).map(({ key, kind, minutes, settings }) => ({
		kind,
		minutes,
		settings,
		title: words[`workshop_plan_${key}_title`]!(),
		instructions: words[`workshop_plan_${key}_say`]!(),
	}));
}
