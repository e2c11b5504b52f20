import { m } from '#i18n/paraglide/messages.js';

const byField: Record<string, Record<string, () => string>> = {
	email: {
		missing: m.person_email_missing,
		'not-an-address': m.person_email_wrong,
		taken: m.person_fault_email_taken,
	},
	password: {
		missing: m.person_password_missing,
		'too-short': m.person_fault_password_short,
		'too-plain': m.person_fault_password_plain,
	},
	current: { missing: m.person_fault_current_missing, wrong: m.person_fault_current_wrong },
	name: { missing: m.person_fault_name_missing },
	sure: { missing: m.person_leave_sure_missing },
};
const anywhere: Record<string, () => string> = {
	'too-long': m.person_fault_too_long,
	'no-letters': m.person_fault_no_letters,
};

/** The sentence beside a field of a person's account; null when nothing is wrong with it. */
export function faultWords(field: string, code: string | undefined): string | null {
	if (code === undefined) return null;
	return (byField[field]?.[code] ?? anywhere[code] ?? m.person_fault_check)();
}

/** All of them at once, by the id of their field: for the summary above the form. */
export function faultSummary(
	faults: Readonly<Record<string, string | undefined>> | null | undefined,
	words: (field: string, code: string | undefined) => string | null = faultWords,
	idOf: (field: string) => string = (field) => field,
): Record<string, string> {
	const sentences: Record<string, string> = {};
	for (const [field, code] of Object.entries(faults ?? {})) {
		const sentence = words(field, code);
		if (sentence !== null) sentences[idOf(field)] = sentence;
	}
	return sentences;
}
