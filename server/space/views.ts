import { sql } from 'kysely';
import type { Actor, PersonId } from '#domain/person/actor.ts';
import type { OrganizationId, OrganizationKind } from '#domain/organization/organization.ts';
import { can } from '#domain/space/can.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import type { OrganizationPart } from '#domain/space/part.ts';
import { answerOverdue, placePhases, type Phase } from '#domain/space/phase.ts';
import type { SpaceTemplate } from '#domain/space/template.ts';
import type { Kit } from '../kit.ts';
import { hostColumns, hostOfRow, phaseOfRow } from './rows.ts';
import type { SpaceCounts, SpaceOrganizationView, SpaceView } from './space-view.ts';
import { spaceBySlug } from './store.ts';
import { subjectOfRow } from './subject.ts';

type Db = Kit['storage']['read'];

async function phasesOf(db: Db, spaceId: string): Promise<Phase[]> {
	const rows = await db
		.selectFrom('phase')
		.selectAll()
		.where('space_id', '=', spaceId)
		.orderBy('position')
		.execute();
	return rows.map(phaseOfRow);
}

async function organizationsOf(db: Db, spaceId: string): Promise<SpaceOrganizationView[]> {
	const bodies = await db
		.selectFrom('space_organization')
		.innerJoin('organization', 'organization.id', 'space_organization.organization_id')
		.select(['organization.id', 'slug', 'name', 'short_name', 'kind', 'role'])
		.where('space_id', '=', spaceId)
		.orderBy('position')
		.execute();
	const speakers = await db
		.selectFrom('space_member')
		.innerJoin('person', 'person.id', 'space_member.person_id')
		.select(['person.id', 'person.name', 'organization_id'])
		.where('space_id', '=', spaceId)
		.where('organization_id', 'is not', null)
		.orderBy('space_member.created_at')
		.execute();
	return bodies.map((body) => ({
		id: body.id as OrganizationId,
		slug: body.slug,
		name: body.name,
		shortName: body.short_name,
		kind: body.kind as OrganizationKind,
		part: body.role as OrganizationPart,
		representatives: speakers
			.filter((speaker) => speaker.organization_id === body.id)
			.map((speaker) => ({ personId: speaker.id as PersonId, name: speaker.name })),
	}));
}

/** Counts come from the projections of the live texts, which the server rewrites after each commit. */
async function countsOf(db: Db, spaceId: string, boardId: string, draftId: string): Promise<SpaceCounts> {
	const count = sql<number>`count(*)`;
	const [cards, groups, clauses, carried, proposals, polls, workshops] = await Promise.all([
		db
			.selectFrom('card')
			.select(count.as('n'))
			.where('board_id', '=', boardId)
			.where('archived', '=', 0)
			.executeTakeFirst(),
		db
			.selectFrom('card_group')
			.select(count.as('n'))
			.where('board_id', '=', boardId)
			.where('archived', '=', 0)
			.executeTakeFirst(),
		db
			.selectFrom('clause')
			.select(count.as('n'))
			.where('draft_id', '=', draftId)
			.where('archived', '=', 0)
			.executeTakeFirst(),
		db
			.selectFrom('lineage_link')
			.select(sql<number>`count(distinct from_id)`.as('n'))
			.where('space_id', '=', spaceId)
			.where('from_kind', '=', 'card')
			.where('to_kind', '=', 'clause')
			.executeTakeFirst(),
		db
			.selectFrom('proposal')
			.select(count.as('n'))
			.where('space_id', '=', spaceId)
			.where('state', '!=', 'withdrawn')
			.executeTakeFirst(),
		db
			.selectFrom('poll')
			.select(count.as('n'))
			.where('space_id', '=', spaceId)
			.where('state', '=', 'open')
			.executeTakeFirst(),
		db
			.selectFrom('workshop')
			.select(count.as('n'))
			.where('space_id', '=', spaceId)
			.where('state', '=', 'open')
			.where('rehearsal', '=', 0)
			.executeTakeFirst(),
	]);
	return {
		cards: Number(cards?.n ?? 0),
		groups: Number(groups?.n ?? 0),
		clauses: Number(clauses?.n ?? 0),
		carriedCards: Number(carried?.n ?? 0),
		proposals: Number(proposals?.n ?? 0),
		openPolls: Number(polls?.n ?? 0),
		openWorkshops: Number(workshops?.n ?? 0),
	};
}

async function peopleOf(db: Db, spaceId: string): Promise<{ all: number; citizens: number }> {
	const rows = await db
		.selectFrom('space_member')
		.select(['role', sql<number>`count(*)`.as('n')])
		.where('space_id', '=', spaceId)
		.groupBy('role')
		.execute();
	const all = rows.reduce((sum, row) => sum + Number(row.n), 0);
	return { all, citizens: Number(rows.find((row) => row.role === 'citizen')?.n ?? 0) };
}

/** The tavolo with this slug; null when there is none or the actor may not read it (one answer for both). */
export async function readSpace(kit: Kit, actor: Actor, slug: string): Promise<SpaceView | null> {
	const db = kit.storage.read;
	const row = await spaceBySlug(db, slug);
	if (row === null) return null;
	const subject = subjectOfRow(row);
	if (!can(actor, 'read', subject)) return null;
	const [board, draft, host] = await Promise.all([
		db.selectFrom('board').selectAll().where('space_id', '=', row.id).executeTakeFirstOrThrow(),
		db.selectFrom('draft').selectAll().where('space_id', '=', row.id).executeTakeFirstOrThrow(),
		db.selectFrom('organization').select(hostColumns).where('id', '=', row.host_id).executeTakeFirstOrThrow(),
	]);
	const today = dayAt(kit.clock());
	const phases = placePhases(await phasesOf(db, row.id), today);
	const answerDueOn = row.answer_due_on as Day;
	const answeredOn = row.answered_on as Day | null;
	return {
		id: subject.spaceId,
		slug: row.slug,
		title: row.title,
		place: row.place,
		template: row.template as SpaceTemplate,
		purpose: row.purpose,
		decides: row.decides,
		decidesNot: row.decides_not,
		whoDecides: row.who_decides,
		answerDueOn,
		answeredOn,
		answerOverdue: answerOverdue(answerDueOn, answeredOn, today),
		visibility: subject.visibility,
		state: subject.state,
		residentsWrite: subject.residentsWrite,
		guestsComment: subject.guestsComment,
		source: row.source,
		host: hostOfRow(host),
		phases,
		currentPhase: phases.find((phase) => phase.state === 'now') ?? null,
		organizations: await organizationsOf(db, row.id),
		people: await peopleOf(db, row.id),
		boardId: board.id,
		boardTitle: board.title,
		draftId: draft.id,
		draftTitle: draft.title,
		counts: await countsOf(db, row.id, board.id, draft.id),
		subject,
	};
}
