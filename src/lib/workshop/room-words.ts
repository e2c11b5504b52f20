import type { OwnView } from '#domain/workshop/room-view.ts';
import { m } from '#i18n/paraglide/messages.js';

const door: Record<string, () => string> = {
	'no-such-code': m.workshop_refused_no_such_code,
	'not-open': m.workshop_refused_not_open,
	closed: m.workshop_refused_closed,
	'too-many': m.workshop_refused_too_many,
};

/** Why the door stays shut. */
export const doorWords = (refused: string): string => (door[refused] ?? m.workshop_refused_invalid)();

/** Why one cannot come in under this name. */
export function joinWords(refused: string, suggestion: string | null): string {
	if (refused === 'taken')
		return suggestion ? m.workshop_refused_taken({ name: suggestion }) : m.workshop_refused_taken_plain();
	const words: Record<string, () => string> = {
		...door,
		'too-long': m.workshop_refused_name_long,
		rude: m.workshop_refused_rude,
		removed: m.workshop_refused_removed,
		full: m.workshop_refused_full,
	};
	return (words[refused] ?? m.workshop_refused_invalid)();
}

/** Why what was sent from a seat was not taken. */
export function refusalWords(refused: string, over: number): string {
	if (refused === 'too-long') return m.workshop_refused_long({ count: over });
	const words: Record<string, () => string> = {
		empty: m.workshop_refused_empty,
		closed: m.workshop_refused_closed,
		frozen: m.workshop_room_frozen,
		'results-open': m.workshop_refused_results_open,
		'other-moment': m.workshop_refused_other_moment,
		removed: m.workshop_refused_removed,
		'no-seat': m.workshop_refused_no_seat,
		'too-many-cards': m.workshop_refused_cards,
		'card-gone': m.workshop_refused_card_gone,
		'already-revealed': m.workshop_refused_revealed,
		'no-such-target': m.workshop_refused_target,
		'too-many-dots': m.workshop_refused_dots,
		'too-many-on-one': m.workshop_refused_dots_on_one,
		'reason-missing': m.workshop_refused_reason,
		'too-many': m.workshop_refused_too_many,
	};
	return (words[refused] ?? m.workshop_refused_invalid)();
}

/** What an act just did, for the line that is read aloud. */
export function saidWords(act: string, own: OwnView): string {
	const words: Record<string, () => string> = {
		scrivi: m.workshop_said_card,
		cambia: m.workshop_said_changed,
		togli: m.workshop_said_taken_back,
		finito: () => (own.ready ? m.workshop_said_ready() : m.workshop_said_not_ready()),
		mano: () => (own.hand ? m.workshop_said_hand() : m.workshop_said_hand_down()),
		tavolo: () => m.workshop_said_table({ number: own.table }),
		nome: () =>
			own.minutesName === null
				? m.workshop_said_not_named()
				: m.workshop_said_named({ name: own.minutesName }),
		pallini: m.workshop_said_dots,
		ordine: m.workshop_said_order,
		accordo: m.workshop_said_answer,
		consenso: m.workshop_said_answer,
	};
	return words[act]?.() ?? '';
}
