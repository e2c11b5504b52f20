import { m } from '#i18n/paraglide/messages.js';

const castRefusals: Readonly<Record<string, () => string>> = {
	'choice-missing': m.poll_refused_choice_missing,
	'choice-unknown': m.poll_refused_choice_unknown,
	'place-twice': m.poll_refused_place_twice,
	'too-many-dots': m.poll_refused_too_many_dots,
	'dots-stacked': m.poll_refused_dots_stacked,
	'not-open-yet': m.poll_refused_not_open_yet,
	closed: m.poll_refused_closed,
	withdrawn: m.poll_refused_withdrawn,
	'space-closed': m.poll_refused_space_closed,
	'not-entitled': m.poll_refused_not_entitled,
	'already-voted': m.poll_refused_already_voted,
	'voted-on-paper': m.poll_refused_voted_on_paper,
	'clause-gone': m.poll_refused_clause_gone,
	'wording-changed': m.poll_refused_wording_changed,
	'words-moved-on': m.poll_refused_words_moved_on,
	'too-many': m.poll_refused_too_many,
	'not-waiting': m.poll_refused_not_waiting,
	'not-open': m.poll_refused_not_open,
	'not-counting': m.poll_refused_not_counting,
	'paper-waits': m.poll_refused_paper_waits,
	'more-slips': m.poll_refused_more_slips,
	'subject-gone': m.poll_refused_subject_gone,
	'same-person': m.poll_refused_same_person,
	changed: m.poll_refused_changed,
	'settled-already': m.poll_refused_settled_already,
	'not-confirmed': m.poll_refused_not_confirmed,
	'no-paper': m.poll_refused_no_paper,
	counted: m.poll_refused_counted,
	'wording-unknown': m.poll_refused_wording_unknown,
	'hands-not-here': m.poll_refused_hands_not_here,
	'not-secret': m.poll_refused_not_secret,
};

/** Why something was not done, in a sentence. */
export function refusalWords(code: string): string {
	return (castRefusals[code] ?? m.poll_refused_malformed)();
}

const faults: Readonly<Record<string, () => string>> = {
	'text-missing': m.poll_fault_text_missing,
	'text-too-long': m.poll_fault_text_too_long,
	'steps-unknown': m.poll_fault_steps_unknown,
	'options-too-few': m.poll_fault_options_too_few,
	'options-too-many': m.poll_fault_options_too_many,
	'option-too-long': m.poll_fault_option_too_long,
	'option-twice': m.poll_fault_option_twice,
	'dots-unreadable': m.poll_fault_dots_unreadable,
	'dots-more-than-options': m.poll_fault_dots_more_than_options,
	'number-unreadable': m.poll_fault_number_unreadable,
	'percent-unreadable': m.poll_fault_percent_unreadable,
	'moment-in-the-past': m.poll_fault_moment_in_the_past,
	'closes-before-it-opens': m.poll_fault_closes_before_it_opens,
	'secret-shows-at-closing': m.poll_fault_secret_shows_at_closing,
	'names-not-here': m.poll_fault_names_not_here,
	'residents-not-here': m.poll_fault_residents_not_here,
	'hour-missing': m.poll_fault_hour_missing,
	'hour-unreadable': m.poll_fault_hour_unreadable,
	'date-missing': m.space_fault_date_missing,
	'date-unreadable': m.space_fault_date_unreadable,
	'date-without-year': m.space_fault_date_without_year,
	'date-not-in-calendar': m.space_fault_date_not_in_calendar,
	'sheet-unreadable': m.poll_fault_sheet_unreadable,
	'line-unreadable': m.poll_fault_line_unreadable,
	'line-twice': m.poll_fault_line_twice,
	'line-confirmed': m.poll_fault_line_confirmed,
	'name-not-here': m.poll_fault_name_not_here,
	'voter-unknown': m.poll_fault_voter_unknown,
	'voter-ambiguous': m.poll_fault_voter_ambiguous,
	'voted-online': m.poll_fault_voted_online,
	'nothing-typed': m.poll_fault_nothing_typed,
	'hands-none': m.poll_fault_hands_none,
	'hands-in-the-future': m.poll_fault_hands_in_the_future,
	'choice-missing': m.poll_refused_choice_missing,
	'choice-unknown': m.poll_fault_choice_on_sheet,
	'place-twice': m.poll_refused_place_twice,
	'too-many-dots': m.poll_refused_too_many_dots,
	'dots-stacked': m.poll_refused_dots_stacked,
};

/** The sentence beside a field; null when nothing is wrong with it. */
export function faultWords(code: string | undefined): string | null {
	return code === undefined ? null : (faults[code] ?? m.poll_refused_malformed)();
}

/** All of them at once, by field: for the summary above a form. */
export function faultSummary(found: Readonly<Record<string, string>> | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(found ?? {}).map(([field, code]) => [field, faultWords(code) ?? '']),
	);
}
