import type { Moment } from '#domain/workshop/moment.ts';
import { consentAnswers } from '#domain/workshop/decide-contribution.ts';
import type { Locale } from '#domain/person/preferences.ts';
import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';

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

/** A step of agreement from 1 (least) up, in words; anything else as it was written. */
export function stepWords(steps: number, option: string, locale: Locale = getLocale()): string {
	return (steps === 7 ? seven : five)[Number(option) - 1]?.({}, { locale }) ?? option;
}

/** What a show of hands counted: the words of consent and the usual three, or the question as it was typed. */
export function handWords(option: string, locale: Locale = getLocale()): string {
	return Object.hasOwn(hands, option) ? hands[option]!({}, { locale }) : option;
}

/** An answer in words: a step from 1 (least) up, or a word of consent. */
export function optionWords(moment: Moment, option: string): string {
	return moment.kind === 'consent' ? handWords(option) : stepWords(moment.settings.steps, option);
}

const hands: Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>> = {
	agree: m.workshop_consent_agree,
	aside: m.workshop_consent_aside,
	object: m.workshop_consent_object,
	for: m.workshop_outcome_hands_for,
	against: m.workshop_outcome_hands_against,
	abstain: m.workshop_outcome_hands_abstain,
};
