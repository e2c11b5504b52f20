import { lettersIn, tidyText } from '../space/text-as-typed.ts';

/** Letters of the reason that everybody reads. */
export const longestReason = 500;

export type HidingFault = 'reason-missing' | 'reason-too-long';

export type HidingDecision =
	| { readonly reason: string }
	| { readonly refused: 'fields'; readonly faults: { readonly reason: HidingFault } }
	| { readonly refused: 'hidden-before' };

/** Nothing is hidden without a reason, told to whoever wrote it and to everybody. */
export function decideHiding(typedReason: string, facts: { readonly hidden: boolean }): HidingDecision {
	if (facts.hidden) return { refused: 'hidden-before' };
	const reason = tidyText(typedReason);
	if (reason === '') return { refused: 'fields', faults: { reason: 'reason-missing' } };
	if (lettersIn(reason) > longestReason) return { refused: 'fields', faults: { reason: 'reason-too-long' } };
	return { reason };
}
