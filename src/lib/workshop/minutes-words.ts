import type { Locale } from '#domain/person/preferences.ts';
import type { AtTable, Counted, Minutes } from '#domain/workshop/minutes.ts';
import type { WhereItEnds } from '#domain/workshop/where-it-ends.ts';
import type { Format } from '#domain/workshop/workshop.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formatDay } from '#lib/ui/format.ts';

const formatNames: Record<Format, (inputs: object, options: { locale: Locale }) => string> = {
	metaplan: m.workshop_minutes_format_metaplan,
	'world-cafe': m.workshop_minutes_format_world_cafe,
	'open-space': m.workshop_minutes_format_open_space,
	dotmocracy: m.workshop_minutes_format_dotmocracy,
	gradients: m.workshop_minutes_format_gradients,
	consent: m.workshop_minutes_format_consent,
	brainwriting: m.workshop_minutes_format_brainwriting,
	blank: m.workshop_minutes_format_blank,
};

export function formatWords(format: Format, locale: Locale): string {
	return formatNames[format]({}, { locale });
}

/** '2026-11-30' → 30/11/2026; anything else as it was written. */
export function dayOrWords(by: string | null, locale: Locale): string {
	if (by === null) return '';
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(by) && !Number.isNaN(Date.parse(`${by}T12:00:00Z`));
	return isDay ? formatDay(by, locale) : by;
}

export function sumOf({ phone, paper, hands }: Counted): number {
	return phone + paper + hands;
}

/** Paper people are people. */
export function peoplePresent({ attendance }: Minutes): number {
	return attendance.phones + attendance.paper;
}

/** Those who named no body: with a phone, and without. */
export function restOfPeople({ attendance }: Minutes): { readonly phones: number; readonly paper: number } {
	const { bodies } = attendance;
	return {
		phones: Math.max(0, attendance.phones - bodies.reduce((sum, { phones }) => sum + phones, 0)),
		paper: Math.max(0, attendance.paper - bodies.reduce((sum, { paper }) => sum + paper, 0)),
	};
}

/** "articolo 3", "ancora sulla lavagna": what became of a group; empty where nothing is known of it. */
export function whereWords(where: WhereItEnds | null, locale: Locale): string {
	switch (where?.kind) {
		case undefined:
			return '';
		case 'clauses': {
			const clauses = where.clauses
				.map(({ number, title }) =>
					number === null
						? title || m.workshop_minutes_where_unnumbered({}, { locale })
						: m.workshop_minutes_where_clause({ number }, { locale }),
				)
				.join(locale === 'ar' ? '، ' : ', ');
			return where.partly ? m.workshop_minutes_where_partly({ clauses }, { locale }) : clauses;
		}
		case 'arriving':
			return m.workshop_minutes_where_arriving({}, { locale });
		case 'taken-out':
			return m.workshop_minutes_where_taken_out({}, { locale });
		case 'board':
			return m.workshop_minutes_where_board({}, { locale });
		case 'put-away':
			return m.workshop_minutes_where_put_away({}, { locale });
		case 'dissolved':
			return m.workshop_minutes_where_dissolved({}, { locale });
	}
}

/** The name of a group, also of one nobody named. */
export function groupName(title: string, locale: Locale): string {
	return title.trim() || m.workshop_minutes_group_untitled({}, { locale });
}

/** 'Tavolo 3'; 0: no table. */
export const tableName = (table: number, locale: Locale): string =>
	table > 0 ? m.workshop_table({ number: table }, { locale }) : m.workshop_desk_no_table({}, { locale });

/** 'giro 2, tavolo 3', beside a card. */
export const atTableWords = ({ round, table }: AtTable, locale: Locale): string =>
	table > 0
		? m.workshop_minutes_mark_table({ round, table }, { locale })
		: m.workshop_minutes_mark_round({ round }, { locale });
