import { readChoiceFromSheet, type Choice, type ChoiceFault } from './choice.ts';
import type { PollMethod } from './method.ts';
import type { Ballot, PollState } from './poll.ts';

/** Lines of a printed sheet, and the most that are entered in one go. */
export const linesOfSheet = 20;
export const highestSheet = 9_999;

export type PaperFault =
	| ChoiceFault
	| 'sheet-unreadable'
	| 'line-unreadable'
	| 'line-twice'
	| 'line-confirmed'
	| 'name-not-here'
	| 'voter-unknown'
	| 'voter-ambiguous'
	| 'voted-online'
	| 'nothing-typed';

export type PaperRefusal = 'no-paper' | 'not-open-yet' | 'counted' | 'withdrawn';

/** Sheets are entered while people vote and until the count is over. */
export function decidePaper(poll: {
	readonly state: PollState;
	readonly paper: boolean;
}): { readonly taken: true } | { readonly refused: PaperRefusal } {
	if (!poll.paper) return { refused: 'no-paper' };
	if (poll.state === 'waiting') return { refused: 'not-open-yet' };
	if (poll.state === 'withdrawn') return { refused: 'withdrawn' };
	if (poll.state === 'closed') return { refused: 'counted' };
	return { taken: true };
}

export interface TypedLine {
	readonly line: string;
	readonly choice: string;
	/** The voter's name, as written on the sheet. */
	readonly name: string;
}

export interface ReadLine {
	readonly line: number;
	readonly choice: Choice;
	readonly voter: string | null;
	readonly name: string;
}

/**
 * The lines of one sheet, as typed. Lines without choice and name are left out. With a secret ballot no name may stand
 * beside a choice. Faults are by field: `choice-<index>`, `line-<index>`, `name-<index>`.
 */
export function readSheet(
	method: PollMethod,
	ballot: Ballot,
	typed: readonly TypedLine[],
	voters: (name: string) => readonly string[],
): { readonly lines: readonly ReadLine[] } | { readonly faults: Readonly<Record<string, PaperFault>> } {
	const faults: Record<string, PaperFault> = {};
	const lines: ReadLine[] = [];
	for (const [index, { line, choice, name }] of typed.entries()) {
		if (choice.trim() === '' && name.trim() === '') continue;
		const number = Number(line);
		if (!Number.isInteger(number) || number < 1 || number > 999) faults[`line-${index}`] = 'line-unreadable';
		else if (lines.some((one) => one.line === number)) faults[`line-${index}`] = 'line-twice';
		const read = readChoiceFromSheet(method, choice);
		if ('refused' in read) faults[`choice-${index}`] = read.refused;
		const voter = name.trim() === '' ? null : whoIs(name, ballot, voters);
		if (voter !== null && typeof voter === 'object') faults[`name-${index}`] = voter.refused;
		if ('choice' in read && (voter === null || typeof voter === 'string'))
			lines.push({ line: number, choice: read.choice, voter, name: name.trim() });
	}
	if (Object.keys(faults).length === 0 && lines.length === 0) faults['choice-0'] = 'nothing-typed';
	return Object.keys(faults).length > 0 ? { faults } : { lines };
}

function whoIs(
	name: string,
	ballot: Ballot,
	voters: (name: string) => readonly string[],
): string | { readonly refused: PaperFault } {
	if (ballot === 'secret') return { refused: 'name-not-here' };
	const found = voters(name);
	if (found.length === 0) return { refused: 'voter-unknown' };
	return found.length > 1 ? { refused: 'voter-ambiguous' } : found[0]!;
}

/** Four eyes: whoever typed a line never confirms it. */
export function decideConfirmation(facts: {
	readonly enteredBy: string;
	readonly by: string;
}): { readonly confirmed: true } | { readonly refused: 'same-person' } {
	return facts.enteredBy === facts.by ? { refused: 'same-person' } : { confirmed: true };
}

/** A line that is not on the sheet goes out when two people say so, one after the other. */
export function decideTakingOut(facts: {
	readonly state: 'typed' | 'wrong' | 'missing' | 'out';
	readonly confirmed: boolean;
	readonly markedBy: string | null;
	readonly by: string;
}): { readonly state: 'missing' | 'out' } | { readonly refused: 'same-person' | 'changed' } {
	if (facts.confirmed || facts.state === 'out') return { refused: 'changed' };
	if (facts.state !== 'missing') return { state: 'missing' };
	return facts.markedBy === facts.by ? { refused: 'same-person' } : { state: 'out' };
}
