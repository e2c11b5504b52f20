import { addDays, type Day } from './day.ts';
import type { Phase, PhaseKind } from './phase.ts';

/** Patto educativo, Rete di associazioni, progetto, area di mandato. */
export const spaceTemplates = ['education-pact', 'network', 'project', 'mandate-area'] as const;
export type SpaceTemplate = (typeof spaceTemplates)[number];

/** Days each phase takes; null: goes on without an end. */
const plans: Readonly<Record<SpaceTemplate, readonly (readonly [PhaseKind, number | null])[]>> = {
	'education-pact': [
		['ideas', 28],
		['workshop', 7],
		['draft', 42],
		['consultation', 35],
		['vote', 14],
		['signing', 14],
		['monitoring', null],
	],
	network: [
		['ideas', 21],
		['workshop', 7],
		['draft', 28],
		['vote', 7],
		['monitoring', null],
	],
	project: [
		['ideas', 21],
		['workshop', 7],
		['draft', 35],
		['consultation', 21],
		['signing', 7],
		['monitoring', null],
	],
	'mandate-area': [
		['ideas', 28],
		['draft', 28],
		['consultation', 28],
		['vote', 14],
		['monitoring', null],
	],
};

/** Phases with dates one after the other, beginning on a day; whoever opens the tavolo changes them freely. */
export function templatePhases(template: SpaceTemplate, firstDay: Day): Phase[] {
	let startsOn = firstDay;
	return plans[template].map(([kind, days]) => {
		const phase: Phase = {
			kind,
			startsOn,
			endsOn: days === null ? null : addDays(startsOn, days - 1),
			note: '',
		};
		startsOn = addDays(startsOn, days ?? 0);
		return phase;
	});
}

/** A proposal for the day an answer is owed: two weeks after the last phase with an end. */
export function templateAnswerDay(template: SpaceTemplate, firstDay: Day): Day {
	const ends = templatePhases(template, firstDay).flatMap((phase) => phase.endsOn ?? []);
	return addDays(ends.at(-1) ?? firstDay, 14);
}
