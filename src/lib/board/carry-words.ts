import { m } from '#i18n/paraglide/messages.js';

/** What the server answered, in words. */
export function carriedSentence(data: unknown): string {
	const { carried } = (data ?? {}) as { carried?: { title: string; number: number | null; again: boolean } };
	const where =
		carried?.number == null
			? (carried?.title ?? '')
			: m.board_carry_clause({ number: carried.number, title: carried.title });
	return carried?.again ? m.board_carried_again({ where }) : m.board_carried({ where });
}

export function refusedSentence(data: unknown): string {
	switch ((data as { refused?: string } | undefined)?.refused) {
		case 'not-allowed':
		case 'not-found':
			return m.board_carry_not_allowed();
		case 'card-gone':
			return m.board_carry_card_gone();
		case 'clause-gone':
			return m.board_carry_clause_gone();
		default:
			return m.board_carry_failed();
	}
}
