import { addDays, dayAt, type Day } from '#domain/space/day.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { idOfColor } from './person-id.ts';
import { seedAmendments } from './seed-amendments.ts';
import { seedComments } from './seed-comments.ts';
import { happen } from './seed-event.ts';
import { seedPolls } from './seed-polls.ts';
import { seedWorkshops } from './seed-workshops.ts';
import { writeSpace } from '../space/write-space.ts';
import { proposalEvents, seedResidents } from './seed-proposals.ts';
import { anySpace, insertBodies, insertLinks, insertPeople } from './store.ts';
import type { SpaceSeed } from './territory/shape.ts';
import { territory } from './territory/territory.ts';

const dayMilliseconds = 86_400_000;

/**
 * Fills an empty demonstration with the tavoli of the territory, once. Everything is one unit of work: a server
 * killed in the middle starts again from nothing. Returns whether it wrote.
 */
export async function seedDemonstration(kit: Kit): Promise<boolean> {
	if (await anySpace(kit.storage.read)) return false;
	const now = kit.clock();
	const bodyIds = new Map(territory.bodies.map((body) => [body.slug, kit.ids()]));
	const personIds = new Map(territory.people.map((person) => [person.key, idOfColor(kit.ids, person.color)]));
	return kit.storage.unitOfWork(async (unit) => {
		if (await anySpace(unit.db)) return false;
		await insertBodies(
			unit.db,
			territory.bodies.map((body, index) => ({ ...body, id: bodyIds.get(body.slug)!, at: now + index })),
		);
		await insertPeople(
			unit.db,
			territory.people.map((person) => ({
				...person,
				id: personIds.get(person.key)!,
				bodyId: person.body === undefined ? null : found(bodyIds, person.body),
			})),
			now,
		);
		const residentIds = await seedResidents(kit, unit, now);
		for (const [index, space] of territory.spaces.entries()) {
			await seedSpace(kit, unit, space, { bodyIds, personIds, residentIds, now: now + index });
		}
		return true;
	});
}

async function seedSpace(
	kit: Kit,
	unit: UnitOfWork,
	seed: SpaceSeed,
	known: {
		readonly bodyIds: ReadonlyMap<string, string>;
		readonly personIds: ReadonlyMap<string, string>;
		readonly residentIds: ReadonlyMap<string, string>;
		readonly now: number;
	},
): Promise<void> {
	const today = dayAt(known.now);
	const spaceId = kit.ids();
	const draftId = kit.ids();
	const { cards, clauseIds } = await writeSpace(kit, unit, {
		space: {
			...seed,
			id: spaceId,
			hostId: found(known.bodyIds, seed.host),
			answerDueOn: addDays(today, seed.answerDue),
			createdBy: null,
			boardId: kit.ids(),
			boardTitle: seed.board.title,
			draftId,
			draftTitle: seed.draft.title,
			phases: seed.phases.map((phase) => ({
				kind: phase.kind,
				startsOn: dayFrom(today, phase.from),
				endsOn: dayFrom(today, phase.to),
				note: phase.note ?? '',
			})),
			at: known.now,
		},
		organizations: seed.bodies.map((body) => ({
			organizationId: found(known.bodyIds, body.slug),
			part: body.part,
		})),
		members: seed.members.map((member) => ({
			personId: found(known.personIds, member.person),
			role: member.role,
			organizationId: member.body === undefined ? null : found(known.bodyIds, member.body),
		})),
		columns: seed.board.columns,
		clauses: seed.draft.clauses,
	});
	const facilitator = seed.members.find((member) => member.role === 'facilitator');
	const links = cards.flatMap(({ id, card }) => {
		const index = seed.draft.clauses.findIndex((clause) => clause.key === card.to);
		return index < 0 ? [] : [{ cardId: id, clauseId: clauseIds[index]! }];
	});
	const draftStart = seed.phases.find((phase) => phase.kind === 'draft')?.from ?? 0;
	await insertLinks(
		unit.db,
		links.map((link) => ({
			...link,
			id: kit.ids(),
			spaceId,
			personId: facilitator ? found(known.personIds, facilitator.person) : null,
			at: known.now + draftStart * dayMilliseconds,
		})),
	);
	const made = {
		spaceId,
		draftId,
		clauseIds,
		now: known.now,
		personId: (key: string) => found(known.personIds, key),
		bodyId: (slug: string) => found(known.bodyIds, slug),
	};
	await seedComments(kit.ids, unit, seed, made);
	await seedPolls(kit.ids, unit, seed, { ...made, residentIds: [...known.residentIds.values()] });
	if (seed.slug === 'patto-educativo') {
		await seedWorkshops(kit, unit, {
			...made,
			clauseId: (key) => clauseIds[seed.draft.clauses.findIndex((clause) => clause.key === key)]!,
			groups: seed.board.columns.flatMap(({ groups }) => groups),
			cards,
		});
	}
	const seeded = {
		...known,
		slug: seed.slug,
		spaceId,
		clauseIds: new Map(seed.draft.clauses.map((clause, index) => [clause.key, clauseIds[index]!])),
		cards: cards.map(({ id, card }) => ({ id, text: card.text })),
		speaksFor: new Map(
			seed.members.flatMap(({ person, body }) => (body === undefined ? [] : [[person, body] as const])),
		),
	};
	const residentIds = [...known.residentIds.values()];
	await happen(kit, [
		...proposalEvents(unit, seeded, known.residentIds),
		...(await seedAmendments(kit, unit, seed, { ...made, residentIds })),
	]);
}

function dayFrom(today: Day, days: number | null): Day | null {
	return days === null ? null : addDays(today, days);
}

function found(ids: ReadonlyMap<string, string>, key: string): string {
	const id = ids.get(key);
	if (id === undefined) throw new Error(`The demonstration names "${key}", which is nobody in it.`);
	return id;
}
