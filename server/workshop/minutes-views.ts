import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type { Minutes, MinutesGroup, MinutesMoment, MinutesResult } from '#domain/workshop/minutes.ts';
import { minutesResults } from '#domain/workshop/minutes-results.ts';
import type { ShownCard } from '#domain/workshop/room-view.ts';
import type { Kit } from '../kit.ts';
import { subjectOfRow } from '../space/subject.ts';
import { countsOf } from './answer-store.ts';
import { cardsOf, keptCards, type RoomCardRow } from './card-store.ts';
import { countRoom } from './count-room.ts';
import { shownCards } from './room-views.ts';
import { namedSeats, paperPeopleOf, seatsOf } from './seat-store.ts';
import {
	momentOf,
	momentRows,
	spaceOfWorkshop,
	workshopById,
	type Db,
	type MomentRow,
	type Stored,
} from './store.ts';

/**
 * *Verbale istantaneo*: everything an incontro gathered, at any time; null for whoever may not read it. Before the end, and for
 * rehearsals, that is only whoever leads.
 */
export async function minutesOf(kit: Kit, actor: Actor, workshopId: string): Promise<Minutes | null> {
	const db = kit.storage.read;
	const stored = await workshopById(db, workshopId);
	if (stored === null) return null;
	const { workshop, row } = stored;
	const space = await spaceOfWorkshop(db, workshop.spaceId);
	if (space === null) return null;
	const subject = subjectOfRow(space);
	if (!can(actor, 'read', subject)) return null;
	const forAll = workshop.desk.state === 'closed' && !workshop.rehearsal;
	if (!forAll && !can(actor, 'facilitate', subject)) return null;

	const [cards, notes, moments] = await Promise.all([
		cardsOf(db, workshop.id),
		notesOf(db, workshop.id),
		momentRows(db, workshop.id),
	]);
	const clauses = await clausesOf(db, workshop.id);
	const kept = workshop.desk.state === 'closed' ? await keptCards(db, workshop.id) : [];
	const shown =
		kept.length > 0 ? kept : await shownCards(db, workshop.spaceId, workshop.rehearsal, cards, []);
	return {
		title: workshop.title,
		format: workshop.format,
		space: { name: space.title, slug: space.slug, place: space.place },
		startedAt: row.started_at,
		endedAt: row.ended_at,
		attendance: await attendanceOf(db, stored),
		moments: await Promise.all(moments.map((moment) => heldMoment(db, moment, cards, shown))),
		clauses,
		dissents: notes
			.filter(({ kind }) => kind === 'dissent')
			.map(({ text, clause_title }) => ({ clauseTitle: clause_title, text })),
		decisions: notes.filter(({ kind }) => kind === 'decision').map(({ text }) => text),
		nextSteps: notes
			.filter(({ kind }) => kind === 'next-step')
			.map(({ text, who, due_on }) => ({ text, who, by: due_on })),
	};
}

async function attendanceOf(db: Db, { workshop }: Stored): Promise<Minutes['attendance']> {
	const seats = (await seatsOf(db, workshop.id)).filter(({ removed_at }) => removed_at === null);
	const paper = await paperPeopleOf(db, workshop.id);
	const ids = [...new Set(seats.flatMap(({ organization_id }) => organization_id ?? []))];
	const bodies =
		ids.length === 0
			? []
			: await db.selectFrom('organization').select(['id', 'name']).where('id', 'in', ids).execute();
	return {
		phones: seats.length,
		paper: paper.reduce((sum, { people }) => sum + people, 0),
		bodies: bodies
			.map(({ id, name }) => ({
				name,
				people: seats.filter(({ organization_id }) => organization_id === id).length,
			}))
			.sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, 'it')),
		tables: workshop.tables,
		named: (await namedSeats(db, workshop.id)).map(({ name }) => name),
	};
}

async function heldMoment(
	db: Db,
	row: MomentRow,
	cards: readonly RoomCardRow[],
	shown: readonly ShownCard[],
): Promise<MinutesMoment> {
	const moment = momentOf(row);
	const results: MinutesResult[] = [];
	if (row.started_at !== null) {
		const own = cards.filter((card) => card.moment_id === moment.id);
		if (moment.kind === 'write') {
			results.push({
				kind: 'cards',
				count: {
					phone: own.filter(({ origin }) => origin === 'phone').length,
					paper: own.filter(({ origin }) => origin === 'paper').length,
				},
			});
		}
		if (moment.kind === 'group' && shown.length > 0)
			results.push({ kind: 'groups', groups: groupsAmong(shown) });
		for (const round of await roundsOf(db, moment.id)) {
			results.push(
				...minutesResults(
					moment,
					round,
					await countRoom(db, moment, round),
					(await countsOf(db, moment.id, round))
						.filter(({ kind }) => kind === 'hands')
						.map(({ option, count }) => ({ label: option, count })),
				),
			);
		}
	}
	return {
		kind: moment.kind,
		title: moment.title,
		instructions: moment.instructions,
		startedAt: row.started_at,
		endedAt: row.ended_at,
		results,
	};
}

/** By the name of their group; a card in none is alone, and its words are its title. */
function groupsAmong(shown: readonly ShownCard[]): MinutesGroup[] {
	const cardOf = ({ text, origin }: ShownCard) => ({ text, origin });
	const titles = [...new Set(shown.flatMap(({ group }) => group || []))];
	return [
		...titles.map((title) => ({
			id: title,
			title,
			cards: shown.filter(({ group }) => group === title).map(cardOf),
		})),
		...shown
			.filter(({ group }) => !group)
			.map((card) => ({ id: card.id, title: card.text, cards: [cardOf(card)] })),
	];
}

/** The rounds something was said in, by phone, on paper or by hand. */
export async function roundsOf(db: Db, momentId: string): Promise<number[]> {
	const said = await Promise.all(
		(['workshop_dot', 'workshop_answer', 'workshop_count'] as const).map((table) =>
			db.selectFrom(table).select('round').distinct().where('moment_id', '=', momentId).execute(),
		),
	);
	return [...new Set(said.flat().map(({ round }) => round))].sort((a, b) => a - b);
}

async function clausesOf(db: Db, workshopId: string): Promise<Minutes['clauses']> {
	const rows = await db
		.selectFrom('workshop_clause')
		.innerJoin('clause', 'clause.id', 'workshop_clause.clause_id')
		.select(['clause.id', 'clause.number', 'clause.kind', 'clause.title'])
		.where('workshop_clause.workshop_id', '=', workshopId)
		.orderBy('clause.archived')
		.orderBy('clause.number')
		.execute();
	return Promise.all(
		rows.map(async ({ id, number, kind, title }) => {
			const { count } = await db
				.selectFrom('lineage_link')
				.innerJoin('workshop_card', 'workshop_card.id', 'lineage_link.from_id')
				.select((select) => select.fn.countAll<number>().as('count'))
				.where('lineage_link.from_kind', '=', 'card')
				.where('lineage_link.to_kind', '=', 'clause')
				.where('lineage_link.to_id', '=', id)
				.where('workshop_card.workshop_id', '=', workshopId)
				.executeTakeFirstOrThrow();
			return {
				clauseId: id,
				number: kind === 'preamble' ? null : number,
				title,
				cards: Number(count),
			};
		}),
	);
}

/** Oldest first, with the title of the clause a note stands beside. */
export function notesOf(db: Db, workshopId: string) {
	return db
		.selectFrom('workshop_note')
		.leftJoin('clause', 'clause.id', 'workshop_note.clause_id')
		.selectAll('workshop_note')
		.select('clause.title as clause_title')
		.where('workshop_note.workshop_id', '=', workshopId)
		.orderBy('workshop_note.at')
		.orderBy('workshop_note.id')
		.execute();
}
