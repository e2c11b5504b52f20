import { sql } from 'kysely';
import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { answerOverdue, placePhases } from '#domain/space/phase.ts';
import type { SpaceTemplate } from '#domain/space/template.ts';
import type { Kit } from '../kit.ts';
import { hostColumns, hostOfRow, phaseOfRow } from './rows.ts';
import type { HostWithSpaces, SpaceSummary } from './space-view.ts';
import { subjectOfRow } from './subject.ts';

type Db = Kit['storage']['read'];

/**
 * The home page: every body that publishes here, with the tavoli the actor may read. Six questions however many tavoli
 * there are; what is counted for the ones that may not be read is thrown away here.
 */
export async function listSpaces(kit: Kit, actor: Actor): Promise<HostWithSpaces[]> {
	const db = kit.storage.read;
	const [hosts, rows, phases, cards, clauses, people] = await Promise.all([
		hostRows(db),
		spaceRows(db),
		phaseRows(db),
		cardCounts(db),
		clauseCounts(db),
		memberCounts(db),
	]);
	const today = dayAt(kit.clock());
	const phasesOf = Map.groupBy(phases, (row) => row.space_id);
	const summaryOf = (row: SpaceRow): SpaceSummary => {
		const subject = subjectOfRow(row);
		const placed = placePhases((phasesOf.get(row.id) ?? []).map(phaseOfRow), today);
		const answerDueOn = row.answer_due_on as Day;
		return {
			id: subject.spaceId,
			slug: row.slug,
			title: row.title,
			place: row.place,
			template: row.template as SpaceTemplate,
			purpose: row.purpose,
			visibility: subject.visibility,
			state: subject.state,
			answerDueOn,
			answerOverdue: answerOverdue(answerDueOn, row.answered_on as Day | null, today),
			currentPhase: placed.find((phase) => phase.state === 'now') ?? null,
			boardId: row.board_id,
			draftId: row.draft_id,
			counts: {
				cards: cards.get(row.board_id) ?? 0,
				clauses: clauses.get(row.draft_id) ?? 0,
				people: people.get(row.id) ?? 0,
			},
			mine: actor.kind === 'person' && actor.memberships.some((m) => m.spaceId === subject.spaceId),
		};
	};
	const spacesOf = Map.groupBy(
		rows.filter((row) => can(actor, 'read', subjectOfRow(row))),
		(row) => row.host_id,
	);
	return hosts.map((host) => ({
		...hostOfRow(host),
		spaces: (spacesOf.get(host.id) ?? []).map(summaryOf),
	}));
}

type SpaceRow = Awaited<ReturnType<typeof spaceRows>>[number];

const hostRows = (db: Db) =>
	db
		.selectFrom('organization')
		.select(hostColumns)
		.where('is_host', '=', 1)
		.orderBy('created_at')
		.orderBy('name')
		.execute();

const spaceRows = (db: Db) =>
	db
		.selectFrom('space')
		.innerJoin('board', 'board.space_id', 'space.id')
		.innerJoin('draft', 'draft.space_id', 'space.id')
		.selectAll('space')
		.select(['board.id as board_id', 'draft.id as draft_id'])
		.orderBy('space.created_at')
		.orderBy('space.title')
		.execute();

const phaseRows = (db: Db) =>
	db.selectFrom('phase').selectAll().orderBy('space_id').orderBy('position').execute();

const howMany = sql<number>`count(*)`.as('n');
const countsBy = (rows: readonly { readonly of: string; readonly n: number }[]) =>
	new Map(rows.map(({ of, n }) => [of, Number(n)]));

const cardCounts = async (db: Db) =>
	countsBy(
		await db
			.selectFrom('card')
			.select(['board_id as of', howMany])
			.where('archived', '=', 0)
			.groupBy('board_id')
			.execute(),
	);

const clauseCounts = async (db: Db) =>
	countsBy(
		await db
			.selectFrom('clause')
			.select(['draft_id as of', howMany])
			.where('archived', '=', 0)
			.groupBy('draft_id')
			.execute(),
	);

const memberCounts = async (db: Db) =>
	countsBy(
		await db.selectFrom('space_member').select(['space_id as of', howMany]).groupBy('space_id').execute(),
	);
