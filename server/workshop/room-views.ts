import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import { handOptions } from '#domain/workshop/hand-options.ts';
import { gathersAnswers } from '#domain/workshop/moment.ts';
import type { OwnView, RoomView, ShownCard } from '#domain/workshop/room-view.ts';
import { isHarvest, tableRound } from '#domain/workshop/table-round.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import { draftOfSpace } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { subjectOfRow } from '../space/subject.ts';
import { clockView } from './acting.ts';
import { answerOfSeat, countsOf, dotsOfSeat, targetsOf } from './answer-store.ts';
import {
	boardCards,
	cardsOfSeat,
	hiddenCount,
	originOf,
	revealedCards,
	type RoomCardRow,
} from './card-store.ts';
import { countRoom } from './count-room.ts';
import type { Seated } from './join-workshop.ts';
import { paperPeopleOf, seatsOf, type SeatRow } from './seat-store.ts';
import { boardOfSpace, isToldOf, spaceOfWorkshop, workshopsOfSpace, type Db, type Stored } from './store.ts';

/** Everything the room may know, for a phone or the projector. Hidden cards are in it as a number. */
export async function roomView(kit: Kit, { workshop }: Stored): Promise<RoomView> {
	const db = kit.storage.read;
	const { desk, moments } = workshop;
	const [space, cards, waiting, seats, paper, clauses] = await Promise.all([
		spaceOfWorkshop(db, workshop.spaceId),
		revealedCards(db, workshop.id),
		hiddenCount(db, workshop.id),
		seatsOf(db, workshop.id),
		paperPeopleOf(db, workshop.id),
		clausesOf(db, workshop),
	]);
	const named = space?.visibility === 'protected' ? null : space;
	const inRoom = seats.filter(({ removed_at }) => removed_at === null);
	const inOrder = cards.toSorted((one, other) => (one.revealed_at ?? 0) - (other.revealed_at ?? 0));
	const shown = await shownCards(
		db,
		workshop.spaceId,
		workshop.rehearsal,
		inOrder,
		desk.namesShown ? seats : [],
	);
	const number = moments.findIndex(({ id }) => id === desk.momentId) + 1;
	const moment = moments[number - 1] ?? null;
	const targets = moment === null ? [] : await targetsOf(db, moment.id);
	return {
		id: workshop.id,
		spaceId: workshop.spaceId,
		// Who comes in with a code need not belong to the tavolo: a protected one does not say its name, and its address is its name.
		slug: named?.slug ?? '',
		spaceName: named?.title ?? '',
		title: workshop.title,
		code: workshop.code,
		format: workshop.format,
		state: desk.state,
		revision: workshop.revision,
		rehearsal: workshop.rehearsal,
		tables: workshop.tables,
		number,
		moment,
		agenda: moments.map(({ id, kind, title, minutes }) => ({ id, kind, title, minutes })),
		round: desk.round,
		tableRound: tableRound(moments, desk.momentId, workshop.tables),
		harvest: isHarvest(moments, desk.momentId, workshop.tables),
		clock: clockView(desk.timer, kit.clock()),
		frozen: desk.frozen,
		focus: shown.find(({ id }) => id === desk.focusCardId) ?? null,
		cards: shown,
		newest: revealedAlone(inOrder),
		waiting,
		targets: targets.map((target) => ({
			id: target.target_id,
			kind: target.kind === 'group' ? 'group' : 'card',
			title: target.title,
			cards: target.cards,
		})),
		results: desk.resultsShown && moment ? await countRoom(db, moment, desk.round) : null,
		hands: desk.handsAsked && moment ? await handsOf(db, moment.id, desk.round) : null,
		wallPage: desk.wallPage,
		people: {
			phones: inRoom.length,
			paper: paper.reduce((sum, { people }) => sum + people, 0),
		},
		ready: inRoom.filter((seat) => seat.ready_moment_id !== null && seat.ready_moment_id === desk.momentId)
			.length,
		clauses,
	};
}

/** Clauses the room carried something into, with the numbers people see: a preamble has none, and counts nothing. */
async function clausesOf(db: Db, { id: workshopId, spaceId }: Workshop): Promise<RoomView['clauses']> {
	const rows = await db
		.selectFrom('workshop_clause')
		.select('clause_id')
		.where('workshop_id', '=', workshopId)
		.execute();
	const draftId = rows.length > 0 ? await draftOfSpace(db, spaceId) : null;
	if (draftId === null) return [];
	const carried = new Set(rows.map(({ clause_id }) => clause_id));
	const standing = await db
		.selectFrom('clause')
		.select(['id', 'title', 'kind'])
		.where('draft_id', '=', draftId)
		.where('archived', '=', 0)
		.orderBy('number')
		.orderBy('id')
		.execute();
	let counted = 0;
	return standing
		.map(({ id, title, kind }) => ({ id, number: kind === 'preamble' ? null : ++counted, title }))
		.filter(({ id }) => carried.has(id));
}

function revealedAlone(inOrder: readonly RoomCardRow[]): string | null {
	const [before, last] = inOrder.slice(-2);
	const newest = last ?? before;
	return newest === undefined || (last && before?.revealed_at === last.revealed_at) ? null : newest.id;
}

async function handsOf(db: Db, momentId: string, round: number) {
	const raised = (await countsOf(db, momentId, round)).filter(({ kind }) => kind === 'hands');
	return handOptions.map((option) => ({
		option,
		count: raised.find((line) => line.option === option)?.count ?? null,
	}));
}

/** Revealed cards as they stand on the board now, in its order; in a rehearsal as they were written. */
async function shownCards(
	db: Db,
	spaceId: string,
	rehearsal: boolean,
	revealed: readonly RoomCardRow[],
	seats: readonly SeatRow[],
): Promise<ShownCard[]> {
	const boardId = rehearsal ? null : await boardOfSpace(db, spaceId);
	const onBoard = new Map(
		boardId === null
			? []
			: (
					await boardCards(
						db,
						boardId,
						revealed.map(({ id }) => id),
					)
				).map((card) => [card.id, card] as const),
	);
	const names = new Map(seats.map(({ id, nickname }) => [id, nickname]));
	return revealed.flatMap((card) => {
		const now = onBoard.get(card.id);
		if (now?.archived) return [];
		return {
			id: card.id,
			text: now?.text ?? card.text,
			origin: originOf(card),
			table: card.table_no,
			name: (card.seat_id !== null && names.get(card.seat_id)) || null,
			group: now?.groupTitle ?? null,
		};
	});
}

/** What one person did, for their own phone. */
export async function ownView(kit: Kit, { stored, seat }: Seated): Promise<OwnView> {
	const db = kit.storage.read;
	const { desk, moments, tables } = stored.workshop;
	const moment = moments.find(({ id }) => id === desk.momentId);
	const asks = moment !== undefined && gathersAnswers(moment.kind);
	const atTables = tableRound(moments, desk.momentId, tables);
	const [cards, dots, answer, place] = await Promise.all([
		cardsOfSeat(db, seat.id),
		asks ? dotsOfSeat(db, moment.id, desk.round, seat.id) : [],
		asks ? answerOfSeat(db, moment.id, desk.round, seat.id) : null,
		atTables > 1 ? answerOfSeat(db, desk.momentId!, desk.round, seat.id) : null,
	]);
	return {
		seatId: seat.id,
		nickname: seat.nickname,
		table: seat.table_no,
		settled: seat.table_no > 0 && (atTables < 2 || place !== null),
		ready: seat.ready_moment_id !== null && seat.ready_moment_id === desk.momentId,
		hand: seat.hand_at !== null,
		minutesName: seat.minutes_name,
		cards: cards.map(({ id, text, state }) => ({
			id,
			text,
			state: state === 'held' ? 'held' : state === 'revealed' ? 'revealed' : 'hidden',
		})),
		dots: Object.fromEntries(dots.map((row) => [row.target_id, row.dots])),
		order: moment?.kind === 'rank' && answer ? (JSON.parse(answer.answer) as string[]) : [],
		answer: moment?.kind === 'rank' ? null : (answer?.answer ?? null),
		objection: answer?.objection ?? '',
	};
}

/** A line in the list of a tavolo's incontri. */
export interface WorkshopLine {
	readonly id: string;
	readonly title: string;
	readonly format: string;
	readonly state: 'prepared' | 'open' | 'closed';
	readonly rehearsal: boolean;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	readonly createdAt: number;
	/** When and where it is going to be, once it is announced. */
	readonly plannedAt: number | null;
	readonly place: string;
}

/** The incontri of a tavolo its reader may know of: rehearsals, and those in preparation before they are announced, are for whoever leads. */
export async function listWorkshops(kit: Kit, actor: Actor, spaceId: string): Promise<WorkshopLine[]> {
	const db = kit.storage.read;
	const space = await spaceOfWorkshop(db, spaceId);
	if (space === null || !can(actor, 'read', subjectOfRow(space))) return [];
	const leading = can(actor, 'facilitate', subjectOfRow(space));
	const rows = await workshopsOfSpace(db, spaceId);
	return rows
		.filter((row) => leading || isToldOf(row))
		.map((row) => ({
			id: row.id,
			title: row.title,
			format: row.format,
			state: row.state as WorkshopLine['state'],
			rehearsal: row.rehearsal === 1,
			startedAt: row.started_at,
			endedAt: row.ended_at,
			createdAt: row.created_at,
			plannedAt: row.planned_at,
			place: row.place,
		}));
}
