import * as v from 'valibot';
import * as Y from 'yjs';
import { clauseFromCards } from '#domain/board/clause-from-cards.ts';
import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import { readBoard, type BoardView, type CardView } from '#protocol/board/read-board.ts';
import { addClause } from '#protocol/draft/add-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { paragraphElement } from '#protocol/draft/paragraph.ts';
import { readSettled } from '#protocol/draft/read-settled.ts';
import { roomName } from '#protocol/room-name.ts';
import { copyText } from '../draft-log/text-copy.ts';
import type { Kit } from '../kit.ts';
import { linkCardToClause } from '../lineage/link-card-to-clause.ts';
import { roomOwner } from '../space/subject.ts';
import { draftOfSpace } from './store.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
const carryInput = v.object({
	boardId: id,
	cardIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)),
	/** `key` is made when the button is drawn and becomes the id of the new clause: a second click finds it there. */
	target: v.variant('kind', [
		v.object({ kind: v.literal('new'), key: v.pipe(v.string(), v.regex(/^[a-z2-7]{24}$/)) }),
		v.object({ kind: v.literal('clause'), clauseId: id }),
	]),
});
export type CarryInput = v.InferInput<typeof carryInput>;

export interface Carried {
	readonly clauseId: string;
	/** Its number in the text as stored; null for a preamble. */
	readonly number: number | null;
	readonly title: string;
	/** The cards were there already: nothing was written a second time. */
	readonly again: boolean;
}
export type CarryRefusal = 'not-found' | 'not-allowed' | 'card-gone' | 'clause-gone' | 'invalid';

/**
 * "Porta nella bozza": cards become a clause, or paragraphs of one. Words and thread are committed together, so that
 * there is never a clause that does not know its cards. The cards stay on the board.
 */
export async function carryToDraft(
	kit: Kit,
	actor: Actor,
	input: unknown,
): Promise<Carried | { readonly refused: CarryRefusal }> {
	const parsed = v.safeParse(carryInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { boardId, target } = parsed.output;
	const owner = await roomOwner(kit, roomName('board', boardId));
	if (owner === null || !can(actor, 'read', owner.subject)) return { refused: 'not-found' };
	if (actor.kind === 'visitor' || !can(actor, 'write-draft', owner.subject))
		return { refused: 'not-allowed' };
	const draftId = await draftOfSpace(kit.storage.read, owner.subject.spaceId);
	if (draftId === null) return { refused: 'not-found' };

	const board = readBoard((await copyText(kit.draftLog, roomName('board', boardId))).doc);
	const cards = [...new Set(parsed.output.cardIds)].map((cardId) => findCard(board, cardId));
	if (cards.some((card) => card === null)) return { refused: 'card-gone' };
	const found = cards as CardView[];

	const room = roomName('draft', draftId);
	const text = await copyText(kit.draftLog, room);
	const { doc } = text;
	const clauseId = target.kind === 'new' ? target.key : target.clauseId;
	if (target.kind === 'clause' && !readSettled(doc).clauses.some((clause) => clause.id === clauseId)) {
		return { refused: 'clause-gone' };
	}
	const spaceId = owner.subject.spaceId;
	const again = await kit.storage.unitOfWork(async (unit) => {
		// Whoever held the writer before may have made this very clause.
		await text.catchUp(unit);
		const fresh: CardView[] = [];
		for (const card of found) {
			const link = { spaceId, cardId: card.id, clauseId, personId: actor.personId };
			if (await linkCardToClause(kit, unit, link)) fresh.push(card);
		}
		if (fresh.length === 0) return true;
		const bytes = text.madeBy(() => {
			if (clauseMap(doc).has(clauseId)) appendCards(doc, clauseId, fresh);
			else addClause(doc, { id: clauseId, ...clauseFromCards(fresh, commonGroup(board, fresh)) });
		});
		const newClients = [{ clientId: doc.clientID, owner: actor.personId }];
		if (bytes) await kit.draftLog.appendWithin(unit, { room, personId: actor.personId, bytes, newClients });
		unit.afterCommit(() => {
			kit.bus.publish({
				kind: 'live',
				spaceId,
				fact: { kind: 'thread-changed', boardId, cardIds: fresh.map((card) => card.id), at: kit.clock() },
			});
		});
		return false;
	});
	const clause = readSettled(doc).clauses.find((one) => one.id === clauseId);
	return { clauseId, number: clause?.number ?? null, title: clause?.title ?? '', again };
}

function appendCards(doc: Y.Doc, clauseId: string, cards: readonly CardView[]): void {
	const body = clauseMap(doc).get(clauseId)?.get('body');
	if (!(body instanceof Y.XmlFragment)) return;
	const { paragraphs } = clauseFromCards(cards, null);
	doc.transact(() => body.insert(body.length, paragraphs.map(paragraphElement)));
}

function findCard(board: BoardView, cardId: string): CardView | null {
	for (const column of board.columns) {
		const lists = [column.cards, ...column.groups.map((group) => group.cards)];
		for (const list of lists) {
			const card = list.find((one) => one.id === cardId);
			if (card) return card;
		}
	}
	return null;
}

/** The name of the group, when a whole group or several of its cards go together. */
function commonGroup(board: BoardView, cards: readonly CardView[]): string | null {
	const groupId = cards[0]?.groupId ?? null;
	if (groupId === null || cards.length < 2 || cards.some((card) => card.groupId !== groupId)) return null;
	return (
		board.columns.flatMap((column) => column.groups).find((group) => group.id === groupId)?.title ?? null
	);
}
