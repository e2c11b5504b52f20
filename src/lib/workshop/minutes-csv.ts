import { csvFile } from '#domain/document/csv.ts';
import type { Locale } from '#domain/person/preferences.ts';
import type { Counted, Minutes, MinutesGroup, MinutesResult } from '#domain/workshop/minutes.ts';
import type { WhereItEnds } from '#domain/workshop/where-it-ends.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formatMoment } from '#lib/ui/format.ts';
import {
	dayOrWords,
	formatWords,
	groupName,
	peoplePresent,
	restOfPeople,
	sumOf,
	tableName,
	whereWords,
} from './minutes-words.ts';
import { handWords, stepWords } from './option-words.ts';

type Cell = string | number | null;
/** section; title; option; phone; paper; hands; total: empty where a fact has no such figure. */
type Fact = readonly [string, string, string, Cell, Cell, Cell, Cell];

const words = (section: string, title: string, option: string): Fact => [
	section,
	title,
	option,
	null,
	null,
	null,
	null,
];
const figure = (section: string, title: string, option: string, total: number): Fact => [
	section,
	title,
	option,
	null,
	null,
	null,
	total,
];
const counted = (section: string, title: string, option: string, by: Counted): Fact => [
	section,
	title,
	option,
	by.phone,
	by.paper,
	by.hands,
	sumOf(by),
];

function groupFacts(moment: string, group: MinutesGroup, locale: Locale): Fact[] {
	const card = m.workshop_minutes_card({}, { locale });
	const title = group.alone
		? m.workshop_minutes_single_cards({}, { locale })
		: groupName(group.title, locale);
	const section = `${moment}: ${card}`;
	return group.cards.map(({ text, origin }) => {
		const by = { phone: Number(origin === 'phone'), paper: Number(origin === 'paper'), hands: 0 };
		return counted(section, title, text, by);
	});
}

function whereFacts(moment: string, title: string, where: WhereItEnds | null, locale: Locale): Fact[] {
	const ends = whereWords(where, locale);
	const section = `${moment}: ${m.workshop_minutes_where_ends({}, { locale })}`;
	return ends === '' ? [] : [words(section, groupName(title, locale), ends)];
}

function resultFacts(moment: string, result: MinutesResult, locale: Locale): Fact[] {
	const voters = m.workshop_minutes_csv_voters({}, { locale });
	const round = (number: number): string => m.workshop_minutes_round({ round: number }, { locale });
	switch (result.kind) {
		case 'cards': {
			const by = { ...result.count, hands: 0 };
			const cards = m.workshop_minutes_cards_column({}, { locale });
			return [
				counted(moment, cards, '', by),
				...(result.tables ?? []).map(({ table, phone, paper }) =>
					counted(moment, cards, tableName(table, locale), { phone, paper, hands: 0 }),
				),
			];
		}
		case 'groups':
			return [
				...result.groups.flatMap((group) => groupFacts(moment, group, locale)),
				...result.groups
					.filter(({ alone }) => !alone)
					.flatMap(({ title, where }) => whereFacts(moment, title, where, locale)),
			];
		case 'covered':
			return [words(moment, '', m.workshop_minutes_covered({}, { locale }))];
		case 'dots':
		case 'rank': {
			const unit =
				result.kind === 'dots'
					? m.workshop_minutes_dots({}, { locale })
					: m.workshop_minutes_points({}, { locale });
			return [
				...result.rows.map((row) => counted(moment, unit, groupName(row.title, locale), row)),
				counted(moment, voters, '', result.voters),
				...result.rows.flatMap(({ title, where }) => whereFacts(moment, title, where, locale)),
			];
		}
		case 'gradient':
			return [
				...result.steps.map((step) => {
					const words = stepWords(result.steps.length, step.label, locale);
					return counted(moment, round(result.round), words, step);
				}),
				counted(moment, voters, round(result.round), result.voters),
			];
		case 'consent': {
			const title = round(result.round);
			return [
				counted(moment, title, m.workshop_minutes_agree({}, { locale }), result.agree),
				counted(moment, title, m.workshop_minutes_aside({}, { locale }), result.aside),
				counted(moment, title, m.workshop_minutes_object({}, { locale }), result.object),
				...result.objections.map((text) =>
					words(moment, m.workshop_minutes_objections({}, { locale }), text),
				),
			];
		}
		case 'hands':
			return result.rows.map(({ label, count }): Fact => {
				return [moment, result.question, handWords(label, locale), null, null, count, count];
			});
	}
}

function meetingFacts(minutes: Minutes, locale: Locale): Fact[] {
	const section = m.workshop_minutes_csv_meeting({}, { locale });
	const { space, startedAt, endedAt, attendance } = minutes;
	const at = (moment: number | null): string => (moment === null ? '' : formatMoment(moment, locale));
	return [
		words(section, m.workshop_minutes_csv_name({}, { locale }), minutes.title),
		words(section, m.workshop_minutes_csv_space({}, { locale }), space.name),
		words(section, m.workshop_minutes_where({}, { locale }), minutes.place || space.place),
		words(section, m.workshop_minutes_method({}, { locale }), formatWords(minutes.format, locale)),
		words(section, m.workshop_minutes_csv_begun({}, { locale }), at(startedAt)),
		words(section, m.workshop_minutes_csv_ended({}, { locale }), at(endedAt)),
		figure(section, m.workshop_minutes_csv_tables({}, { locale }), '', attendance.tables),
	];
}

function attendanceFacts(minutes: Minutes, locale: Locale): Fact[] {
	const section = m.workshop_minutes_attendance({}, { locale });
	const { bodies, phones, paper, named } = minutes.attendance;
	const body = m.workshop_minutes_body({}, { locale });
	const rest = restOfPeople(minutes);
	return [
		...bodies.map(({ name, phones: phone, paper }) =>
			counted(section, body, name, { phone, paper, hands: 0 }),
		),
		...(rest.phones + rest.paper > 0
			? [
					counted(section, body, m.workshop_minutes_others({}, { locale }), {
						...{ phone: rest.phones, paper: rest.paper, hands: 0 },
					}),
				]
			: []),
		[section, m.workshop_minutes_total({}, { locale }), '', phones, paper, null, peoplePresent(minutes)],
		...named.map((name) => words(section, m.workshop_minutes_csv_named({}, { locale }), name)),
	];
}

/**
 * The minutes as a table for spreadsheets: UTF-8 with its mark, semicolons, one fact a line; nothing in it is a formula.
 * Semicolons in every language: see `csvFile`.
 */
export function minutesCsv(minutes: Minutes, locale: Locale): string {
	const decision = m.workshop_minutes_csv_decision({}, { locale });
	const dissent = m.workshop_minutes_csv_dissent({}, { locale });
	const next = m.workshop_minutes_csv_next({}, { locale });
	const head = [
		m.workshop_minutes_csv_section({}, { locale }),
		m.workshop_minutes_csv_title({}, { locale }),
		m.workshop_minutes_csv_option({}, { locale }),
		m.workshop_minutes_phone({}, { locale }),
		m.workshop_minutes_paper({}, { locale }),
		m.workshop_minutes_hands({}, { locale }),
		m.workshop_minutes_total({}, { locale }),
	];
	const moment = m.workshop_minutes_csv_moment({}, { locale });
	const facts: Fact[] = [
		...meetingFacts(minutes, locale),
		...minutes.decisions.map((text) => words(decision, '', text)),
		...minutes.moments.map(({ title, startedAt }) =>
			words(moment, title, startedAt === null ? '' : formatMoment(startedAt, locale)),
		),
		...attendanceFacts(minutes, locale),
		...minutes.moments.flatMap(({ title, results }) =>
			results.flatMap((result) => resultFacts(title, result, locale)),
		),
		...minutes.clauses.map(({ number, title, cards }) =>
			figure(m.workshop_minutes_clause({}, { locale }), number === null ? '' : String(number), title, cards),
		),
		...minutes.dissents.map(({ clauseTitle, text }) => words(dissent, clauseTitle ?? '', text)),
		...minutes.nextSteps.map(({ text, who, by }) =>
			words(next, [who, dayOrWords(by, locale)].filter(Boolean).join(', '), text),
		),
	];
	return csvFile([head, ...facts]);
}
