import { readDateAsTyped } from './date-as-typed.ts';
import type { Day } from './day.ts';
import type { Visibility } from './role.ts';
import { readTexts, type SpaceFault, type SpaceFaults, type SpaceText } from './space-fields.ts';

export interface TypedSettings extends Readonly<Record<SpaceText, string>> {
	readonly answerDue: string;
	readonly visibility: Visibility;
	/** The text and the board are open to residents too. */
	readonly residentsWrite: boolean;
	/** People without an account may comment, where everybody reads. */
	readonly guestsComment: boolean;
	/** Said on purpose: more people than before may read a protected tavolo. */
	readonly unprotect?: boolean;
}

export interface DecidedSettings extends Readonly<Record<SpaceText, string>> {
	readonly answerDueOn: Day;
	readonly visibility: Visibility;
	readonly residentsWrite: boolean;
	readonly guestsComment: boolean;
}

/** The same sentences are owed as when a tavolo is opened; a day already past may stay, so that the delay is seen. */
export function decideSettings(
	typed: TypedSettings,
	before: { readonly visibility: Visibility },
):
	| { readonly settings: DecidedSettings }
	| { readonly refused: 'settings-wrong'; readonly faults: SpaceFaults } {
	const { texts, faults: textFaults } = readTexts(typed);
	const faults: Record<string, SpaceFault> = { ...textFaults };
	const answer = readDateAsTyped(typed.answerDue);
	if ('refused' in answer) faults.answerDue = answer.refused;
	if (before.visibility === 'protected' && typed.visibility !== 'protected' && !typed.unprotect)
		faults.visibility = 'unprotect-unconfirmed';
	if (Object.keys(faults).length > 0 || 'refused' in answer) return { refused: 'settings-wrong', faults };
	const { visibility, residentsWrite, guestsComment } = typed;
	return { settings: { ...texts, visibility, residentsWrite, guestsComment, answerDueOn: answer.day } };
}
