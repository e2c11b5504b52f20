import type { SpaceFault } from '#domain/space/space-fields.ts';
import { m } from '#i18n/paraglide/messages.js';

const sentences: Readonly<Record<SpaceFault | 'date-in-the-future', () => string>> = {
	'text-missing': m.space_fault_text_missing,
	'text-too-long': m.space_fault_text_too_long,
	'date-missing': m.space_fault_date_missing,
	'date-unreadable': m.space_fault_date_unreadable,
	'date-without-year': m.space_fault_date_without_year,
	'date-not-in-calendar': m.space_fault_date_not_in_calendar,
	'date-in-the-past': m.space_fault_date_in_the_past,
	'date-in-the-future': m.space_fault_date_in_the_future,
	'phase-ends-before-it-starts': m.space_fault_phase_ends_before_it_starts,
	'phase-out-of-order': m.space_fault_phase_out_of_order,
	'phase-without-start': m.space_fault_phase_without_start,
	'phases-missing': m.space_fault_phases_missing,
	'host-unknown': m.space_fault_host_unknown,
	'unprotect-unconfirmed': m.space_fault_unprotect_unconfirmed,
};

/** The sentence beside a field; null when nothing is wrong with it. */
export function faultText(code: string | undefined): string | null {
	if (code === undefined) return null;
	return code in sentences ? sentences[code as SpaceFault]() : m.space_malformed();
}
