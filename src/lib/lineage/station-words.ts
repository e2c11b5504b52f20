import type { RoomGift, ThreadKind } from '#domain/lineage/thread-item.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons/icon-name.ts';

export const stationIcons: Readonly<Record<ThreadKind, IconName>> = {
	card: 'it-note',
	workshop: 'it-calendar',
	proposal: 'it-horn',
	comment: 'it-comment',
	amendment: 'it-pencil',
	poll: 'it-check-circle',
};

/** "Proposta", "Emendamento": what a station is. */
export function stationName(kind: ThreadKind): string {
	switch (kind) {
		case 'card':
			return m.lineage_card();
		case 'workshop':
			return m.lineage_workshop();
		case 'proposal':
			return m.lineage_proposal();
		case 'comment':
			return m.lineage_comment();
		case 'amendment':
			return m.lineage_amendment();
		case 'poll':
			return m.lineage_poll();
	}
}

/** "3 commenti": how many of a kind the thread holds. */
export function stationCount(kind: ThreadKind, count: number): string {
	switch (kind) {
		case 'card':
			return m.lineage_cards_count({ count });
		case 'workshop':
			return m.lineage_workshops_count({ count });
		case 'proposal':
			return m.lineage_proposals_count({ count });
		case 'comment':
			return m.lineage_comments_count({ count });
		case 'amendment':
			return m.lineage_amendments_count({ count });
		case 'poll':
			return m.lineage_polls_count({ count });
	}
}

const states: Readonly<Record<string, () => string>> = {
	'workshop open': m.lineage_state_open_now,
	'proposal open': m.lineage_state_open,
	'proposal review': m.lineage_state_review,
	'proposal accepted': m.lineage_state_accepted_f,
	'proposal partly': m.lineage_state_partly,
	'proposal declined': m.lineage_state_declined_f,
	'proposal withdrawn': m.lineage_state_withdrawn_f,
	'comment open': m.lineage_state_open_m,
	'comment resolved': m.lineage_state_resolved,
	'comment gone': m.lineage_state_gone,
	'amendment open': m.lineage_state_open_m,
	'amendment accepted': m.lineage_state_accepted_m,
	'amendment rejected': m.lineage_state_declined_m,
	'amendment withdrawn': m.lineage_state_withdrawn_m,
	'amendment overtaken': m.lineage_state_overtaken,
	'poll open': m.lineage_state_open,
	'poll closed': m.lineage_state_closed,
};

/** How it ended; empty for a state without a word of its own. */
export function stationState(kind: ThreadKind, state: string): string {
	return states[`${kind} ${state}`]?.() ?? '';
}

/** What a room gave to a clause, in short sentences: cards, dots, the names its groups had. */
export function giftWords({ cards, paper, dots, groups }: RoomGift, locale: string): string {
	const names = new Intl.ListFormat(locale).format(groups.map((name) => `«${name}»`));
	return [
		cards > 0 ? m.lineage_gift_cards({ count: cards }) : '',
		paper > 0 ? m.lineage_gift_paper({ count: paper }) : '',
		dots === null ? '' : m.lineage_gift_dots({ count: dots }),
		groups.length > 0 ? m.lineage_gift_groups({ count: groups.length, names }) : '',
	]
		.filter(Boolean)
		.join(' ');
}
