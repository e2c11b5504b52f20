import * as v from 'valibot';
import { decideCardText } from '#domain/workshop/card-text.ts';
import { decideOwnCard, decideWrite, type NotNow } from '#domain/workshop/decide-contribution.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { anId, malformed, tellRoom, type Malformed } from './acting.ts';
import { cardById, cardsOfSeat, changeCard, insertCard } from './card-store.ts';
import { fromSeat, type Sitting } from './join-workshop.ts';
import { heldMoments } from './store.ts';

/** A hurried room writes five each; a machine would write more. */
export const mostCardsOfOne = 60;

/** `momentId`: the moment that was on the phone when it was written. */
const writing = v.object({ key: anId, text: v.string(), momentId: v.optional(anId) });
const changing = v.object({ cardId: anId, text: v.string() });
const naming = v.object({ cardId: anId });

export type NoSeat = { readonly refused: 'no-seat' };
export type Written =
	| { readonly cardId: string }
	| Malformed
	| NoSeat
	| { readonly refused: 'empty' | 'too-long'; readonly over?: number }
	| { readonly refused: NotNow | 'removed' | 'too-many-cards' | 'card-gone' | 'already-revealed' };

/** A card nobody else sees before it is revealed. Sent twice under one key it is one card. */
export async function writeCard(kit: Kit, code: string, sitting: Sitting, typed: unknown): Promise<Written> {
	const parsed = v.safeParse(writing, typed);
	if (!parsed.success) return malformed;
	const words = decideCardText(parsed.output.text);
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat): Promise<Written> => {
		const at = kit.clock();
		return once(unit, { by: seat.id, key: parsed.output.key, act: 'write-card', at }, async () => {
			const { momentId } = parsed.output;
			const held = (await heldMoments(unit.db, workshop.id)).map(({ id }) => id);
			const written = { now: at, held, ...(momentId === undefined ? {} : { momentId }) };
			const writable = decideWrite(workshop, { removed: false }, written);
			if ('refused' in writable) return writable;
			if ('refused' in words) return words;
			if ((await cardsOfSeat(unit.db, seat.id)).length >= mostCardsOfOne)
				return { refused: 'too-many-cards' };
			const cardId = kit.ids();
			await insertCard(unit.db, {
				id: cardId,
				workshop_id: workshop.id,
				moment_id: writable.momentId,
				seat_id: seat.id,
				table_no: seat.table_no,
				origin: 'phone',
				number: null,
				text: words.text,
				state: 'hidden',
				created_at: at,
			});
			tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
			return { cardId };
		});
	});
}

/** Changes the words of one's own card, until it is revealed: not while all stand still, so that who conducts can read them. */
export async function rewriteCard(
	kit: Kit,
	code: string,
	sitting: Sitting,
	typed: unknown,
): Promise<Written> {
	const parsed = v.safeParse(changing, typed);
	if (!parsed.success) return malformed;
	const { cardId, text } = parsed.output;
	return ownHiddenCard(kit, code, sitting, { cardId, change: 'rewrite' }, () => {
		const words = decideCardText(text);
		return 'refused' in words ? words : { text: words.text };
	});
}

/** Takes one's own card back, until it is revealed. */
export async function withdrawCard(
	kit: Kit,
	code: string,
	sitting: Sitting,
	typed: unknown,
): Promise<Written> {
	const parsed = v.safeParse(naming, typed);
	if (!parsed.success) return malformed;
	const { cardId } = parsed.output;
	return ownHiddenCard(kit, code, sitting, { cardId, change: 'withdraw' }, () => ({ state: 'withdrawn' }));
}

async function ownHiddenCard(
	kit: Kit,
	code: string,
	sitting: Sitting,
	{ cardId, change }: { readonly cardId: string; readonly change: 'rewrite' | 'withdraw' },
	make: () =>
		Parameters<typeof changeCard>[2] | { readonly refused: 'empty' | 'too-long'; readonly over?: number },
): Promise<Written> {
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat): Promise<Written> => {
		const card = await cardById(unit.db, workshop.id, cardId);
		if (card === null || card.seat_id !== seat.id || card.state === 'withdrawn')
			return { refused: 'card-gone' };
		if (card.state === 'revealed') return { refused: 'already-revealed' };
		const refused = decideOwnCard(workshop, change);
		if (refused !== null) return { refused };
		const made = make();
		if ('refused' in made) return made;
		await changeCard(unit.db, cardId, made);
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { cardId };
	});
}
