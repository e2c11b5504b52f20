import * as v from 'valibot';
import { cleanLine } from './text.ts';

const address = v.pipe(v.string(), v.maxLength(254), v.email());

export type EmailRefusal = 'missing' | 'not-an-address';

/** `folded` is what two spellings of the same address share: it is unique. */
export function parseEmail(
	typed: string,
): { readonly value: string; readonly folded: string } | { readonly refused: EmailRefusal } {
	const value = cleanLine(typed);
	if (value === '') return { refused: 'missing' };
	if (!v.is(address, value)) return { refused: 'not-an-address' };
	return { value, folded: value.toLowerCase() };
}
