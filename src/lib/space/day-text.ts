import { m } from '#i18n/paraglide/messages.js';

/** A day as everybody here reads it, whatever their language: 13/06/2024. */
export function dayText(day: string): string {
	const [year, month, date] = day.split('-');
	return `${date}/${month}/${year}`;
}

/** "14/09/2026 – 10/10/2026", "17/10/2026", "dal 01/03/2027", or that it is still to be decided. */
export function spanText(phase: {
	readonly startsOn: string | null;
	readonly endsOn: string | null;
}): string {
	if (phase.startsOn === null) return m.space_phase_undated();
	if (phase.endsOn === null) return m.space_phase_from({ from: dayText(phase.startsOn) });
	if (phase.endsOn === phase.startsOn) return dayText(phase.startsOn);
	return m.space_phase_from_to({ from: dayText(phase.startsOn), to: dayText(phase.endsOn) });
}
