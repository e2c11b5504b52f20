import { m } from '#i18n/paraglide/messages.js';
import { phaseKinds } from '#domain/space/phase.ts';
import { phaseLabels } from '../labels.ts';
import { faultText } from './fault-text.ts';

const labels: Readonly<Record<string, () => string>> = {
	title: m.space_field_title,
	place: m.space_field_place,
	purpose: m.space_field_purpose,
	decides: m.space_field_decides,
	decidesNot: m.space_field_decidesNot,
	whoDecides: m.space_field_whoDecides,
	answerDue: m.space_field_answerDue,
	hostId: m.space_field_host,
	phases: m.space_field_phases,
	visibility: m.space_field_visibility,
};

function labelOf(field: string): string {
	const own = labels[field];
	if (own) return own();
	const kind = phaseKinds.find((each) => field.startsWith(`phase-${each}-`));
	if (!kind) return '';
	const phase = phaseLabels[kind]();
	return field.endsWith('-ends')
		? m.space_field_phase_ends_of({ phase })
		: m.space_field_phase_starts_of({ phase });
}

/** Faults as the list above a form: field id → "Nome del tavolo: scrivi qualcosa qui". */
export function faultList(faults: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(faults).map(([field, fault]) => [field, `${labelOf(field)}. ${faultText(fault)}`]),
	);
}
