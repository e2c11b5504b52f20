import { phaseKinds, type Phase, type PhaseKind } from '#domain/space/phase.ts';
import type { TypedPhase } from '#domain/space/space-fields.ts';
import { dayText } from '../day-text.ts';

/** Everything a form sent or shows, by field name. */
export type FormValues = Readonly<Record<string, string>>;

export function valuesOf(form: FormData): FormValues {
	const values: Record<string, string> = {};
	for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
	return values;
}

const field = (kind: PhaseKind, part: 'used' | 'starts' | 'ends' | 'note') => `phase-${kind}-${part}`;

/** Phases as fields of a form; those that are not in the list are there too, unticked. */
export function phaseValues(phases: readonly Phase[]): FormValues {
	const values: Record<string, string> = {};
	for (const phase of phases) {
		values[field(phase.kind, 'used')] = 'on';
		values[field(phase.kind, 'starts')] = phase.startsOn === null ? '' : dayText(phase.startsOn);
		values[field(phase.kind, 'ends')] = phase.endsOn === null ? '' : dayText(phase.endsOn);
		values[field(phase.kind, 'note')] = phase.note;
	}
	return values;
}

/** The ticked phases, in their order, as typed. */
export function typedPhases(values: FormValues): TypedPhase[] {
	return phaseKinds
		.filter((kind) => values[field(kind, 'used')] === 'on')
		.map((kind) => ({
			kind,
			starts: values[field(kind, 'starts')] ?? '',
			ends: values[field(kind, 'ends')] ?? '',
			note: values[field(kind, 'note')] ?? '',
		}));
}

/** Faults of lines (`phase-0-starts`) as faults of fields (`phase-draft-starts`). */
export function faultsByField(
	faults: Readonly<Record<string, string>>,
	phases: readonly TypedPhase[],
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(faults).map(([name, fault]) => {
			const line = /^phase-(\d+)-(starts|ends)$/.exec(name);
			const kind = line && phases[Number(line[1])]?.kind;
			return [line && kind ? field(kind, line[2] as 'starts' | 'ends') : name, fault];
		}),
	);
}
