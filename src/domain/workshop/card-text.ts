import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';

/** One idea, in letters as people count them: what is readable from ten metres. */
export const cardLimit = 280;

/** Longer than this is a text pasted by mistake, or sent by a machine: it is not worth counting letter by letter. */
const pasted = 10_000;

export type DecidedCardText =
	| { readonly text: string }
	/** `over`: how many letters too many. */
	| { readonly refused: 'empty' | 'too-long'; readonly over?: number };

/** A card as somebody typed it: lines stay, with at most one empty one between two. */
export function decideCardText(typed: string): DecidedCardText {
	if (typed.length > pasted) return { refused: 'too-long', over: typed.length - cardLimit };
	const text = tidyText(typed.toWellFormed().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n'))
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n');
	if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')))
		return { refused: 'empty' };
	// Marks pile up on one letter without end: what is short to the eye can still be long.
	const letters = Math.max(lettersIn(text), Math.ceil(text.length / 12));
	return letters > cardLimit ? { refused: 'too-long', over: letters - cardLimit } : { text };
}
