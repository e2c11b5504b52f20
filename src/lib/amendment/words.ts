import type { AmendmentState } from '#domain/amendment/amendment.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons/icon-name.ts';

export const stateLabels: Readonly<Record<AmendmentState, () => string>> = {
	open: m.amendment_state_open,
	overtaken: m.amendment_state_overtaken,
	accepted: m.amendment_state_accepted,
	rejected: m.amendment_state_rejected,
	withdrawn: m.amendment_state_withdrawn,
};

export const stateLooks: Readonly<
	Record<AmendmentState, { readonly tone: 'ok' | 'wait' | 'no' | 'info' | 'plain'; readonly icon: IconName }>
> = {
	open: { tone: 'info', icon: 'it-comment' },
	overtaken: { tone: 'wait', icon: 'it-refresh' },
	accepted: { tone: 'ok', icon: 'it-check-circle' },
	rejected: { tone: 'no', icon: 'it-close-circle' },
	withdrawn: { tone: 'plain', icon: 'it-minus-circle' },
};

/** "Giulia, per la Banca del tempo". */
export function voiceText(voice: { readonly name: string | null; readonly body: string | null }): string {
	if (voice.name === null) return m.amendment_by_gone();
	return voice.body === null ? voice.name : m.amendment_by_for({ name: voice.name, body: voice.body });
}

const faults: Readonly<Record<string, () => string>> = {
	'wording-missing': m.amendment_fault_wording_missing,
	'wording-too-long': m.amendment_fault_wording_too_long,
	'reason-missing': m.amendment_fault_reason_missing,
	'reason-too-long': m.amendment_fault_reason_too_long,
	'name-too-long': m.amendment_fault_name_too_long,
	'title-too-long': m.amendment_fault_title_too_long,
};

/** What is wrong with a field, in words; null when all is well. */
export function faultText(fault: string | undefined): string | null {
	return fault === undefined ? null : (faults[fault] ?? m.amendment_refused_malformed)();
}

const refusals: Readonly<Record<string, () => string>> = {
	identical: m.amendment_refused_identical,
	'clause-gone': m.amendment_refused_clause_gone,
	'not-allowed': m.amendment_refused_not_allowed,
	'not-yours': m.amendment_refused_not_yours,
	decided: m.amendment_refused_decided,
	overtaken: m.amendment_refused_overtaken,
	own: m.amendment_refused_own,
	hidden: m.amendment_refused_hidden,
};

/** Why nothing was done; null for nothing refused, and for what is told beside a field. */
export function refusalText(refused: string | null | undefined, retryAfterSeconds = 60): string | null {
	if (!refused || refused === 'fields') return null;
	if (refused === 'too-many') {
		return m.common_too_many({ minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
	}
	return (refusals[refused] ?? m.amendment_refused_malformed)();
}

/** "Emendamento B all’articolo 4". */
export function nameInText(amendment: {
	readonly letter: string;
	readonly clauseNumber: number | null;
	readonly clauseGone: boolean;
}): string {
	const { letter, clauseNumber: number, clauseGone } = amendment;
	if (number !== null) return m.amendment_one_to_clause({ letter, number });
	return clauseGone ? m.amendment_one({ letter }) : m.amendment_one_to_preamble({ letter });
}

/** How a filter of the list stands in its address. */
export const filterAddresses = {
	undecided: '',
	decided: 'decisi',
	accepted: 'accolti',
	rejected: 'non-accolti',
	withdrawn: 'ritirati',
} as const;

export const filterLabels: Readonly<Record<keyof typeof filterAddresses, () => string>> = {
	undecided: m.amendment_filter_undecided,
	decided: m.amendment_filter_decided,
	accepted: m.amendment_filter_accepted,
	rejected: m.amendment_filter_rejected,
	withdrawn: m.amendment_filter_withdrawn,
};
