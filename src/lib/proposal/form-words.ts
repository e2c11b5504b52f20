import { longestReason } from '#domain/proposal/life.ts';
import { longest } from '#domain/proposal/words.ts';
import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { formatNumber } from '#lib/ui/format.ts';

/* The sentences of refused forms. The server says them, so that pages need not carry all of them. */

const most = (field: string): number =>
	field === 'title'
		? longest.title
		: field === 'body'
			? longest.body
			: field === 'argument'
				? longest.argument
				: field === 'addition'
					? longest.addition
					: longestReason;

/** The sentence beside a field; null when nothing is wrong with it. `now`: how long the text typed is. */
export function faultText(field: string, code: string | undefined, now = 0): string | null {
	const number = (value: number) => formatNumber(value, getLocale());
	switch (code) {
		case undefined:
			return null;
		case 'missing':
			return field === 'title' ? m.proposal_fault_title_missing() : m.proposal_fault_text_missing();
		case 'too-short':
			return m.proposal_fault_title_short();
		case 'too-long':
		case 'reason-too-long':
			return field === 'title'
				? m.proposal_fault_title_long({ max: number(most(field)) })
				: m.proposal_fault_text_long({ max: number(most(field)), now: number(now) });
		case 'no-letters':
			return m.proposal_fault_no_letters();
		case 'body-unknown':
			return m.proposal_fault_body_unknown();
		case 'card-gone':
			return m.proposal_fault_card_gone();
		case 'reason-missing':
			return m.proposal_fault_reason_missing();
		case 'state-missing':
			return m.proposal_fault_to_missing();
		case 'date-in-the-past':
			return m.proposal_fault_date_past();
		case 'date-unreadable':
			return m.space_fault_date_unreadable();
		case 'date-without-year':
			return m.space_fault_date_without_year();
		case 'date-not-in-calendar':
			return m.space_fault_date_not_in_calendar();
		default:
			return m.proposal_malformed();
	}
}

/** Why an act was not done, in a sentence. */
export function refusalText(code: string, seconds = 60): string {
	switch (code) {
		case 'too-many':
			return m.common_too_many({ minutes: Math.max(1, Math.ceil(seconds / 60)) });
		case 'answered':
			return m.proposal_refused_answered();
		case 'own':
			return m.proposal_refused_own();
		case 'enough':
			return m.proposal_refused_enough();
		case 'changed-meanwhile':
			return m.proposal_refused_changed();
		case 'no-such-step':
			return m.proposal_refused_step();
		case 'not-any-more':
			return m.proposal_refused_not_any_more();
		case 'clause-gone':
			return m.proposal_refused_clause();
		case 'not-accepted':
			return m.proposal_refused_not_accepted();
		case 'empty':
			return m.proposal_file_none();
		case 'too-large':
			return m.proposal_file_large();
		case 'kind-unknown':
			return m.proposal_file_kind();
		case 'with-macros':
			return m.proposal_file_macros();
		case 'too-many-files':
			return m.proposal_file_five();
		default:
			return m.proposal_malformed();
	}
}

/** Sentences beside the fields of a form, by field; `lengths` are those of the texts typed. */
export function faultTexts(
	faults: Readonly<Record<string, string | undefined>>,
	typed: Readonly<Record<string, string>>,
	/** What a field is called where lengths are said: an argument's text is `argument`. */
	called: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(faults).map(([field, code]) => [
			field,
			faultText(called[field] ?? field, code, (typed[field] ?? '').length) ?? '',
		]),
	);
}
