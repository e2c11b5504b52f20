import { readDateAsTyped, type DateFault } from './date-as-typed.ts';
import type { Day } from './day.ts';
import { faultInPhases, type Phase, type PhaseKind } from './phase.ts';
import { lettersIn, tidyText } from './text-as-typed.ts';

/** The sentences every tavolo must have, and their longest length in letters. */
export const spaceTexts = {
	title: 120,
	place: 80,
	purpose: 400,
	decides: 400,
	decidesNot: 400,
	whoDecides: 400,
} as const;
export type SpaceText = keyof typeof spaceTexts;

export type TextFault = 'text-missing' | 'text-too-long';
export type SpaceFault =
	| TextFault
	| DateFault
	| 'date-in-the-past'
	| 'phase-ends-before-it-starts'
	| 'phase-out-of-order'
	| 'phase-without-start'
	| 'phases-missing'
	| 'host-unknown'
	/** A protected tavolo is opened to more people only on purpose. */
	| 'unprotect-unconfirmed';
/** Field name → what is wrong with it. A phase's dates are `phase-<line>-starts` and `phase-<line>-ends`. */
export type SpaceFaults = Readonly<Record<string, SpaceFault>>;

export interface TypedPhase {
	readonly kind: PhaseKind;
	readonly starts: string;
	readonly ends: string;
	readonly note?: string;
}

export function readTexts(typed: Readonly<Record<SpaceText, string>>): {
	readonly texts: Readonly<Record<SpaceText, string>>;
	readonly faults: SpaceFaults;
} {
	const texts = {} as Record<SpaceText, string>;
	const faults: Record<string, SpaceFault> = {};
	for (const name of Object.keys(spaceTexts) as SpaceText[]) {
		const oneLine = name === 'title' || name === 'place';
		texts[name] = tidyText(oneLine ? typed[name].replace(/[\r\n]+/g, ' ') : typed[name]);
		if (texts[name] === '') faults[name] = 'text-missing';
		else if (lettersIn(texts[name]) > spaceTexts[name]) faults[name] = 'text-too-long';
	}
	return { texts, faults };
}

function optionalDay(typed: string): Day | null | { readonly refused: DateFault } {
	if (tidyText(typed) === '') return null;
	const read = readDateAsTyped(typed);
	return 'day' in read ? read.day : read;
}

/** Dates of phases as typed. A phase may be left undated; a line is left out by not being sent. */
export function readPhases(typed: readonly TypedPhase[]): {
	readonly phases: readonly Phase[];
	readonly faults: SpaceFaults;
} {
	const faults: Record<string, SpaceFault> = {};
	const phases = typed.map((line, index): Phase => {
		const starts = optionalDay(line.starts);
		const ends = optionalDay(line.ends);
		if (starts !== null && typeof starts === 'object') faults[`phase-${index}-starts`] = starts.refused;
		if (ends !== null && typeof ends === 'object') faults[`phase-${index}-ends`] = ends.refused;
		return {
			kind: line.kind,
			startsOn: typeof starts === 'string' ? starts : null,
			endsOn: typeof ends === 'string' ? ends : null,
			note: tidyText(line.note ?? '').slice(0, 200),
		};
	});
	if (phases.length === 0) faults.phases = 'phases-missing';
	if (Object.keys(faults).length === 0) {
		const fault = faultInPhases(phases);
		if (fault !== null) {
			const end = fault.refused === 'phase-ends-before-it-starts' ? 'ends' : 'starts';
			faults[`phase-${fault.line}-${end}`] = fault.refused;
		}
	}
	return { phases, faults };
}
