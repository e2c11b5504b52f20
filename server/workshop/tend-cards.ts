import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { mayDrive } from '#domain/workshop/decide-step.ts';
import { prepareCards } from '../board/put-cards.ts';
import type { Kit } from '../kit.ts';
import {
	anId,
	asLeader,
	malformed,
	notHere,
	readAsLeader,
	tellRoom,
	type Malformed,
	type NotHere,
} from './acting.ts';
import { cardById, cardsOf, changeCard } from './card-store.ts';
import { readMark } from './read-mark.ts';
import { boardOfSpace } from './store.ts';

const which = v.union([v.picklist(['all', 'next']), v.pipe(v.array(anId), v.minLength(1), v.maxLength(500))]);
const revealing = v.object({
	workshopId: anId,
	cards: which,
	/** Where cards are read before: the marks of those the desk had before its eyes. */
	read: v.optional(v.pipe(v.array(v.string()), v.maxLength(20_000)), []),
});
const holding = v.object({ workshopId: anId, cardId: anId, on: v.boolean() });

export type Revealed =
	| { readonly revealed: number }
	| NotHere
	| Malformed
	| { readonly refused: 'not-open' | 'no-board' | 'desk-of-another' | 'not-read' };

/**
 * "Svela": the cards named, the one that has waited longest, or all that the desk does not hold back, can be read by
 * everybody from now on, and stand on the board without an author. Words and fact are committed together; a card revealed
 * twice is there once. It cannot be called back: only whoever has the desk does it, and where cards are read before, only
 * those that were, in the words they had: others wait.
 */
export async function revealCards(kit: Kit, actor: Actor, typed: unknown): Promise<Revealed> {
	const parsed = v.safeParse(revealing, typed);
	if (!parsed.success) return malformed;
	const { workshopId, cards: wanted, read } = parsed.output;
	const found = await readAsLeader(kit, actor, workshopId);
	if (found === null) return notHere;
	const boardId = await boardOfSpace(kit.storage.read, found.workshop.spaceId);
	if (boardId === null) return { refused: 'no-board' };
	const put = await prepareCards(kit, boardId);
	return asLeader(kit, actor, workshopId, async (unit, { workshop, row }, by): Promise<Revealed> => {
		if (workshop.desk.state !== 'open') return { refused: 'not-open' };
		if (!mayDrive(workshop.desk, by.personId)) return { refused: 'desk-of-another' };
		const all = await cardsOf(unit.db, workshop.id);
		const waiting = all.filter(({ state }) => state === 'hidden');
		const asked =
			wanted === 'all'
				? waiting
				: wanted === 'next'
					? waiting.slice(0, 1)
					: all.filter(({ id, state }) => state !== 'revealed' && wanted.includes(id));
		const known = new Set(read);
		const cards = workshop.desk.moderated ? asked.filter((card) => known.has(readMark(card))) : asked;
		if (cards.length === 0) return asked.length === 0 ? { revealed: 0 } : { refused: 'not-read' };
		const at = kit.clock();
		for (const { id } of cards) await changeCard(unit.db, id, { state: 'revealed', revealed_at: at });
		if (!workshop.rehearsal) {
			await put(unit, {
				column: { id: row.column_id, title: workshop.title },
				cards: cards.map(({ id, text, origin }) => ({
					id,
					text,
					kind: origin === 'paper' ? 'paper' : 'screen',
				})),
			});
		}
		tellRoom(kit, unit, workshop.id, 'all', { kind: 'shown' });
		return { revealed: cards.length };
	});
}

/** Keeps a card back before the reveal, or lets it go again: anybody who leads, while another moves the room. Only where the desk moderates does it know the words. */
export async function holdCard(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	{ readonly done: true } | NotHere | Malformed | { readonly refused: 'already-revealed' | 'not-moderated' }
> {
	const parsed = v.safeParse(holding, typed);
	if (!parsed.success) return malformed;
	const { workshopId, cardId, on } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }) => {
		const card = await cardById(unit.db, workshop.id, cardId);
		if (card === null || card.state === 'withdrawn') return notHere;
		if (card.state === 'revealed') return { refused: 'already-revealed' as const };
		if (!workshop.desk.moderated) return { refused: 'not-moderated' as const };
		await changeCard(unit.db, cardId, { state: on ? 'held' : 'hidden' });
		tellRoom(kit, unit, workshop.id, 'desk', { kind: 'desk' });
		if (card.seat_id !== null) tellRoom(kit, unit, workshop.id, { seatId: card.seat_id }, { kind: 'shown' });
		return { done: true as const };
	});
}
