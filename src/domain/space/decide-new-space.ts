import { readDateAsTyped } from './date-as-typed.ts';
import type { Day } from './day.ts';
import type { Phase } from './phase.ts';
import type { Visibility } from './role.ts';
import {
	readPhases,
	readTexts,
	type SpaceFault,
	type SpaceFaults,
	type SpaceText,
	type TypedPhase,
} from './space-fields.ts';
import type { SpaceTemplate } from './template.ts';

/** A tavolo as somebody typed it. */
export interface TypedSpace extends Readonly<Record<SpaceText, string>> {
	readonly template: SpaceTemplate;
	readonly visibility: Visibility;
	readonly hostId: string;
	readonly answerDue: string;
	readonly phases: readonly TypedPhase[];
}

export interface DecidedSpace extends Readonly<Record<SpaceText, string>> {
	readonly template: SpaceTemplate;
	readonly visibility: Visibility;
	readonly hostId: string;
	readonly answerDueOn: Day;
	readonly phases: readonly Phase[];
}

/**
 * A tavolo cannot be opened without its purpose, what is and is not decided, who decides, and the day an answer is
 * owed. Everything that is wrong is said at once, field by field.
 */
export function decideNewSpace(
	typed: TypedSpace,
	facts: { readonly hostIds: readonly string[]; readonly today: Day },
): { readonly space: DecidedSpace } | { readonly refused: 'space-incomplete'; readonly faults: SpaceFaults } {
	const { texts, faults: textFaults } = readTexts(typed);
	const { phases, faults: phaseFaults } = readPhases(typed.phases);
	const faults: Record<string, SpaceFault> = { ...textFaults, ...phaseFaults };
	const answer = readDateAsTyped(typed.answerDue);
	if ('refused' in answer) faults.answerDue = answer.refused;
	else if (answer.day < facts.today) faults.answerDue = 'date-in-the-past';
	if (!facts.hostIds.includes(typed.hostId)) faults.hostId = 'host-unknown';
	if (Object.keys(faults).length > 0 || 'refused' in answer) return { refused: 'space-incomplete', faults };
	const { template, visibility, hostId } = typed;
	return { space: { ...texts, template, visibility, hostId, answerDueOn: answer.day, phases } };
}
