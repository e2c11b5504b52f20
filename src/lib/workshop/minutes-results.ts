import type { PaperBarPart, PaperBlock, PaperColumn, PaperTable } from '#domain/document/paper.ts';
import type { Locale } from '#domain/person/preferences.ts';
import type { Counted, MinutesGroup, MinutesResult } from '#domain/workshop/minutes.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formatNumber } from '#lib/ui/format.ts';
import { atTableWords, groupName, sumOf, tableName, whereWords } from './minutes-words.ts';
import { handWords, stepWords } from './option-words.ts';

type Source = keyof Counted;
type CountedRow = { readonly title: string; readonly where?: string } & Counted;

interface CountedTable {
	readonly caption: string;
	/** Heads of the first and of the last column. */
	readonly what: string;
	readonly sum: string;
	readonly rows: readonly CountedRow[];
	readonly sources: readonly Source[];
	/** No bars: the longest of these says nothing. */
	readonly bare?: boolean;
}

const sourceNames = {
	phone: m.workshop_minutes_phone,
	paper: m.workshop_minutes_paper,
	hands: m.workshop_minutes_hands,
};

/**
 * Phone, paper and hands apart, their sum, and a bar for the eye: the same figures, the longest is full. Where something is known
 * of what became of a row, the last column says it.
 */
export function countedTable(table: CountedTable, locale: Locale): PaperTable {
	const { rows, sources } = table;
	const told = rows.some(({ where }) => where);
	const ends = (row: CountedRow): string[] => (told ? [row.where ?? ''] : []);
	const longest = Math.max(1, ...rows.map(sumOf));
	const number = (value: number): string => formatNumber(value, locale);
	const figures = (row: Counted): string[] => [
		...sources.map((source) => number(row[source])),
		number(sumOf(row)),
	];
	const bar = (row: Counted): PaperBarPart[] =>
		sources.map((source) => ({ source, share: row[source] / longest }));
	const all: Counted = {
		phone: rows.reduce((sum, { phone }) => sum + phone, 0),
		paper: rows.reduce((sum, { paper }) => sum + paper, 0),
		hands: rows.reduce((sum, { hands }) => sum + hands, 0),
	};
	return {
		kind: 'table',
		caption: table.caption,
		columns: [
			{ label: table.what, kind: 'words' },
			...sources.map((source): PaperColumn => ({
				label: sourceNames[source]({}, { locale }),
				kind: source,
			})),
			{ label: table.sum, kind: 'total' },
			...(told ? [{ label: m.workshop_minutes_where_ends({}, { locale }), kind: 'words' } as const] : []),
		],
		rows: rows.map((row) => ({
			cells: [row.title, ...figures(row), ...ends(row)],
			...(table.bare ? {} : { bar: bar(row) }),
		})),
		total: [m.workshop_minutes_total({}, { locale }), ...figures(all), ...(told ? [''] : [])],
	};
}

/** Hands have a column where somebody raised one; votes always show it, so that a zero is said. */
function sourcesOf(rows: readonly Counted[]): Source[] {
	return rows.some(({ hands }) => hands > 0) ? ['phone', 'paper', 'hands'] : ['phone', 'paper'];
}
const everySource: readonly Source[] = ['phone', 'paper', 'hands'];

function votersWords(voters: Counted, locale: Locale): string {
	const count = sumOf(voters);
	if (count === 0) return m.workshop_minutes_nobody_answered({}, { locale });
	const [phone, paper, hands] = [voters.phone, voters.paper, voters.hands].map((value) =>
		formatNumber(value, locale),
	) as [string, string, string];
	const apart =
		voters.hands > 0
			? m.workshop_minutes_voters_by({ phone, paper, hands }, { locale })
			: m.workshop_minutes_by_source({ phone, paper }, { locale });
	return `${m.workshop_minutes_voters({ count }, { locale })} ${apart}`;
}
const said = (text: string): PaperBlock => ({ kind: 'text', text, soft: true });
const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 3, text });

function roundWords(round: number, locale: Locale): PaperBlock[] {
	return round > 1 ? [heading(m.workshop_minutes_round({ round }, { locale }))] : [];
}

function cardsWords(count: { readonly phone: number; readonly paper: number }, locale: Locale): string {
	const [phone, paper] = [formatNumber(count.phone, locale), formatNumber(count.paper, locale)];
	const all = m.workshop_minutes_cards({ count: count.phone + count.paper }, { locale });
	return `${all} ${m.workshop_minutes_by_source({ phone, paper }, { locale })}`;
}

/** What each table wrote in a round. */
function tablesBlocks({ tables = [] }: Extract<MinutesResult, { kind: 'cards' }>, locale: Locale) {
	const rows = tables.map(({ table, ...count }) => ({ title: tableName(table, locale), hands: 0, ...count }));
	const table = (round: number): CountedTable => ({
		caption: m.workshop_minutes_tables_caption({ round }, { locale }),
		what: m.workshop_minutes_table({}, { locale }),
		sum: m.workshop_minutes_cards_column({}, { locale }),
		...{ rows, sources: sourcesOf(rows), bare: true },
	});
	return tables.slice(0, 1).map(({ round }) => countedTable(table(round), locale));
}

function groupBlocks(
	{ groups, archived }: Extract<MinutesResult, { kind: 'groups' }>,
	tellsWhere: boolean,
	locale: Locale,
): PaperBlock[] {
	if (groups.length === 0) return [said(m.workshop_minutes_nothing_gathered({}, { locale }))];
	const together = groups.filter(({ alone }) => !alone);
	const loose = groups.filter(({ alone }) => alone).flatMap(({ cards }) => cards);
	const rows = together.map(({ title, cards, where }) => ({
		title: groupName(title, locale),
		phone: cards.filter(({ origin }) => origin === 'phone').length,
		paper: cards.filter(({ origin }) => origin === 'paper').length,
		hands: 0,
		where: tellsWhere ? whereWords(where, locale) : '',
	}));
	const voices = (cards: MinutesGroup['cards']): PaperBlock => ({
		kind: 'voices',
		items: cards.map(({ text, origin, at }) => ({
			text,
			mark: [
				...(at ? [atTableWords(at, locale)] : []),
				...(origin === 'paper' ? [m.workshop_minutes_mark_paper({}, { locale })] : []),
			].join(', '),
		})),
	});
	const table: CountedTable = {
		caption: m.workshop_minutes_groups_caption({}, { locale }),
		what: m.workshop_minutes_group({}, { locale }),
		sum: m.workshop_minutes_cards_column({}, { locale }),
		rows,
		sources: sourcesOf(rows),
	};
	return [
		...(together.length > 0 ? [countedTable(table, locale)] : []),
		...(archived > 0 ? [said(m.workshop_minutes_archived({ count: archived }, { locale }))] : []),
		...together
			.filter(({ cards }) => cards.length > 0)
			.flatMap(({ title, cards }) => [heading(groupName(title, locale)), voices(cards)]),
		...(loose.length > 0 ? [heading(m.workshop_minutes_single_cards({}, { locale })), voices(loose)] : []),
	];
}

/** What one moment gathered, in words and tables. `tellsWhere`: groups say what became of them here, as nobody counted dots on them. */
export function resultBlocks(result: MinutesResult, tellsWhere: boolean, locale: Locale): PaperBlock[] {
	const whole = {
		what: m.workshop_minutes_answer({}, { locale }),
		sum: m.workshop_minutes_total({}, { locale }),
	};
	switch (result.kind) {
		case 'cards':
			return [said(cardsWords(result.count, locale)), ...tablesBlocks(result, locale)];
		case 'groups':
			return groupBlocks(result, tellsWhere, locale);
		case 'covered':
			return [said(m.workshop_minutes_covered({}, { locale }))];
		case 'dots':
		case 'rank': {
			const dots = result.kind === 'dots';
			const table: CountedTable = {
				caption: dots
					? m.workshop_minutes_dots_caption({}, { locale })
					: m.workshop_minutes_rank_caption({}, { locale }),
				what: m.workshop_minutes_card_or_group({}, { locale }),
				sum: dots ? m.workshop_minutes_dots({}, { locale }) : m.workshop_minutes_points({}, { locale }),
				rows: result.rows.map(({ title, where, ...counted }) => ({
					...counted,
					title: groupName(title, locale),
					where: whereWords(where, locale),
				})),
				sources: sourcesOf([...result.rows, result.voters]),
			};
			return [said(votersWords(result.voters, locale)), countedTable(table, locale)];
		}
		case 'gradient': {
			const rows = result.steps.map(({ label, ...counted }) => ({
				title: stepWords(result.steps.length, label, locale),
				...counted,
			}));
			const caption = m.workshop_minutes_gradient_caption({}, { locale });
			const what = m.workshop_minutes_step({}, { locale });
			return [
				...roundWords(result.round, locale),
				said(votersWords(result.voters, locale)),
				countedTable({ ...whole, what, caption, rows, sources: everySource }, locale),
			];
		}
		case 'consent': {
			const rows = [
				{ title: m.workshop_minutes_agree({}, { locale }), ...result.agree },
				{ title: m.workshop_minutes_aside({}, { locale }), ...result.aside },
				{ title: m.workshop_minutes_object({}, { locale }), ...result.object },
			];
			const caption = m.workshop_minutes_consent_caption({}, { locale });
			const reasons = result.objections.map((text) => ({ text, mark: '' }));
			return [
				...roundWords(result.round, locale),
				countedTable({ ...whole, caption, rows, sources: everySource }, locale),
				...(reasons.length > 0
					? [
							heading(m.workshop_minutes_objections({}, { locale })),
							{ kind: 'voices', items: reasons } as const,
						]
					: []),
			];
		}
		case 'hands': {
			const rows = result.rows.map(({ label, count }) => ({
				title: handWords(label, locale),
				phone: 0,
				paper: 0,
				hands: count,
			}));
			const caption = m.workshop_minutes_hands_caption({}, { locale });
			const sum = m.workshop_minutes_hands_raised({}, { locale });
			const table = countedTable({ ...whole, sum, caption, rows, sources: ['hands'] }, locale);
			// Phones and paper have no part in it: one column says it all.
			const onlySum = (cells: readonly string[]): string[] => cells.filter((_, index) => index !== 1);
			return [
				...(result.question ? [heading(result.question)] : []),
				{
					...table,
					columns: table.columns.filter((_, index) => index !== 1),
					rows: table.rows.map((row) => ({ ...row, cells: onlySum(row.cells) })),
					total: table.total && onlySum(table.total),
				},
			];
		}
	}
}
