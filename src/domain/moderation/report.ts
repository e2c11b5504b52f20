import { lettersIn, tidyText } from '../space/text-as-typed.ts';

/** Why somebody says that words should not stand here. */
export const reportReasons = [
	'offensive',
	'discrimination',
	'personal-data',
	'advertising',
	'off-topic',
	'other',
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Letters of the note with which somebody explains a report. */
export const longestNote = 1_000;

/** So many people without an account may report one thing before it is looked at: it is in the queue by then. */
export const visitorReportsKept = 5;

export type ReportFault = 'reason-missing' | 'note-missing' | 'note-too-long';

export interface ReportFacts {
	readonly hidden: boolean;
	/** This person has reported it before. */
	readonly reportedBefore: boolean;
	readonly own: boolean;
	/** Reports of it by people without an account that nobody has looked at yet; null when the person has one. */
	readonly openFromVisitors: number | null;
}

export type ReportDecision =
	| { readonly reason: ReportReason; readonly note: string; readonly keep: boolean }
	| { readonly refused: 'fields'; readonly faults: Readonly<Record<string, ReportFault>> }
	| { readonly refused: 'already-hidden' | 'reported-before' | 'own-words' };

/** "Other" needs words: whoever moderates could not guess what is meant. */
export function decideReport(
	typed: { readonly reason: string; readonly note: string },
	facts: ReportFacts,
): ReportDecision {
	if (facts.hidden) return { refused: 'already-hidden' };
	if (facts.own) return { refused: 'own-words' };
	if (facts.reportedBefore) return { refused: 'reported-before' };
	const note = tidyText(typed.note);
	const reason = reportReasons.find((one) => one === typed.reason);
	const faults: Record<string, ReportFault> = {};
	if (reason === undefined) faults.reason = 'reason-missing';
	if (reason === 'other' && note === '') faults.note = 'note-missing';
	if (lettersIn(note) > longestNote) faults.note = 'note-too-long';
	if (reason === undefined || Object.keys(faults).length > 0) return { refused: 'fields', faults };
	return { reason, note, keep: (facts.openFromVisitors ?? 0) < visitorReportsKept };
}
