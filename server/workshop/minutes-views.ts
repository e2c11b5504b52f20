import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type {
	AtTable,
	Minutes,
	MinutesGroup,
	MinutesMoment,
	MinutesResult,
} from '#domain/workshop/minutes.ts';
import { gathersAnswers } from '#domain/workshop/moment.ts';
import { minutesResults } from '#domain/workshop/minutes-results.ts';
import { isOpened, type Opened } from '#domain/workshop/opened-results.ts';
import { paperByBody } from '#domain/workshop/paper-bodies.ts';
import { tableRound } from '#domain/workshop/table-round.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { subjectOfRow } from '../space/subject.ts';
import { countsOf, roundsOf } from './answer-store.ts';
import { cardsOf, type RoomCardRow } from './card-store.ts';
import { countRoom } from './count-room.ts';
import { standingOf, type Standing } from './group-views.ts';
import { openedIn } from './opened-views.ts';
import { namedSeats, paperBodiesOf, paperPeopleOf, seatsOf } from './seat-store.ts';
import {
	momentOf,
	momentRows,
	namesOfBodies,
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

	const [cards, notes, moments, opened, standing] = await Promise.all([
		cardsOf(db, workshop.id),
		notesOf(db, workshop.id),
		momentRows(db, workshop.id),
		openedIn(db, workshop.id),
		standingOf(kit, stored),
	]);
	const known = { stored, cards, opened, standing, wallAt: tellsWall(moments) };
	return {
		title: workshop.title,
		format: workshop.format,
		forAll,
		space: { name: space.title, slug: space.slug, place: space.place },
		startedAt: row.started_at,
		endedAt: row.ended_at,
		place: row.place,
		attendance: await attendanceOf(db, stored, space.visibility !== 'protected'),
		moments: await Promise.all(moments.map((moment) => heldMoment(db, known, moment))),
		clauses: standing.clauses.map(({ id, ...clause }) => ({ clauseId: id, ...clause })),
		dissents: notes
			.filter(({ kind }) => kind === 'dissent')
			.map(({ text, clause_title }) => ({ clauseTitle: clause_title, text })),
		decisions: notes.filter(({ kind }) => kind === 'decision').map(({ text }) => text),
		nextSteps: notes
			.filter(({ kind }) => kind === 'next-step')
			.map(({ text, who, due_on }) => ({ text, who, by: due_on })),
	};
}

/** `naming`: a tavolo that has become protected names nobody, whoever asked for it before. */
async function attendanceOf(db: Db, { workshop }: Stored, naming: boolean): Promise<Minutes['attendance']> {
	const seats = (await seatsOf(db, workshop.id)).filter(({ removed_at }) => removed_at === null);
	const tables = await paperPeopleOf(db, workshop.id);
	const paper = tables.reduce((sum, { people }) => sum + people, 0);
	const onPaper = paperByBody(paper, await paperBodiesOf(db, workshop.id));
	const names = await namesOfBodies(db, [
		...seats.flatMap(({ organization_id }) => organization_id ?? []),
		...onPaper.map(({ organization_id }) => organization_id),
	]);
	return {
		phones: seats.length,
		paper,
		bodies: [...names]
			.map(([id, name]) => ({
				name,
				phones: seats.filter(({ organization_id }) => organization_id === id).length,
				paper: onPaper.find(({ organization_id }) => organization_id === id)?.people ?? 0,
			}))
			.filter((body) => body.phones + body.paper > 0)
			.sort((a, b) => b.phones + b.paper - a.phones - a.paper || a.name.localeCompare(b.name, 'it')),
		tables: workshop.tables,
		named: naming ? (await namedSeats(db, workshop.id)).map(({ name }) => name) : [],
	};
}

interface Known {
	readonly stored: Stored;
	readonly cards: readonly RoomCardRow[];
	readonly opened: readonly Opened[];
	readonly standing: Standing;
	/** The moment beside which the wall is told. */
	readonly wallAt: string | null;
}

/** Where the room put its cards together, the last time; where it never did, where it showed or wrote them. */
function tellsWall(moments: readonly MomentRow[]): string | null {
	const held = moments.filter(({ started_at }) => started_at !== null);
	const last = (wanted: string) => held.findLast(({ kind }) => kind === wanted);
	return (last('group') ?? last('reveal') ?? last('write'))?.id ?? null;
}

async function heldMoment(
	db: Db,
	{ stored: { workshop }, cards, opened, standing, wallAt }: Known,
	row: MomentRow,
): Promise<MinutesMoment> {
	const moment = momentOf(row);
	const results: MinutesResult[] = [];
	if (row.started_at !== null) {
		const own = cards.filter((card) => card.moment_id === moment.id);
		if (moment.kind === 'write') {
			results.push({ kind: 'cards', count: byOrigin(own), tables: byTable(workshop, own) });
		}
		if (moment.id === wallAt && standing.wall.length > 0)
			results.push(groupsAmong(standing, workshop, cards));
		for (const round of await roundsOf(db, moment.id)) {
			const asked = { momentId: moment.id, round };
			if (gathersAnswers(moment.kind) && !isOpened(workshop.desk, opened, asked)) {
				if (!results.some(({ kind }) => kind === 'covered')) results.push({ kind: 'covered' });
				continue;
			}
			const hands = (await countsOf(db, moment.id, round))
				.filter(({ kind }) => kind === 'hands')
				.map(({ option, count }) => ({ label: option, count }));
			const counted = await countRoom(db, moment, round);
			results.push(...minutesResults(moment, round, counted, hands, standing.whereOf));
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

function byOrigin(cards: readonly RoomCardRow[]) {
	const paper = cards.filter(({ origin }) => origin === 'paper').length;
	return { phone: cards.length - paper, paper };
}

/** Where a card was written, when that was in a round at the tables. */
function atTable({ moments, tables }: Workshop, { moment_id, table_no }: RoomCardRow): AtTable | undefined {
	const round = tableRound(moments, moment_id, tables);
	return round > 0 ? { round, table: table_no } : undefined;
}

/** What each table wrote in its round, from the first; those at no table come last. */
function byTable(workshop: Workshop, own: readonly RoomCardRow[]) {
	const [first] = own;
	const place = first && atTable(workshop, first);
	if (!place) return undefined;
	return [...Map.groupBy(own, ({ table_no }) => table_no)]
		.sort(([one], [other]) => (one || Infinity) - (other || Infinity))
		.map(([table, cards]) => ({ round: place.round, table, ...byOrigin(cards) }));
}

/** The groups of the wall, then cards in none, whose words are their title. What was put away is only counted. */
function groupsAmong(
	{ wall, putAway, whereOfCards }: Standing,
	workshop: Workshop,
	cards: readonly RoomCardRow[],
): MinutesResult {
	const rows = new Map(cards.map((card) => [card.id, card]));
	const groups = Map.groupBy(
		wall.filter(({ groupId }) => groupId !== null),
		({ groupId }) => groupId!,
	);
	const wordsOf = ({ id, text, origin }: (typeof wall)[number]) => {
		const row = rows.get(id);
		return { text, origin, at: row && atTable(workshop, row) };
	};
	return {
		kind: 'groups',
		groups: [
			...[...groups].map(([id, cards]): MinutesGroup => ({
				id,
				title: cards[0]!.groupTitle,
				alone: false,
				cards: cards.map(wordsOf),
				where: whereOfCards(cards.map((card) => card.id)),
			})),
			...wall
				.filter(({ groupId }) => groupId === null)
				.map((card) => ({
					id: card.id,
					title: card.text,
					alone: true,
					cards: [wordsOf(card)],
					where: whereOfCards([card.id]),
				})),
		],
		archived: putAway,
	};
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
