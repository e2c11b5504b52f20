import type { Actor } from '#domain/person/actor.ts';
import { mayDrive } from '#domain/workshop/decide-step.ts';
import { gathersAnswers } from '#domain/workshop/moment.ts';
import type { DeskView } from '#domain/workshop/room-view.ts';
import { bodiesHeard } from '#domain/workshop/silent-bodies.ts';
import type { Kit } from '../kit.ts';
import { readAsLeader } from './acting.ts';
import { answersOf, countsOf, dotsOf } from './answer-store.ts';
import { cardsOf } from './card-store.ts';
import { readMark } from './read-mark.ts';
import { paperPeopleOf, seatsOf } from './seat-store.ts';
import { latestStep, nameOfPerson, namesOfBodies, type Stored } from './store.ts';

export interface DeskPage {
	readonly stored: Stored;
	readonly desk: DeskView;
}

/** What the desk sees; null for whoever does not lead. The words of hidden cards only where the desk moderates. */
export async function deskView(kit: Kit, actor: Actor, workshopId: string): Promise<DeskPage | null> {
	const stored = await readAsLeader(kit, actor, workshopId);
	if (stored === null || actor.kind !== 'person') return null;
	const db = kit.storage.read;
	const { workshop } = stored;
	const { desk } = workshop;
	const moment = workshop.moments.find(({ id }) => id === desk.momentId) ?? null;
	const [cards, seats, paper, step, holder] = await Promise.all([
		cardsOf(db, workshop.id),
		seatsOf(db, workshop.id),
		paperPeopleOf(db, workshop.id),
		latestStep(db, workshop.id),
		desk.holder === null ? null : nameOfPerson(db, desk.holder),
	]);
	const counts = moment ? await countsOf(db, moment.id, desk.round) : [];
	const asks = moment !== null && gathersAnswers(moment.kind);
	const answered = new Set(
		asks
			? [...(await dotsOf(db, moment.id, desk.round)), ...(await answersOf(db, moment.id, desk.round))].map(
					({ seat_id }) => seat_id,
				)
			: [],
	);
	const waiting = cards.filter(({ state }) => state === 'hidden' || state === 'held');
	const wrote = new Set(cards.filter((card) => card.moment_id === moment?.id).map((card) => card.seat_id));
	const inRoom = seats.filter(({ removed_at }) => removed_at === null);
	const isReady = (seat: (typeof seats)[number]) =>
		seat.ready_moment_id !== null && seat.ready_moment_id === desk.momentId;
	const spoke = (seat: (typeof seats)[number]) => wrote.has(seat.id) || answered.has(seat.id);
	const bodyIds = inRoom.flatMap(({ organization_id }) => organization_id ?? []);
	const tables = [
		...new Set([...inRoom.map(({ table_no }) => table_no), ...paper.map(({ table_no }) => table_no)]),
	].sort((a, b) => a - b);
	const lastPaper = cards.filter(({ number }) => number !== null).at(-1);
	return {
		stored,
		desk: {
			mayDrive: mayDrive(desk, actor.personId),
			holder: desk.holder === null ? null : { name: holder ?? '', you: desk.holder === actor.personId },
			moderated: desk.moderated,
			namesShown: desk.namesShown,
			resultsShown: desk.resultsShown,
			waiting: desk.moderated
				? waiting.map((card) => ({
						id: card.id,
						text: card.text,
						origin: card.origin === 'paper' ? 'paper' : 'phone',
						table: card.table_no,
						held: card.state === 'held',
						mark: readMark(card),
					}))
				: [],
			waitingCount: {
				phone: waiting.filter(({ origin }) => origin === 'phone').length,
				paper: waiting.filter(({ origin }) => origin === 'paper').length,
				held: waiting.filter(({ state }) => state === 'held').length,
			},
			seats: inRoom.map((seat) => ({
				id: seat.id,
				nickname: seat.nickname,
				table: seat.table_no,
				ready: isReady(seat),
				handAt: seat.hand_at,
				guest: seat.person_id === null,
				simulated: seat.simulated === 1,
			})),
			byTable: tables.map((table) => {
				const here = inRoom.filter(({ table_no }) => table_no === table);
				return {
					table,
					phones: here.length,
					ready: here.filter(isReady).length,
					spoke: here.filter(spoke).length,
					paper: paper.find(({ table_no }) => table_no === table)?.people ?? 0,
				};
			}),
			byBody:
				moment?.kind === 'write' || asks
					? bodiesHeard(
							inRoom.map((seat) => ({ bodyId: seat.organization_id, spoke: spoke(seat) })),
							await namesOfBodies(db, bodyIds),
						)
					: null,
			undo: step === null || desk.state === 'closed' ? null : { act: step.act, at: step.at },
			hands: counts.filter(({ kind }) => kind === 'hands').map(({ option, count }) => ({ option, count })),
			paperVotes: counts
				.filter(({ kind }) => kind === 'paper')
				.map(({ option, count }) => ({ option, count })),
			paperReasons: counts.find(({ kind, option }) => kind === 'paper' && option === 'object')?.reasons ?? '',
			lastPaper: lastPaper ? { number: lastPaper.number!, table: lastPaper.table_no } : null,
			answered: answered.size,
		},
	};
}
