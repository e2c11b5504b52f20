import { pino } from 'pino';
import { createBus, type BusFact } from '#server/bus/bus.ts';
import { randomIds } from '#server/clock.ts';
import { readConfig } from '#server/config.ts';
import type { Kit } from '#server/kit.ts';
import { insertSpace } from '#server/space/store.ts';
import type { UnitOfWork } from '#server/storage/storage.ts';
import type { Actor } from '#domain/person/actor.ts';
import { clock, type OpenEngine } from '../contract/engines.ts';

/** A kit over an engine of the contract tests; `facts`: what its bus carried. */
export function kitOver(open: OpenEngine): Kit & { readonly facts: BusFact[] } {
	const facts: BusFact[] = [];
	const bus = createBus((error) => {
		throw error;
	});
	bus.subscribe((fact) => facts.push(fact));
	return {
		config: readConfig({}),
		clock: () => clock.now,
		ids: randomIds,
		bus,
		log: pino({ level: 'silent' }),
		storage: open.storage,
		draftLog: open.log,
		facts,
	};
}

export async function putPeople(unit: UnitOfWork, names: readonly string[]): Promise<void> {
	await unit.db
		.insertInto('person')
		.values(
			names.map((name) => ({
				id: name.toLowerCase(),
				name,
				email: null,
				email_folded: null,
				password_hash: null,
				locale: 'it',
				text_size: 'normal',
				administrator: 0,
				demonstration: null,
				created_at: 1,
			})),
		)
		.execute();
}

/** A tavolo whose id is its slug, its board `<slug>-board` and its draft `<slug>-draft`, published by the body `host`. */
export async function putSpace(unit: UnitOfWork, slug: string, visibility = 'public'): Promise<void> {
	await unit.db
		.insertInto('organization')
		.values({
			id: 'host',
			slug: 'host',
			name: 'Comune',
			short_name: 'Comune',
			kind: 'municipality',
			place: null,
			founded_year: null,
			description: '',
			parent_id: null,
			is_host: 1,
			logo: null,
			logo_type: null,
			contacts: '{}',
			legal_links: '{}',
			created_at: 0,
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	await insertSpace(unit.db, {
		id: slug,
		slug,
		hostId: 'host',
		template: 'education-pact',
		title: `Tavolo ${slug}`,
		place: 'Cornaredo',
		purpose: 'x',
		decides: 'x',
		decidesNot: 'x',
		whoDecides: 'x',
		answerDueOn: '2027-01-01',
		visibility,
		source: null,
		createdBy: null,
		boardId: `${slug}-board`,
		boardTitle: 'Lavagna',
		draftId: `${slug}-draft`,
		draftTitle: 'Bozza',
		phases: [],
		at: 1,
	});
}

/** Somebody who asks, with a role in the tavoli named. Their id is their name in small letters. */
export function asking(
	name: string,
	roles: Readonly<Record<string, string>> = {},
	administrator = false,
): Extract<Actor, { kind: 'person' }> {
	return {
		kind: 'person',
		personId: name.toLowerCase(),
		sessionId: 's',
		name,
		administrator,
		memberships: Object.entries(roles).map(([spaceId, role]) => ({ spaceId, role, organizationId: null })),
	} as unknown as Extract<Actor, { kind: 'person' }>;
}
