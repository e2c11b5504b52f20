import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import type { PollMethod, MethodKind } from '#domain/poll/method.ts';
import type { Ballot, PollState, VoterKind } from '#domain/poll/poll.ts';
import { formatMoment, formatNumber } from '#lib/ui/format.ts';

type Words<K extends string> = Readonly<Record<K, () => string>>;

export const methodNames: Words<MethodKind> = {
	'yes-no': m.poll_method_yes_no,
	gradient: m.poll_method_gradient,
	ranking: m.poll_method_ranking,
	dots: m.poll_method_dots,
};
export const methodMeanings: Words<MethodKind> = {
	'yes-no': m.poll_method_yes_no_is,
	gradient: m.poll_method_gradient_is,
	ranking: m.poll_method_ranking_is,
	dots: m.poll_method_dots_is,
};
export const ballotNames: Words<Ballot> = {
	open: m.poll_ballot_open,
	reserved: m.poll_ballot_reserved,
	secret: m.poll_ballot_secret,
};
export const ballotMeanings: Words<Ballot> = {
	open: m.poll_ballot_open_is,
	reserved: m.poll_ballot_reserved_is,
	secret: m.poll_ballot_secret_is,
};
export const voterNames: Words<VoterKind> = {
	residents: m.poll_voters_residents,
	members: m.poll_voters_members,
	organizations: m.poll_voters_organizations,
};
export const voterMeanings: Words<VoterKind> = {
	residents: m.poll_voters_residents_are,
	members: m.poll_voters_members_are,
	organizations: m.poll_voters_organizations_are,
};
export const stateNames: Words<PollState> = {
	waiting: m.poll_state_waiting,
	open: m.poll_state_open,
	counting: m.poll_state_counting,
	closed: m.poll_state_closed,
	withdrawn: m.poll_state_withdrawn,
};

const answersOfOne: Words<string> = {
	for: m.poll_answer_for,
	against: m.poll_answer_against,
	abstain: m.poll_answer_abstain,
};
const answersOfMany: Words<string> = {
	for: m.poll_answers_for,
	against: m.poll_answers_against,
	abstain: m.poll_answers_abstain,
};
const degrees: Readonly<Record<5 | 7, readonly (() => string)[]>> = {
	5: [m.poll_of5_1, m.poll_of5_2, m.poll_of5_3, m.poll_of5_4, m.poll_of5_5],
	7: [m.poll_of7_1, m.poll_of7_2, m.poll_of7_3, m.poll_of7_4, m.poll_of7_5, m.poll_of7_6, m.poll_of7_7],
};

/** What a line is called on a ballot ("Favorevole"), or in a count ("Favorevoli"). */
export function lineWords(method: PollMethod, line: string, many = false): string {
	switch (method.kind) {
		case 'yes-no':
			return ((many ? answersOfMany : answersOfOne)[line] ?? (() => line))();
		case 'gradient':
			return degrees[method.steps][Number(line) - 1]?.() ?? line;
		case 'ranking':
		case 'dots':
			return method.options.find(({ id }) => id === line)?.words ?? line;
	}
}

/** A whole choice in one line: "Favorevole", "1. Festa, 2. Gita", "Festa 2, Gita 1". */
export function choiceWords(method: PollMethod, choice: Readonly<Record<string, number>>): string {
	const chosen = Object.entries(choice);
	if (method.kind === 'ranking')
		return chosen
			.toSorted(([, one], [, other]) => one - other)
			.map(([line, place]) => `${place}. ${lineWords(method, line)}`)
			.join(', ');
	if (method.kind === 'dots')
		return chosen.map(([line, dots]) => `${lineWords(method, line)} ${dots}`).join(', ');
	return chosen.map(([line]) => lineWords(method, line)).join('');
}

/** A count as one sentence: "Favorevoli 58, contrari 11, astenuti 6." */
export function tallyWords(
	method: PollMethod,
	lines: readonly { readonly line: string; readonly words: string; readonly value: number }[],
): string {
	if (method.kind === 'yes-no') {
		const of = (line: string) => numberWords(lines.find((one) => one.line === line)?.value ?? 0);
		return m.poll_hands_sum({ inFavour: of('for'), against: of('against'), abstained: of('abstain') });
	}
	return `${lines.map(({ words, value }) => `${words}: ${numberWords(value)}`).join('. ')}.`;
}

export const momentWords = (at: number): string => formatMoment(at, getLocale());
export const numberWords = (value: number, decimals = 0): string =>
	formatNumber(value, getLocale(), decimals);
/** 84,1 %: one decimal where it says something. */
export const percentWords = (value: number): string =>
	`${numberWords(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1)} %`;
