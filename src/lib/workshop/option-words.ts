import type { Moment } from '#domain/workshop/moment.ts';
import { consentAnswers } from '#domain/workshop/decide-contribution.ts';
import { m } from '#i18n/paraglide/messages.js';

/** What one can answer in a moment of agreement or consent, from most to least. */
export function optionsOf(moment: Moment): readonly string[] {
	if (moment.kind === 'consent') return consentAnswers;
	return Array.from({ length: moment.settings.steps }, (_, index) => String(moment.settings.steps - index));
}

const five = [
	m.workshop_agree_5_1,
	m.workshop_agree_5_2,
	m.workshop_agree_5_3,
	m.workshop_agree_5_4,
	m.workshop_agree_5_5,
];
const seven = [
	m.workshop_agree_5_1,
	m.workshop_agree_7_2,
	m.workshop_agree_5_2,
	m.workshop_agree_5_3,
	m.workshop_agree_7_5,
	m.workshop_agree_5_4,
	m.workshop_agree_5_5,
];

/** An answer in words: a step from 1 (least) up, or a word of consent. */
export function optionWords(moment: Moment, option: string): string {
	if (moment.kind === 'consent') {
		if (option === 'object') return m.workshop_consent_object();
		return option === 'aside' ? m.workshop_consent_aside() : m.workshop_consent_agree();
	}
	return (moment.settings.steps === 7 ? seven : five)[Number(option) - 1]?.() ?? option;
}
