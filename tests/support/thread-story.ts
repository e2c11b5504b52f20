import { expect } from 'vitest';
import type * as Y from 'yjs';
import { visitor } from '#domain/person/actor.ts';
import { addCard, moveCard } from '#protocol/board/cards.ts';
import { addColumn } from '#protocol/board/columns.ts';
import { addGroup } from '#protocol/board/groups.ts';
import { archiveClause } from '#protocol/draft/archive-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { mergeClauses } from '#protocol/draft/merge-clauses.ts';
import { moveClause } from '#protocol/draft/move-clause.ts';
import { paragraphTexts } from '#protocol/draft/paragraph.ts';
import { clauseParagraphs, readDraft } from '#protocol/draft/read-draft.ts';
import { splitClause } from '#protocol/draft/split-clause.ts';
import { roomName, type RoomName } from '#protocol/room-name.ts';
import { createAmendmentRoom } from '#server/amendment/room.ts';
import { createBoardRoom } from '#server/board/room.ts';
import { createCommentRoom } from '#server/comment/room.ts';
import { copyText } from '#server/draft-log/text-copy.ts';
import { createDraftRoom } from '#server/draft/room.ts';
import { createLineageRoom } from '#server/lineage/room.ts';
import { createProposalRoom } from '#server/proposal/room.ts';
import { createWorkshopRoom } from '#server/workshop/room.ts';
import { usualSettings } from '#domain/workshop/moment.ts';
import type { OpenEngine } from '../contract/engines.ts';
import { clock } from '../contract/engines.ts';
import { asking, kitOver, putPeople, putSpace } from './contract-kit.ts';

/**
 * A clause as the test itself remembers it, by the words people moved about: it knows nothing of links or ancestors.
 * `cards` and `said`: whose words came into it, `said` being incontri, proposals, comments and amendments.
 */
export interface Remembered {
	standing: boolean;
	title: string;
	lines: string[];
	readonly cards: Set<string>;
	readonly said: Set<string>;
}

const space = { id: 'pattopatto', slug: 'pattopatto', draftId: 'pattopattodraft' };
const boardId = 'pattopattoboard';
const giulia = asking('Giulia', { [space.id]: 'editor' });
const amina = asking('Amina', { [space.id]: 'citizen' });
const luca = asking('Luca', { [space.id]: 'facilitator' });
const groups = ['Compiti', 'Spazi', 'Sport', 'Nonni', 'Libri', 'Orti'] as const;

/** Cards written in an incontro; all others are numbered. */
const written = new Map<string, { readonly text: string; readonly workshopId: string }>();
export const groupOf = (cardId: string): string =>
	written.has(cardId) ? 'Dopo la scuola' : groups[Math.floor(Number(cardId.slice(4)) / 5)]!;
export const cardIds = Array.from({ length: 30 }, (_, n) => `card${n}`);
const lineOf = (cardId: string) =>
	written.get(cardId)?.text ?? `${groupOf(cardId)}, idea numero ${cardId.slice(4)} di chi abita qui.`;
const cardsOf = (group: string) => cardIds.filter((cardId) => groupOf(cardId) === group);

/** Thirty cards in six groups, carried into four clauses by the acts of the rooms; everything after is remembered apart. */
export async function tellStory(open: OpenEngine) {
	const kit = kitOver(open);
	await open.storage.unitOfWork(async (unit) => {
		await putPeople(unit, ['Giulia', 'Amina', 'Luca']);
		await putSpace(unit, space.id);
		await unit.db.updateTable('draft').set({ id: space.draftId }).where('space_id', '=', space.id).execute();
		await unit.db.updateTable('board').set({ id: boardId }).where('space_id', '=', space.id).execute();
	});
	const draft = createDraftRoom(kit);
	const comment = createCommentRoom(kit, draft);
	const board = createBoardRoom(kit);
	const proposal = createProposalRoom(kit);
	const amendment = createAmendmentRoom(kit);
	const workshop = createWorkshopRoom(kit);
	const lineage = createLineageRoom(kit, [
		workshop.threadSource,
		proposal.threadSource,
		comment.threadSource,
		amendment.threadSource,
	]);
	const remembered = new Map<string, Remembered>();
	const the = (id: string) => remembered.get(id)!;
	let serial = 0;
	const key = () => `formnumber${++serial}`;

	async function change(room: RoomName, how: (doc: Y.Doc) => void): Promise<void> {
		const text = await copyText(kit.draftLog, room);
		const bytes = text.madeBy(() => how(text.doc));
		await kit.draftLog.append({ room, personId: 'giulia', bytes: bytes! });
		clock.now += 1_000;
		await draft.settle();
		await board.settle();
		clock.now += 1_000;
	}
	const write = (how: (doc: Y.Doc) => void) => change(roomName('draft', space.draftId), how);

	await change(roomName('board', boardId), (doc) => {
		addColumn(doc, { id: 'idee', title: 'Idee' });
		for (const title of groups) addGroup(doc, { id: title.toLowerCase(), columnId: 'idee', title });
		for (const id of cardIds)
			addCard(doc, { id, columnId: 'idee', groupId: groupOf(id).toLowerCase(), text: lineOf(id) });
	});

	/** A group becomes a clause, or goes under the words of one. */
	async function carry(group: (typeof groups)[number], clauseId: string): Promise<void> {
		const fresh = !remembered.has(clauseId);
		const target = fresh ? { kind: 'new' as const, key: clauseId } : { kind: 'clause' as const, clauseId };
		const ids = cardsOf(group);
		expect(await board.carryToDraft(giulia, { boardId, cardIds: ids, target })).toMatchObject({
			again: false,
		});
		await draft.settle();
		if (fresh)
			remembered.set(clauseId, {
				standing: true,
				title: group,
				lines: [],
				cards: new Set(),
				said: new Set(),
			});
		the(clauseId).lines.push(...ids.map(lineOf));
		for (const id of ids) the(clauseId).cards.add(id);
	}

	const acts = {
		/** In a room, on paper: two cards are read out, put together, and carried as a group. */
		async meet(): Promise<{
			readonly workshopId: string;
			readonly clauseId: string;
			readonly cardIds: readonly string[];
		}> {
			const moment = {
				kind: 'write',
				title: 'Scrivere',
				instructions: '',
				minutes: 5,
				settings: usualSettings,
			};
			const made = await workshop.createWorkshop(luca, {
				...{ spaceId: space.id, key: key(), format: 'metaplan', title: 'Dopo la scuola' },
				...{ tables: 0, keepDays: 30, rehearsal: false, moments: [moment] },
			});
			const workshopId = (made as { id: string }).id;
			for (const [seenRevision, kind] of ['open-doors', 'start'].entries())
				expect(await workshop.takeStep(luca, { workshopId, seenRevision, step: { kind } })).toHaveProperty(
					'revision',
				);
			const lines = ['Un posto per stare.', 'Un adulto di cui fidarsi.'];
			const ids: string[] = [];
			for (const text of lines) {
				const entered = await workshop.enterPaperCard(luca, { workshopId, key: key(), text, table: 0 });
				ids.push((entered as { cardId: string }).cardId);
			}
			expect(await workshop.revealCards(luca, { workshopId, cards: 'all' })).toEqual({ revealed: 2 });
			const groupId = `gruppo${serial}`;
			await change(roomName('board', boardId), (doc) => {
				addGroup(doc, { id: groupId, columnId: 'idee', title: 'Dopo la scuola' });
				for (const id of ids) moveCard(doc, id, { columnId: 'idee', groupId });
			});
			const carried = await workshop.carryGroups(luca, { workshopId, targets: [groupId] });
			if ('refused' in carried) throw new Error(carried.refused);
			const { clauseId } = carried.clauses[0]!;
			await draft.settle();
			for (const [at, id] of ids.entries()) written.set(id, { text: lines[at]!, workshopId });
			remembered.set(clauseId, {
				standing: true,
				title: 'Dopo la scuola',
				lines,
				cards: new Set(ids),
				said: new Set([workshopId]),
			});
			return { workshopId, clauseId, cardIds: ids };
		},
		/** The line and those after it become a clause of their own; both grew from everything so far. */
		async split(id: string, at: number, newId: string): Promise<void> {
			const line = the(id).lines[at]!;
			await write((doc) => {
				const elements = clauseParagraphs(clauseMap(doc).get(id)!);
				const paragraph = elements.findIndex((element) => paragraphTexts(element).join('') === line);
				splitClause(doc, id, { paragraph, offset: 0 }, { id: newId });
			});
			const lines = the(id).lines.splice(at);
			remembered.set(newId, {
				standing: true,
				title: '',
				lines,
				cards: new Set(the(id).cards),
				said: new Set(the(id).said),
			});
		},
		async merge(kept: string, absorbed: string): Promise<void> {
			await write((doc) => mergeClauses(doc, kept, absorbed));
			const { title, lines, cards, said } = the(absorbed);
			the(kept).lines.push(...(title === '' ? [] : [title]), ...lines);
			for (const card of cards) the(kept).cards.add(card);
			for (const one of said) the(kept).said.add(one);
			the(absorbed).standing = false;
			the(absorbed).lines = [];
		},
		move: (id: string, afterId: string | null) => write((doc) => moveClause(doc, id, { afterId })),
		async archive(id: string): Promise<void> {
			await write((doc) => archiveClause(doc, id));
			the(id).standing = false;
		},
		/** Amina comments the words of one line; the comment goes where the words go. */
		async comment(id: string, at: number): Promise<{ readonly id: string; readonly quote: string }> {
			const quote = the(id).lines[at]!;
			const now = (await draft.readClause(space.draftId, id))!;
			const from = now.plain.indexOf(quote);
			const answer = await comment.writeComment(amina, {
				spaceId: space.id,
				subject: { kind: 'clause', id },
				passage: { from, to: from + quote.length, hash: now.hash, quote, before: '', after: '' },
				text: 'Mi riguarda.',
				key: key(),
			});
			expect(answer).toMatchObject({ placed: 'exact' });
			const commentId = (answer as { id: string }).id;
			the(id).said.add(commentId);
			clock.now += 1_000;
			return { id: commentId, quote };
		},
		/** One more card goes under the words of a clause. */
		async carryOne(cardId: string, id: string): Promise<void> {
			const target = { kind: 'clause' as const, clauseId: id };
			expect(await board.carryToDraft(giulia, { boardId, cardIds: [cardId], target })).toMatchObject({
				again: false,
			});
			await draft.settle();
			clock.now += 1_000;
			the(id).lines.push(lineOf(cardId));
			the(id).cards.add(cardId);
			const room = written.get(cardId);
			if (room) the(id).said.add(room.workshopId);
		},
		/** Amina adds a sentence to the last line, Luca accepts. */
		async amend(id: string): Promise<string> {
			const now = (await draft.readClause(space.draftId, id))!;
			const more = ' Anche la sera.';
			const answer = await amendment.proposeAmendment(amina, {
				spaceId: space.id,
				clauseId: id,
				key: key(),
				base: now.hash,
				wording: now.plain + more,
				reason: 'Chi lavora torna tardi.',
				name: '',
				title: '',
			});
			const amendmentId = (answer as { id: string }).id;
			const decision = { spaceId: space.id, amendmentId, key: key(), seen: now.hash, reason: 'Sì.' };
			expect(await amendment.acceptAmendment(luca, decision)).toEqual({ done: true, clauseId: id });
			await draft.settle();
			the(id).lines.push(the(id).lines.pop()! + more);
			the(id).said.add(amendmentId);
			clock.now += 1_000;
			return amendmentId;
		},
		/** Amina starts a proposal from a card; Luca accepts it into a clause. */
		async propose(id: string, cardId: string): Promise<string> {
			const input = {
				spaceId: space.id,
				key: key(),
				title: `Proposta ${serial}`,
				body: 'Da fare.',
				forId: '',
			};
			const { proposalId } = (await proposal.propose(amina, { ...input, cardId })) as { proposalId: string };
			const answer = { spaceId: space.id, proposalId, key: key(), seen: 'open', to: 'accepted' };
			expect(await proposal.answerProposal(luca, { ...answer, reason: 'Sì.', promised: '' })).toEqual({
				done: true,
			});
			const link = { spaceId: space.id, proposalId, clauseId: id, on: true };
			expect(await proposal.linkClause(luca, link)).toEqual({ done: true });
			the(id).said.add(proposalId);
			clock.now += 1_000;
			return proposalId;
		},
	};

	for (const [index, group] of groups.entries()) {
		await carry(group, ['a', 'a', 'b', 'c', 'c', 'd'][index]!.repeat(24));
	}
	return {
		kit,
		remembered,
		acts,
		/** What the pages of a clause, a card, a comment and a proposal are made from. */
		read: {
			thread: (clauseId: string) => lineage.threadOfClause(space, clauseId),
			cardEndings: () => lineage.endingsOfCards(boardId),
			comment: (id: string) => comment.readThread(amina, space.id, id),
			proposal: async (id: string) => {
				const subject = {
					spaceId: space.id as never,
					visibility: 'public',
					state: 'open',
					residentsWrite: false,
					guestsComment: true,
				} as const;
				return (await proposal.readProposal({ actor: visitor, space: subject }, id))!;
			},
			text: async () => readDraft((await copyText(kit.draftLog, roomName('draft', space.draftId))).doc),
		},
		async end(): Promise<void> {
			workshop.close();
			await board.close();
			await draft.close();
			await open.close();
		},
	};
}

export type Story = Awaited<ReturnType<typeof tellStory>>;
