import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type { Moment } from '#domain/workshop/moment.ts';
import type { Format, WorkshopState } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { subjectOfRow } from '../space/subject.ts';
import { targetsOf } from './answer-store.ts';
import { nextPaperNumber } from './card-store.ts';
import { preparationMark } from './preparation-mark.ts';
import { paperPeopleOf, seatsOf } from './seat-store.ts';
import { isToldOf, momentOf, momentRows, spaceOfWorkshop, workshopById } from './store.ts';

/** One incontro as its page says it, to everybody who may know of it. */
export interface WorkshopSheet {
	readonly id: string;
	readonly spaceId: string;
	readonly title: string;
	readonly format: Format;
	readonly state: WorkshopState;
	readonly rehearsal: boolean;
	readonly createdAt: number;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** When and where it is going to be, once it is announced. */
	readonly plannedAt: number | null;
	readonly place: string;
	readonly moments: readonly Moment[];
	/** Who came: numbers, never names. */
	readonly people: { readonly phones: number; readonly paper: number };
	/** What only those who lead the tavolo know; null for everybody else. */
	readonly lead: {
		readonly code: string;
		readonly tables: number;
		readonly keepDays: number;
		/** Moments that were held: they are part of what happened, and stay. */
		readonly held: readonly string[];
		/** Comes back with the form that was drawn of this. */
		readonly mark: string;
	} | null;
}

/** The incontro of this tavolo; null for whoever may not know of it. In rehearsal, and in preparation before it is announced, only those who lead do. */
export async function readWorkshop(
	kit: Kit,
	actor: Actor,
	spaceId: string,
	workshopId: string,
): Promise<WorkshopSheet | null> {
	const db = kit.storage.read;
	const stored = await workshopById(db, workshopId);
	const space = await spaceOfWorkshop(db, spaceId);
	if (stored === null || space === null || stored.workshop.spaceId !== spaceId) return null;
	const { workshop, row } = stored;
	const subject = subjectOfRow(space);
	if (!can(actor, 'read', subject)) return null;
	const leading = can(actor, 'facilitate', subject);
	if (!leading && !isToldOf(row)) return null;
	const [seats, paper, rows] = await Promise.all([
		seatsOf(db, workshop.id),
		paperPeopleOf(db, workshop.id),
		momentRows(db, workshop.id),
	]);
	return {
		id: workshop.id,
		spaceId,
		title: workshop.title,
		format: workshop.format,
		state: workshop.desk.state,
		rehearsal: workshop.rehearsal,
		createdAt: row.created_at,
		startedAt: row.started_at,
		endedAt: row.ended_at,
		plannedAt: row.planned_at,
		place: row.place,
		moments: workshop.moments,
		people: {
			phones: seats.filter(({ removed_at }) => removed_at === null).length,
			paper: paper.reduce((sum, { people }) => sum + people, 0),
		},
		lead: leading
			? {
					code: workshop.code,
					tables: workshop.tables,
					keepDays: workshop.keepDays,
					held: rows.filter(({ started_at }) => started_at !== null).map(({ id }) => id),
					mark: preparationMark(workshop),
				}
			: null,
	};
}

/** What is printed for the room beside its sign. */
export interface PrintedPapers {
	/** The number the next paper card typed in will get. */
	readonly nextCard: number;
	/** Moments one can vote in on paper, with what lies before the room; empty until the moment has begun. */
	readonly votes: readonly { readonly moment: Moment; readonly targets: readonly string[] }[];
}

export async function papersOf(kit: Kit, workshopId: string): Promise<PrintedPapers> {
	const db = kit.storage.read;
	const voted = (await momentRows(db, workshopId))
		.map(momentOf)
		.filter(({ kind }) => kind === 'dots' || kind === 'gradient' || kind === 'consent');
	return {
		nextCard: await nextPaperNumber(db, workshopId),
		votes: await Promise.all(
			voted.map(async (moment) => ({
				moment,
				targets: (await targetsOf(db, moment.id)).map(({ title }) => title),
			})),
		),
	};
}
