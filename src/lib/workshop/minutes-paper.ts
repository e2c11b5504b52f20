import type { Paper, PaperBlock, PaperFact } from '#domain/document/paper.ts';
import type { Locale } from '#domain/person/preferences.ts';
import type { Minutes } from '#domain/workshop/minutes.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formatHour, formatLongDay, formatNumber } from '#lib/ui/format.ts';
import { countedTable, resultBlocks } from './minutes-results.ts';
import { dayOrWords, formatWords, peoplePresent, restOfPeople } from './minutes-words.ts';

/** When it was: "giovedì 12 novembre 2026, 18:00–19:30". */
function whenWords({ startedAt, endedAt }: Minutes, locale: Locale): string {
	if (startedAt === null) return m.workshop_minutes_not_begun({}, { locale });
	const day = formatLongDay(startedAt, locale);
	const from = formatHour(startedAt, locale);
	const comma = locale === 'ar' ? '، ' : ', ';
	if (endedAt === null) return m.workshop_minutes_still_open({ when: `${day}${comma}${from}` }, { locale });
	const lastDay = formatLongDay(endedAt, locale);
	const to = formatHour(endedAt, locale);
	return day === lastDay ? `${day}${comma}${from}–${to}` : `${day}${comma}${from} – ${lastDay}${comma}${to}`;
}

function facts(minutes: Minutes, locale: Locale): PaperFact[] {
	const place = minutes.place || minutes.space.place;
	return [
		{ label: m.workshop_minutes_when({}, { locale }), value: whenWords(minutes, locale) },
		...(place ? [{ label: m.workshop_minutes_where({}, { locale }), value: place }] : []),
		{
			label: m.workshop_minutes_present({}, { locale }),
			value: m.workshop_minutes_people({ count: peoplePresent(minutes) }, { locale }),
		},
		{ label: m.workshop_minutes_method({}, { locale }), value: formatWords(minutes.format, locale) },
	];
}

const heading = (text: string, level: 2 | 3 = 2): PaperBlock => ({ kind: 'heading', level, text });
const said = (text: string): PaperBlock => ({ kind: 'text', text, soft: true });

function decisions({ decisions }: Minutes, locale: Locale): PaperBlock[] {
	return [
		heading(m.workshop_minutes_decisions({}, { locale })),
		decisions.length > 0
			? { kind: 'numbered', items: decisions }
			: { kind: 'text', text: m.workshop_minutes_no_decisions({}, { locale }), soft: false },
	];
}

function steps({ moments }: Minutes, locale: Locale): PaperBlock[] {
	if (moments.length === 0) return [];
	const items = moments.map(({ title, instructions, startedAt }) => ({
		hour: startedAt === null ? '' : formatHour(startedAt, locale),
		text: title,
		more: instructions,
	}));
	return [heading(m.workshop_minutes_steps({}, { locale })), { kind: 'steps', items }];
}

function attendance(minutes: Minutes, locale: Locale): PaperBlock[] {
	const { phones, paper, bodies, tables, named } = minutes.attendance;
	const number = (value: number): string => formatNumber(value, locale);
	const rest = restOfPeople(minutes);
	const others = { title: m.workshop_minutes_others({}, { locale }), ...rest };
	const table = countedTable(
		{
			caption: m.workshop_minutes_attendance_caption({}, { locale }),
			what: m.workshop_minutes_body({}, { locale }),
			sum: m.workshop_minutes_people_column({}, { locale }),
			rows: [
				...bodies.map(({ name, ...of }) => ({ title: name, ...of })),
				...(rest.phones + rest.paper > 0 ? [others] : []),
			].map(({ title, phones: phone, paper }) => ({ title, phone, paper, hands: 0 })),
			sources: ['phone', 'paper'],
			bare: true,
		},
		locale,
	);
	const inWords = [
		...(bodies.length > 0
			? []
			: [m.workshop_minutes_by_source({ phone: number(phones), paper: number(paper) }, { locale })]),
		...(tables > 0 ? [m.workshop_minutes_tables({ count: tables }, { locale })] : []),
		named.length > 0
			? m.workshop_minutes_named({ names: new Intl.ListFormat(locale).format(named) }, { locale })
			: m.workshop_minutes_only_numbers({}, { locale }),
	];
	return [
		heading(m.workshop_minutes_attendance({}, { locale })),
		...(bodies.length > 0 ? [table] : []),
		said(inWords.join(' ')),
	];
}

function moments({ moments }: Minutes, locale: Locale): PaperBlock[] {
	const counted = moments.some(({ results }) =>
		results.some(({ kind }) => kind === 'dots' || kind === 'rank'),
	);
	return moments.flatMap(({ title, results }) =>
		results.length === 0
			? []
			: [heading(title), ...results.flatMap((result) => resultBlocks(result, !counted, locale))],
	);
}

function clauses({ clauses }: Minutes, locale: Locale): PaperBlock[] {
	if (clauses.length === 0) return [];
	const rows = clauses.map(({ number, title, cards }) => ({
		cells: [
			number === null ? title : m.workshop_minutes_clause_named({ number, title }, { locale }),
			formatNumber(cards, locale),
		],
	}));
	return [
		heading(m.workshop_minutes_clauses({}, { locale })),
		{
			kind: 'table',
			caption: m.workshop_minutes_clauses_caption({}, { locale }),
			columns: [
				{ label: m.workshop_minutes_clause({}, { locale }), kind: 'words' },
				{ label: m.workshop_minutes_cards_column({}, { locale }), kind: 'number' },
			],
			rows,
			total: null,
		},
	];
}

function dissents({ dissents }: Minutes, locale: Locale): PaperBlock[] {
	if (dissents.length === 0) return [];
	const notes = dissents.map(({ clauseTitle, text }): PaperBlock => {
		const about =
			clauseTitle === null
				? m.workshop_minutes_dissent_whole({}, { locale })
				: m.workshop_minutes_dissent_on({ title: clauseTitle }, { locale });
		return { kind: 'note', heading: about, text };
	});
	return [heading(m.workshop_minutes_dissents({}, { locale })), ...notes];
}

function nextSteps({ nextSteps }: Minutes, locale: Locale): PaperBlock[] {
	if (nextSteps.length === 0) return [];
	return [
		heading(m.workshop_minutes_next({}, { locale })),
		{
			kind: 'table',
			caption: m.workshop_minutes_next_caption({}, { locale }),
			columns: [
				{ label: m.workshop_minutes_next_what({}, { locale }), kind: 'words' },
				{ label: m.workshop_minutes_next_who({}, { locale }), kind: 'words' },
				{ label: m.workshop_minutes_next_by({}, { locale }), kind: 'words' },
			],
			rows: nextSteps.map(({ text, who, by }) => ({ cells: [text, who, dayOrWords(by, locale)] })),
			total: null,
		},
	];
}

/** The minutes with all their words, in the order in which a page, a PDF and a DOCX say them: what was decided first. */
export function minutesPaper(minutes: Minutes, locale: Locale): Paper {
	return {
		language: locale,
		title: m.workshop_minutes_title({ title: minutes.title }, { locale }),
		over: minutes.space.name,
		facts: facts(minutes, locale),
		blocks: [
			...decisions(minutes, locale),
			...steps(minutes, locale),
			...attendance(minutes, locale),
			...moments(minutes, locale),
			...clauses(minutes, locale),
			...dissents(minutes, locale),
			...nextSteps(minutes, locale),
		],
		foot: m.workshop_minutes_foot({}, { locale }),
		spare: {
			picture: m.workshop_minutes_picture({}, { locale }),
			letters: m.workshop_minutes_letters_missing({}, { locale }),
		},
	};
}
