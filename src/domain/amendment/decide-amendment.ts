import { reasonAsTyped } from './amendment-text.ts';
import { isUndecided, longestReason, type AmendmentState } from './amendment.ts';

export interface Standing {
	readonly state: AmendmentState;
	/** Null when the person is gone. */
	readonly authorId: string | null;
}

export type StanceRefusal = 'own' | 'decided' | 'overtaken' | 'hidden';

/** One takes a stand on words that can still become the text, and not on one's own. */
export function decideStance(
	amendment: Standing & { readonly hidden: boolean },
	personId: string,
): { readonly refused: StanceRefusal } | null {
	if (amendment.hidden) return { refused: 'hidden' };
	if (!isUndecided(amendment.state)) return { refused: 'decided' };
	if (amendment.state === 'overtaken') return { refused: 'overtaken' };
	if (amendment.authorId === personId) return { refused: 'own' };
	return null;
}

export type WithdrawRefusal = 'not-yours' | 'decided';

export function decideWithdraw(
	amendment: Standing,
	personId: string,
): { readonly refused: WithdrawRefusal } | null {
	if (amendment.authorId !== personId) return { refused: 'not-yours' };
	if (!isUndecided(amendment.state)) return { refused: 'decided' };
	return null;
}

export type RejectDecision =
	| { readonly reason: string }
	| { readonly refused: 'decided' }
	| {
			readonly refused: 'fields';
			readonly faults: { readonly reason: 'reason-missing' | 'reason-too-long' };
	  };

/** Nobody hears no without hearing why. */
export function decideReject(amendment: Standing, typedReason: string): RejectDecision {
	if (!isUndecided(amendment.state)) return { refused: 'decided' };
	const reason = reasonAsTyped(typedReason);
	if (reason === '') return { refused: 'fields', faults: { reason: 'reason-missing' } };
	if (reason.length > longestReason) return { refused: 'fields', faults: { reason: 'reason-too-long' } };
	return { reason };
}

export interface AcceptFacts {
	/** Of the wording the emendamento was written on. */
	readonly baseHash: string;
	/** Of the text as it stands now; null when the clause is not in the text. */
	readonly todayHash: string | null;
	/** Of the text the person who accepts has seen. */
	readonly seenHash: string;
	/** The person confirmed words of their own, made from both texts. */
	readonly confirmed: boolean;
	readonly hidden: boolean;
}

export type AcceptRefusal = 'decided' | 'clause-gone' | 'changed' | 'hidden';

/**
 * The words that were proposed enter a text that is still the one they were written on, or words that a person confirmed
 * enter the very text that person has seen. Anything else is shown again.
 */
export function decideAccept(
	amendment: Standing,
	facts: AcceptFacts,
): { readonly refused: AcceptRefusal } | null {
	if (!isUndecided(amendment.state)) return { refused: 'decided' };
	if (facts.hidden) return { refused: 'hidden' };
	if (facts.todayHash === null) return { refused: 'clause-gone' };
	if (facts.todayHash !== facts.seenHash) return { refused: 'changed' };
	if (facts.todayHash !== facts.baseHash && !facts.confirmed) return { refused: 'changed' };
	return null;
}
