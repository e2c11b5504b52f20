import { m } from '#i18n/paraglide/messages.js';
import { spokenCode } from '#domain/workshop/code.ts';
import type { DeskForm } from './desk-form.ts';

const refusals: Record<string, () => string> = {
	'moved-meanwhile': m.workshop_desk_moved_meanwhile,
	'other-moment': m.workshop_desk_moved_meanwhile,
	'desk-of-another': m.workshop_desk_of_another,
	'not-read': m.workshop_desk_not_read,
	'nothing-to-do': m.workshop_desk_so_already,
	'nothing-to-undo': m.workshop_desk_nothing_to_undo,
	'not-a-facilitator': m.workshop_desk_not_a_facilitator,
	'not-open': m.workshop_desk_not_open,
	'last-moment': m.workshop_desk_last_moment,
	'no-such-moment': m.workshop_desk_no_such_moment,
	'already-closed': m.workshop_desk_too_late,
	'already-revealed': m.workshop_refused_revealed,
	'not-moderated': m.workshop_desk_not_moderated,
	'not-a-trial': m.workshop_desk_not_a_trial,
	'too-many': m.workshop_refused_too_many,
	'input-malformed': m.workshop_desk_not_a_number,
	empty: m.workshop_refused_empty,
};

/** Why the desk did not do it. */
export function deskRefusal(form: DeskForm): string {
	if (form.refused === 'more-reasons') return m.workshop_desk_most_reasons({ most: form.most ?? 0 });
	if (form.refused === 'too-long') return m.workshop_refused_long({ count: form.over ?? 0 });
	return (refusals[form.refused ?? ''] ?? m.workshop_refused_invalid)();
}

/** What has just been done, where the page does not show it by itself; '' otherwise. */
export function deskSaid(form: DeskForm | null): string {
	if (!form || form.refused) return '';
	if (form.act === 'carta') return m.workshop_desk_said_paper({ number: form.number ?? 0 });
	if (form.code !== undefined) return m.workshop_desk_said_new_code({ code: spokenCode(form.code) });
	if (form.act === 'svela') return m.workshop_desk_said_revealed({ count: form.revealed ?? 0 });
	const said: Record<string, () => string> = {
		annulla: m.workshop_desk_said_undone,
		persone: m.workshop_desk_said_kept,
		conta: m.workshop_desk_said_kept,
		allontana: m.workshop_desk_said_removed,
		prova: m.workshop_desk_said_trial,
	};
	return said[form.act ?? '']?.() ?? '';
}

/** 'Tavolo 3'; 0: no table. */
export const tableWords = (table: number): string =>
	table > 0 ? m.workshop_table({ number: table }) : m.workshop_desk_no_table();

/** Who sits there, for the desk alone. */
export const seatWords = (nickname: string): string => nickname || m.workshop_desk_unnamed();

/** Where a card comes from: 'Telefono, tavolo 4'. */
export function placeWords(origin: 'phone' | 'paper', table: number): string {
	const from = origin === 'paper' ? m.workshop_desk_from_paper() : m.workshop_desk_from_phone();
	return table > 0 ? m.workshop_desk_place({ from, table }) : from;
}
