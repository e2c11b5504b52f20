import { m } from '#i18n/paraglide/messages.js';

const faults: Readonly<Record<string, () => string>> = {
	'title-missing': m.workshop_prepare_fault_title_missing,
	'title-too-long': m.workshop_prepare_fault_title_long,
	'tables-unreadable': m.workshop_prepare_fault_tables,
	'days-unreadable': m.workshop_prepare_fault_days,
	'days-more-than-said': m.workshop_prepare_fault_days_more,
	'format-missing': m.workshop_prepare_fault_format,
	'moments-missing': m.workshop_prepare_fault_none,
	'moments-too-many': m.workshop_prepare_fault_many,
	'instructions-too-long': m.workshop_prepare_fault_long,
	'minutes-unreadable': m.workshop_prepare_fault_minutes,
	'dots-unreadable': m.workshop_prepare_fault_dots,
	'dots-on-one-unreadable': m.workshop_prepare_fault_dots,
	'dots-on-one-more-than-dots': m.workshop_prepare_fault_dots_over,
	'already-answered': m.workshop_prepare_fault_answered,
};

/** Field → sentence, from field → what is wrong. */
export function faultSentences(found: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(found).map(([field, what]) => [field, (faults[what] ?? m.workshop_prepare_fault_other)()]),
	);
}

/** Why nothing was stored. */
export function prepareRefusal(code: string): string {
	if (code === 'moment-was-held') return m.workshop_prepare_refused_held();
	if (code === 'changed-meanwhile') return m.workshop_prepare_refused_changed();
	if (code === 'already-closed') return m.workshop_prepare_refused_closed();
	return code === 'too-many' ? m.workshop_prepare_refused_many() : m.workshop_prepare_refused_other();
}

/** 86 → "1 h 26 min", 60 → "1 h". */
export function lengthWords(total: number): string {
	const [hours, minutes] = [Math.floor(total / 60), total % 60];
	if (hours === 0) return m.workshop_prepare_only_minutes({ minutes });
	return minutes === 0
		? m.workshop_prepare_only_hours({ hours })
		: m.workshop_prepare_hours_minutes({ hours, minutes });
}

export function keepChoices(now: number) {
	return [...new Set([1, 7, 30, 90, 365, now])]
		.sort((one, other) => one - other)
		.map((days) => ({ value: String(days), label: m.workshop_prepare_keep_days({ count: days }) }));
}
