import type { PersonId } from '#domain/person/actor.ts';
import { addDays, dayAt } from '#domain/space/day.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { linkThings } from '../lineage/link-things.ts';
import { makeFindable } from '../proposal/make-findable.ts';
import * as store from '../proposal/store.ts';
import { tellOfProposal } from '../proposal/tell.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import type { SeedEvent } from './seed-event.ts';
import { insertPeople } from './store.ts';
import { proposals, residents, type ProposalSeed } from './territory/proposals.ts';

const dayMilliseconds = 86_400_000;

/** A tavolo of the demonstration as it was just written. */
export interface SeededSpace {
	readonly slug: string;
	readonly spaceId: string;
	/** By the key of the clause in the seed. */
	readonly clauseIds: ReadonlyMap<string, string>;
	readonly cards: readonly { readonly id: string; readonly text: string }[];
	readonly personIds: ReadonlyMap<string, string>;
	readonly bodyIds: ReadonlyMap<string, string>;
	/** The bodies people speak for in this tavolo, by the keys of the people. */
	readonly speaksFor: ReadonlyMap<string, string>;
	readonly now: number;
}

/** Residents nobody can step in as; their ids are their names here. */
export async function seedResidents(
	kit: Kit,
	unit: UnitOfWork,
	now: number,
): Promise<ReadonlyMap<string, string>> {
	const ids = new Map(residents.map((name) => [name, kit.ids()]));
	const people = residents.map((name) => ({
		key: name,
		name,
		demonstration: false,
		id: ids.get(name)!,
		bodyId: null,
	}));
	await insertPeople(unit.db, people, now);
	return ids;
}

/** What people asked for in a tavolo, what was said for and against, and how it was answered. */
export function proposalEvents(
	unit: UnitOfWork,
	space: SeededSpace,
	residentIds: ReadonlyMap<string, string>,
): readonly SeedEvent[] {
	const events: { readonly day: number; run(at: Kit): Promise<void> }[] = [];
	for (const seed of proposals[space.slug] ?? []) events.push(...eventsOf(unit, space, residentIds, seed));
	events.sort((one, other) => one.day - other.day);
	return events.map(({ day, run }, index) => ({
		at: space.now + day * dayMilliseconds - (events.length - index) * 60_000,
		run,
	}));
}

function eventsOf(
	unit: UnitOfWork,
	space: SeededSpace,
	residentIds: ReadonlyMap<string, string>,
	seed: ProposalSeed,
) {
	const { db } = unit;
	const person = (key: string) => found(space.personIds, key);
	const body = (key: string) => {
		const slug = space.speaksFor.get(key);
		return slug === undefined ? null : found(space.bodyIds, slug);
	};
	const today = dayAt(space.now);
	const crowd = (count: number) => [...residentIds.values()].slice(0, count);
	let id = '';
	const written = () => ({ id, space_id: space.spaceId, title: seed.title, author_id: person(seed.by) });

	async function write(kit: Kit): Promise<void> {
		id = kit.ids();
		const at = kit.clock();
		await store.insertProposal(db, {
			...written(),
			organization_id: body(seed.by),
			for_id: seed.for === undefined ? null : found(space.bodyIds, seed.for),
			body: seed.body,
			state: 'open',
			support: 0,
			promised_on: null,
			created_at: at,
			changed_at: at,
		});
		await store.insertStep(db, { ...step(kit, 'open', '', null), person_id: person(seed.by) });
		await store.setFollow(db, id, person(seed.by), true, at);
		const card = space.cards.find(({ text }) => text === seed.card);
		if (card) {
			const to = { kind: 'proposal', id };
			await linkThings(kit, unit, {
				spaceId: space.spaceId,
				from: { kind: 'card', id: card.id },
				to,
				personId: person(seed.by),
			});
		}
		await makeFindable(unit, id);
		await tellOfProposal(kit, unit, written(), { kind: 'proposal-written', by: person(seed.by) as PersonId });
		for (const supporter of [...crowd(seed.residents), ...(seed.supporters ?? []).map(person)])
			await store.setSupport(db, id, supporter, true, at);
	}
	const step = (kit: Kit, state: string, reason: string, promised: number | null) => ({
		id: kit.ids(),
		proposal_id: id,
		state,
		reason,
		promised_on: promised === null ? null : addDays(today, promised),
		at: kit.clock(),
	});
	async function argue(kit: Kit, argument: NonNullable<ProposalSeed['arguments']>[number]): Promise<void> {
		const argumentId = kit.ids();
		await store.insertArgument(db, {
			id: argumentId,
			proposal_id: id,
			side: argument.side,
			text: argument.text,
			author_id: person(argument.by),
			organization_id: body(argument.by),
			support: 0,
			at: kit.clock(),
		});
		for (const supporter of crowd(argument.residents ?? 0))
			await store.setArgumentSupport(db, argumentId, supporter, true, kit.clock());
		await tellOfProposal(kit, unit, written(), {
			kind: 'proposal-argued',
			by: person(argument.by) as PersonId,
		});
	}
	async function answer(kit: Kit, given: NonNullable<ProposalSeed['steps']>[number]): Promise<void> {
		const by = person(given.by) as PersonId;
		const taken = step(kit, given.to, given.reason, given.promised ?? null);
		await store.insertStep(db, { ...taken, person_id: by });
		await store.updateProposal(db, id, {
			state: given.to,
			...(given.to === 'review' ? { promised_on: taken.promised_on } : {}),
		});
		await tellOfProposal(kit, unit, written(), { kind: `proposal-${given.to}`, by, toSupporters: true });
		const subject = { kind: 'proposal', id };
		await record(unit, {
			spaceId: space.spaceId,
			kind: `proposal-${given.to}`,
			by,
			subject,
			at: kit.clock(),
		});
		if (given.to === 'review') return;
		for (const key of seed.clauses ?? []) {
			const to = { kind: 'clause', id: found(space.clauseIds, key) };
			await linkThings(kit, unit, { spaceId: space.spaceId, from: subject, to, personId: by });
		}
	}
	async function add(kit: Kit, text: string): Promise<void> {
		await store.insertAddition(db, { id: kit.ids(), proposal_id: id, text, at: kit.clock() });
		await makeFindable(unit, id);
	}
	return [
		{ day: seed.day, run: write },
		...(seed.arguments ?? []).map((one) => ({ day: one.day, run: (kit: Kit) => argue(kit, one) })),
		...(seed.added ? [{ day: seed.added.day, run: (kit: Kit) => add(kit, seed.added!.text) }] : []),
		...(seed.steps ?? []).map((one) => ({ day: one.day, run: (kit: Kit) => answer(kit, one) })),
	];
}

function found(ids: ReadonlyMap<string, string>, key: string): string {
	const id = ids.get(key);
	if (id === undefined)
		throw new Error(`The proposals of the demonstration name "${key}", which is nothing in it.`);
	return id;
}
