import { tidyText } from '../space/text-as-typed.ts';
import { longestClauseTitle, longestName, longestReason, longestWording } from './amendment.ts';

/** What came out of a text box with the words of a clause: a line for each paragraph, no line break at the ends. */
export function wordingAsTyped(typed: string): string {
	return typed
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.split('\n')
		.map(lineAsTyped)
		.join('\n')
		.replace(/^\n+|\n+$/g, '');
}

/** Spaces before a list sign say how deep the item is: they stay. */
export function lineAsTyped(typed: string): string {
	const margin = /^(?: {2}){1,4}(?=\S)/.exec(typed.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)));
	const line = tidyText(typed);
	return (margin?.[0] ?? '') + line;
}

export type ProposalFault =
	| 'wording-missing'
	| 'wording-too-long'
	| 'reason-missing'
	| 'reason-too-long'
	| 'name-too-long'
	| 'title-too-long';

export interface TypedAmendment {
	readonly wording: string;
	readonly reason: string;
	readonly name: string;
	/** Null: the clause keeps its own. */
	readonly title: string | null;
}

export type ReadAmendment =
	TypedAmendment | { readonly refused: 'fields'; readonly faults: Readonly<Record<string, ProposalFault>> };

/** What somebody typed, tidied, or what is wrong with each field. */
export function readTyped(typed: {
	readonly wording: string;
	readonly reason: string;
	readonly name: string;
	readonly title: string;
}): ReadAmendment {
	const wording = wordingAsTyped(typed.wording);
	const reason = reasonAsTyped(typed.reason);
	const name = tidyText(typed.name.replace(/\s+/g, ' '));
	const title = tidyText(typed.title.replace(/\s+/g, ' '));
	const faults: Record<string, ProposalFault> = {};
	if (!/[\p{L}\p{N}]/u.test(wording)) faults.wording = 'wording-missing';
	if (wording.length > longestWording) faults.wording = 'wording-too-long';
	if (reason === '') faults.reason = 'reason-missing';
	if (reason.length > longestReason) faults.reason = 'reason-too-long';
	if (name.length > longestName) faults.name = 'name-too-long';
	if (title.length > longestClauseTitle) faults.title = 'title-too-long';
	if (Object.keys(faults).length > 0) return { refused: 'fields', faults };
	return { wording, reason, name, title: title === '' ? null : title };
}

export function reasonAsTyped(typed: string): string {
	return tidyText(typed.replace(/\r\n?/g, '\n')).replace(/\n{3,}/g, '\n\n');
}
