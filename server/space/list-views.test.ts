import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KyselyPlugin } from 'kysely';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { putSpace } from '../../tests/support/contract-kit.ts';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { createSpaceRoom } from './room.ts';

let kit: TestKit;
beforeEach(async () => {
	kit = await openTestKit();
	await seedDemonstration(kit);
});
afterEach(() => kit.close());

/** How many questions the database hears while somebody asks the room for something. */
async function questionsOf(
	ask: (room: ReturnType<typeof createSpaceRoom>) => Promise<unknown>,
): Promise<number> {
	let heard = 0;
	const counting: KyselyPlugin = {
		transformQuery(asked) {
			heard += 1;
			return asked.node;
		},
		transformResult: (answered) => Promise.resolve(answered.result),
	};
	const read = kit.storage.read.withPlugin(counting);
	await ask(createSpaceRoom({ ...kit, storage: { ...kit.storage, read } }));
	return heard;
}

const addSpaces = (visibility: string, names: readonly string[]) =>
	kit.storage.unitOfWork(async (unit) => {
		for (const name of names) await putSpace(unit, name, visibility);
	});

test('ten tavoli more, and the home page asks the database no more questions', async () => {
	const before = await questionsOf((space) => space.listSpaces(visitor));
	expect(before).toBeLessThanOrEqual(6);
	await addSpaces(
		'public',
		Array.from({ length: 10 }, (_, index) => `tavolo-${index}`),
	);
	expect(await questionsOf((space) => space.listSpaces(visitor))).toBe(before);
});

test('the page of a body asks one question, however many tavoli it hosts', async () => {
	await addSpaces('public', ['a', 'b', 'c']);
	expect(await questionsOf((space) => space.listSpacesOfOrganization(visitor, 'host'))).toBe(1);
});

const card = (boardId: string, id: string, archived: 0 | 1) => ({
	board_id: boardId,
	id,
	column_id: 'c',
	group_id: null,
	position: 0,
	text: 'Un orto',
	kind: 'idea',
	archived,
	changed_at: 1,
});

test('what the home page counts is what each tavolo says of itself', async () => {
	await addSpaces('public', ['orto']);
	await kit.storage.unitOfWork(({ db }) =>
		db
			.insertInto('card')
			.values([card('orto-board', 'a', 0), card('orto-board', 'b', 0), card('orto-board', 'c', 1)])
			.execute(),
	);
	const room = createSpaceRoom(kit);
	const giulia = {
		kind: 'person',
		memberships: await kit.storage.read
			.selectFrom('space_member')
			.innerJoin('person', 'person.id', 'space_member.person_id')
			.select(['space_id as spaceId', 'role'])
			.where('name', '=', 'Giulia')
			.execute(),
	} as unknown as Actor;
	const listed = (await room.listSpaces(giulia)).flatMap((host) => host.spaces);
	expect(listed.length).toBeGreaterThan(0);
	for (const summary of listed) {
		const view = (await room.readSpace(giulia, summary.slug))!;
		const { cards, clauses } = view.counts;
		expect(summary.counts).toEqual({ cards, clauses, people: view.people.all });
		expect(summary).toMatchObject({
			currentPhase: view.currentPhase,
			boardId: view.boardId,
			draftId: view.draftId,
			answerOverdue: view.answerOverdue,
		});
	}
	expect(listed.some(({ mine }) => mine)).toBe(true);
	expect(listed.find(({ slug }) => slug === 'orto')!.counts.cards).toBe(2);
});

test('a visitor sees neither the tavolo of members only nor how much is in it', async () => {
	await addSpaces('members', ['chiuso']);
	const listed = await createSpaceRoom(kit).listSpaces(visitor);
	expect(JSON.stringify(listed)).not.toContain('chiuso');
});
