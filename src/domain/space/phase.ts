import { daysBetween, type Day } from './day.ts';

/** raccolta idee, laboratorio, bozza, consultazione, voto, sottoscrizione, monitoraggio: always in this order. */
export const phaseKinds = [
	'ideas',
	'workshop',
	'draft',
	'consultation',
	'vote',
	'signing',
	'monitoring',
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** `endsOn` null: open-ended (monitoring). Both null: not planned yet. */
export interface Phase {
	readonly kind: PhaseKind;
	readonly startsOn: Day | null;
	readonly endsOn: Day | null;
	readonly note: string;
}

export type PhaseState = 'done' | 'now' | 'next';

export interface PlacedPhase extends Phase {
	/** 1, 2, 3 … */
	readonly number: number;
	readonly state: PhaseState;
	/** Days still to go after today ("ancora 13 giorni"); 0 is the last day; null unless `now` with a known end. */
	readonly daysLeft: number | null;
}

function stateOf(phase: Phase, laterHasStarted: boolean, today: Day): PhaseState {
	if (phase.startsOn === null || phase.startsOn > today) return laterHasStarted ? 'done' : 'next';
	if (phase.endsOn !== null && phase.endsOn < today) return 'done';
	return laterHasStarted ? 'done' : 'now';
}

/** Where a tavolo stands today. At most one phase is `now`: the last that has started and not ended. */
export function placePhases(phases: readonly Phase[], today: Day): PlacedPhase[] {
	return phases.map((phase, index) => {
		const laterHasStarted = phases.slice(index + 1).some((p) => p.startsOn !== null && p.startsOn <= today);
		const state = stateOf(phase, laterHasStarted, today);
		const daysLeft = state === 'now' && phase.endsOn !== null ? daysBetween(today, phase.endsOn) : null;
		return { ...phase, number: index + 1, state, daysLeft };
	});
}

/** Null between two phases, before the first and after the last. */
export function currentPhase(phases: readonly Phase[], today: Day): PlacedPhase | null {
	return placePhases(phases, today).find((phase) => phase.state === 'now') ?? null;
}

/** An answer is overdue the day after the day it was promised for. */
export function answerOverdue(dueOn: Day, answeredOn: Day | null, today: Day): boolean {
	return answeredOn === null && dueOn < today;
}

/** What is wrong with a list of phases, and in which line (from 0); null when nothing is. */
export function faultInPhases(phases: readonly Phase[]): {
	readonly refused: 'phase-ends-before-it-starts' | 'phase-out-of-order' | 'phase-without-start';
	readonly line: number;
} | null {
	let latest: Day | null = null;
	for (const [line, phase] of phases.entries()) {
		if (phase.startsOn === null) {
			if (phase.endsOn !== null) return { refused: 'phase-without-start', line };
			continue;
		}
		if (phase.endsOn !== null && phase.endsOn < phase.startsOn)
			return { refused: 'phase-ends-before-it-starts', line };
		if (latest !== null && phase.startsOn < latest) return { refused: 'phase-out-of-order', line };
		latest = phase.endsOn ?? phase.startsOn;
	}
	return null;
}
