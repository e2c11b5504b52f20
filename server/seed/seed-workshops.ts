import { randomInt } from 'node:crypto';
import { momentAt } from '#domain/poll/moment.ts';
import { addDays, dayAt } from '#domain/space/day.ts';
import { makeCode } from '#domain/workshop/code.ts';
import { sheets } from '#domain/workshop/decide-counts.ts';
import { usualSettings, type Moment } from '#domain/workshop/moment.ts';
import { untouchedDesk, type Desk } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { replaceTargets, setCount } from '../workshop/answer-store.ts';
import { changeCard, insertCard } from '../workshop/card-store.ts';
import { insertSeat, setPaperBody, setPaperPeople } from '../workshop/seat-store.ts';
import { writePast } from '../workshop/seed-store.ts';
import { insertWorkshop, writeAnnounced, writeMoments } from '../workshop/store.ts';
import type { CardSeed, GroupSeed } from './territory/shape.ts';
import { afterSchool, nextOne, type MomentSeed } from './territory/workshops.ts';

const minute = 60_000;
const keepDays = 30;

interface Made {
	readonly spaceId: string;
	readonly now: number;
	readonly personId: (key: string) => string;
	readonly bodyId: (slug: string) => string;
	readonly clauseId: (key: string) => string;
	readonly groups: readonly GroupSeed[];
	readonly cards: readonly {
		readonly id: string;
		readonly groupId: string | null;
		readonly card: CardSeed;
	}[];
}

/** The incontro the cards of the board come from, and one that can be run at once. */
export async function seedWorkshops(kit: Kit, unit: UnitOfWork, made: Made): Promise<void> {
	await held(kit, unit, made);
	const { id } = await prepare(kit, unit, made, { ...nextOne, desk: untouchedDesk, at: made.now });
	const plannedAt = momentAt(addDays(dayAt(made.now), nextOne.day), 18, 30);
	await writeAnnounced(unit.db, id, { plannedAt, place: nextOne.place });
}

async function prepare(
	kit: Kit,
	unit: UnitOfWork,
	made: Made,
	seed: {
		readonly title: string;
		readonly tables: number;
		readonly moments: readonly MomentSeed[];
		readonly desk: Desk;
		readonly at: number;
	},
): Promise<{ readonly id: string; readonly moments: readonly Moment[] }> {
	const id = kit.ids();
	await insertWorkshop(unit.db, {
		id,
		space_id: made.spaceId,
		title: seed.title,
		format: 'metaplan',
		code: makeCode((below) => randomInt(below)),
		state: seed.desk.state,
		tables: seed.tables,
		keep_days: keepDays,
		rehearsal: 0,
		column_id: kit.ids(),
		revision: 0,
		desk: JSON.stringify(seed.desk),
		created_by: made.personId('luca'),
		created_at: seed.at,
	});
	const moments = seed.moments.map(({ kind, title, say, minutes }): Moment => {
		return { id: kit.ids(), kind, title, instructions: say, minutes, settings: usualSettings };
	});
	await writeMoments(unit.db, id, moments);
	return { id, moments };
}

/** An afternoon that is over: its cards are those of the board, so that the thread begins there. */
async function held(kit: Kit, unit: UnitOfWork, made: Made): Promise<void> {
	const { db } = unit;
	const seed = afterSchool;
	const day = addDays(dayAt(made.now), seed.day);
	const startedAt = momentAt(day, 16, 30);
	const endedAt = startedAt + seed.moments.reduce((sum, { minutes }) => sum + minutes, 0) * minute;
	const { id, moments } = await prepare(kit, unit, made, {
		...seed,
		desk: { ...untouchedDesk, state: 'closed', resultsShown: true, closedAt: endedAt },
		at: startedAt - 5 * 86_400_000,
	});
	const momentOf = (kind: Moment['kind'], from = 0) =>
		moments.find((moment, index) => index >= from && moment.kind === kind)!;

	const seatIds: string[] = [];
	for (const { body, people } of seed.phones) {
		for (let person = 0; person < people; person++) {
			const seatId = kit.ids();
			await insertSeat(db, {
				id: seatId,
				workshop_id: id,
				person_id: null,
				token_hash: null,
				nickname: '',
				nickname_folded: null,
				table_no: (seatIds.length % seed.tables) + 1,
				organization_id: body === null ? null : made.bodyId(body),
				simulated: 0,
				joined_at: startedAt + seatIds.length * 11_000,
			});
			seatIds.push(seatId);
		}
	}
	for (const [index, people] of seed.paper.entries()) await setPaperPeople(db, id, index + 1, people);
	for (const { body, people } of seed.paperBodies) await setPaperBody(db, id, made.bodyId(body), people);
	await writeAnnounced(db, id, { plannedAt: startedAt, place: seed.place });

	const writing = startedAt + seed.moments[0]!.minutes * minute;
	const ours = made.cards.filter(
		({ groupId, card }) => !card.archived && (groupId !== null || seed.loose.includes(card.text)),
	);
	let number = 0;
	for (const [index, { id: cardId, card }] of ours.entries()) {
		await insertCard(db, {
			id: cardId,
			workshop_id: id,
			moment_id: momentOf('write').id,
			seat_id: card.paper ? null : seatIds[(index * 5) % seatIds.length]!,
			table_no: (index % seed.tables) + 1,
			origin: card.paper ? 'paper' : 'phone',
			number: card.paper ? ++number : null,
			text: card.text,
			state: 'revealed',
			created_at: writing + index * 15_000,
		});
		await changeCard(db, cardId, { revealed_at: writing + seed.moments[1]!.minutes * minute });
	}

	const targetOf = groupTargets(made);
	const dots = momentOf('dots');
	await replaceTargets(
		db,
		dots.id,
		seed.dots.map(({ group }, position) => ({
			target_id: targetOf(group),
			kind: 'group',
			title: group,
			cards: ours.filter(({ groupId }) => groupId === targetOf(group)).length,
			position,
		})),
	);
	const count = (momentId: string, kind: string, option: string, count: number) =>
		setCount(db, {
			...{ moment_id: momentId, round: 1, kind, option, count },
			entered_by: made.personId('luca'),
			at: endedAt,
		});
	for (const { group, paper } of seed.dots) await count(dots.id, 'paper', targetOf(group), paper);
	await count(dots.id, 'paper', sheets, seed.sheets);
	const decided = momentOf('talk', moments.indexOf(dots));
	for (const [option, people] of Object.entries(seed.hands)) await count(decided.id, 'hands', option, people);

	const note = { who: '', due_on: null, clause_id: null };
	let at = startedAt;
	await writePast(db, {
		workshopId: id,
		startedAt,
		endedAt,
		forgottenAt: endedAt + keepDays * 86_400_000,
		moments: moments.map((moment) => ({
			id: moment.id,
			startedAt: at,
			endedAt: (at += moment.minutes * minute),
		})),
		dots: dealt(seatIds, seed.dots, targetOf).map((dot) => ({ ...dot, moment_id: dots.id, round: 1 })),
		notes: [
			...seed.decisions.map((text) => ({ ...note, kind: 'decision', text })),
			{
				...note,
				kind: 'dissent',
				text: seed.dissent.text,
				clause_id: made.clauseId(seed.dissent.clause),
			},
			...seed.steps.map(({ text, who, by }) => ({
				...note,
				...{ kind: 'next-step', text, who, due_on: addDays(dayAt(made.now), by) },
			})),
		].map((one, index) => ({ ...one, id: kit.ids(), at: endedAt + index })),
		clauses: seed.clauses.map(({ group, clause }) => ({
			targetId: targetOf(group),
			clauseId: made.clauseId(clause),
			at: endedAt - 10 * minute,
		})),
	});
}

/** Id of a group of the board by its title. */
function groupTargets({ groups, cards }: Made): (title: string) => string {
	const ids = new Map(
		groups.map(({ title, cards: [first] }) => [title, cards.find(({ card }) => card === first)!.groupId!]),
	);
	return (title) => ids.get(title)!;
}

/** One dot after the other, from seat to seat: nobody has more than five, nor more than three on one. */
function dealt(
	seatIds: readonly string[],
	dots: typeof afterSchool.dots,
	targetOf: (group: string) => string,
): { seat_id: string; target_id: string; dots: number }[] {
	const placed = new Map<string, { seat_id: string; target_id: string; dots: number }>();
	dots
		.flatMap(({ group, phone }) => Array.from({ length: phone }, () => targetOf(group)))
		.forEach((target_id, index) => {
			const seat_id = seatIds[index % seatIds.length]!;
			const before = placed.get(`${seat_id} ${target_id}`)?.dots ?? 0;
			placed.set(`${seat_id} ${target_id}`, { seat_id, target_id, dots: before + 1 });
		});
	return [...placed.values()];
}
