import { m } from '#i18n/paraglide/messages.js';

/** What happened, as a redirect carries it in `detto`. */
const said: Readonly<Record<string, () => string>> = {
	scritto: m.comment_done_written,
	ritrovato: m.comment_done_found,
	intero: m.comment_done_whole,
	risposto: m.comment_done_replied,
	corretto: m.comment_done_edited,
	ritirato: m.comment_done_withdrawn,
	accordo: m.comment_done_agreed,
	disaccordo: m.comment_done_disagreed,
	risolto: m.comment_done_resolved,
	riaperto: m.comment_done_reopened,
};
export type Said =
	| 'scritto'
	| 'ritrovato'
	| 'intero'
	| 'risposto'
	| 'corretto'
	| 'ritirato'
	| 'accordo'
	| 'disaccordo'
	| 'risolto'
	| 'riaperto';

/** Null for anything that nobody says. */
export function saidSentence(code: string | null): string | null {
	return code !== null && Object.hasOwn(said, code) ? said[code]!() : null;
}

const faults: Readonly<Record<string, () => string>> = {
	'text-missing': m.comment_fault_text_missing,
	'text-too-long': m.comment_fault_text_too_long,
	'not-allowed': m.comment_fault_not_allowed,
	'space-closed': m.comment_fault_space_closed,
	'subject-gone': m.comment_fault_subject_gone,
	withdrawn: m.comment_fault_withdrawn,
	'not-own': m.comment_fault_not_own,
	'too-late': m.comment_fault_too_late,
	'own-comment': m.comment_fault_own_comment,
	'guests-closed': m.moderation_guest_closed,
	invalid: m.comment_fault_invalid,
	'too-many': m.comment_fault_too_many,
	network: m.comment_fault_network,
};

/** A refusal or the fault of the words, as a sentence; what is wrong with a guest's name or proof is said beside them. */
export function faultSentence(code: string): string {
	return (faults[code] ?? m.comment_fault_invalid)();
}
