import { pino } from 'pino';
import type { Actor, PersonId, SessionId, SpaceId } from '#domain/person/actor.ts';
import { nameAlike } from '#domain/person/name-alike.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import { createBus, type BusFact } from '#server/bus/bus.ts';
import { randomIds, type Ids } from '#server/clock.ts';
import type { Config } from '#server/config.ts';
import type { DraftLog } from '#server/draft-log/log.ts';
import type { Kit } from '#server/kit.ts';
import type { CreatePollInput } from '#server/poll/create-poll.ts';
import type { Storage, UnitOfWork } from '#server/storage/storage.ts';

export const spaceId = 'spacespacespacespacespac';
export const draftId = 'draftdraftdraftdraftdraf';
export const clauseId = 'art4';

/** 64 characters, as a hash has; told apart by their first letters. */
export const hashOf = (word: string): string =>
	[...word]
		.map((letter) => letter.charCodeAt(0).toString(16))
		.join('')
		.padEnd(64, '0')
		.slice(0, 64);

export interface PollWorld {
	readonly kit: Kit;
	readonly facts: readonly BusFact[];
	/** Everything the server would have logged. */
	readonly logged: readonly string[];
	readonly time: { now: number };
	pass(milliseconds: number): void;
	/** The clause says something else from now on. */
	write(words: string): Promise<void>;
	/** Somebody with an account; with a role, a member of the tavolo, for a body or for themselves. */
	person(name: string, role?: SpaceRole | null, body?: string | null): Promise<Actor>;
	people(count: number, role: SpaceRole | null): Promise<Actor[]>;
	body(id: string, part?: string): Promise<void>;
	office(name: string): Promise<Actor>;
}

/** A tavolo with one clause, and whoever a test puts at it, over any engine. */
export async function openPollWorld(
	opened: { readonly storage: Storage; readonly log: DraftLog },
	options: { readonly ids?: Ids; readonly start?: string; readonly visibility?: string } = {},
): Promise<PollWorld> {
	const time = { now: Date.parse(options.start ?? '2026-11-22T10:00:00Z') };
	const facts: BusFact[] = [];
	const logged: string[] = [];
	const bus = createBus((error) => {
		throw error;
	});
	bus.subscribe((fact) => facts.push(fact));
	const kit: Kit = {
		config: {} as Config,
		clock: () => time.now,
		ids: options.ids ?? randomIds,
		bus,
		log: pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) }),
		storage: opened.storage,
		draftLog: opened.log,
	};
	const { storage } = opened;
	await storage.unitOfWork((unit) => insertTavolo(unit, options.visibility ?? 'public'));

	async function insertPeople(
		list: readonly { readonly id: string; readonly name: string; readonly administrator?: boolean }[],
		role: SpaceRole | null,
		body: string | null,
	): Promise<void> {
		await storage.unitOfWork(async ({ db }) => {
			for (let at = 0; at < list.length; at += 200) {
				const some = list.slice(at, at + 200);
				await db
					.insertInto('person')
					.values(
						some.map(({ id, name, administrator }) => ({
							...{
								id,
								name,
								name_alike: nameAlike(name),
								email: null,
								email_folded: null,
								password_hash: null,
								locale: 'it',
							},
							...{ text_size: 'normal', administrator: administrator ? 1 : 0 },
							...{ demonstration: null, created_at: 0 },
						})),
					)
					.execute();
				if (role === null) continue;
				await db
					.insertInto('space_member')
					.values(
						some.map(({ id }) => ({
							...{ space_id: spaceId, person_id: id, role, organization_id: body, created_at: 0 },
						})),
					)
					.execute();
			}
		});
	}

	const actorOf = (id: string, name: string, role: SpaceRole | null, body: string | null): Actor => ({
		kind: 'person',
		personId: id as PersonId,
		sessionId: '' as SessionId,
		name,
		administrator: false,
		memberships: role === null ? [] : [{ spaceId: spaceId as SpaceId, role, organizationId: body as never }],
	});

	return {
		kit,
		facts,
		logged,
		time,
		pass: (milliseconds) => void (time.now += milliseconds),
		async write(words) {
			await storage.unitOfWork(({ db }) => writeClause(db, words, time.now));
		},
		async person(name, role = null, body = null) {
			const id = kit.ids();
			await insertPeople([{ id, name }], role, body);
			return actorOf(id, name, role, body);
		},
		async people(count, role) {
			const list = Array.from({ length: count }, (_, index) => ({ id: kit.ids(), name: `V ${index}` }));
			await insertPeople(list, role, null);
			return list.map(({ id, name }) => actorOf(id, name, role, null));
		},
		async body(id, part = 'partner') {
			await storage.unitOfWork(async ({ db }) => {
				await db.insertInto('organization').values(organization(id)).execute();
				await db
					.insertInto('space_organization')
					.values({ space_id: spaceId, organization_id: id, role: part, position: 0 })
					.execute();
			});
		},
		async office(name) {
			const id = kit.ids();
			await insertPeople([{ id, name, administrator: true }], null, null);
			return { ...actorOf(id, name, null, null), administrator: true } as Actor;
		},
	};
}

const organization = (id: string) => ({
	...{ id, slug: id, name: `Ente ${id}`, short_name: id, kind: 'association', place: null },
	...{ founded_year: null, description: '', parent_id: null, is_host: 0, logo: null, logo_type: null },
	...{ contacts: '{}', legal_links: '{}', created_at: 0 },
});

async function insertTavolo({ db }: UnitOfWork, visibility: string): Promise<void> {
	await db
		.insertInto('organization')
		.values({ ...organization('host'), is_host: 1 })
		.execute();
	await db
		.insertInto('space')
		.values({
			...{ id: spaceId, slug: 'patto', host_id: 'host', template: 'education-pact', title: 'Patto' },
			...{ place: 'Cornaredo', purpose: '', decides: '', decides_not: '', who_decides: '' },
			...{ answer_due_on: '2027-01-01', answered_on: null, visibility, state: 'open' },
			...{ residents_write: 0, source: null, created_by: null, created_at: 0 },
		})
		.execute();
	await db
		.insertInto('draft')
		.values({ id: draftId, space_id: spaceId, title: 'Bozza', kind: 'education-pact', created_at: 0 })
		.execute();
	await db
		.insertInto('board')
		.values({ id: 'board', space_id: spaceId, title: 'L', created_at: 0 })
		.execute();
	await writeClause(db, 'Le scuole restano aperte.', 0);
}

async function writeClause(db: UnitOfWork['db'], words: string, at: number): Promise<void> {
	const columns = {
		...{ number: 1, kind: 'clause', title: 'Spazi aperti', html: `<p>${words}</p>`, plain: words },
		...{ hash: hashOf(words), ancestors: '[]', archived: words === '' ? 1 : 0, changed_at: at },
	};
	await db
		.insertInto('clause')
		.values({ draft_id: draftId, id: clauseId, ...columns })
		.onConflict((conflict) => conflict.columns(['draft_id', 'id']).doUpdateSet(columns))
		.execute();
}

/** A poll with everything it needs; a test changes what it is about. */
export function pollInput(change: Partial<CreatePollInput> = {}): CreatePollInput {
	return {
		...{ spaceId, key: randomIds(), subject: { kind: 'question' }, title: 'Va bene così?' },
		...{ explanation: '', options: '', methodKind: 'yes-no', steps: '', dots: '', stack: false },
		...{ ballot: 'reserved', results: 'at-once', voters: 'members', quorumKind: 'none', quorum: '' },
		...{ thresholdKind: 'none', threshold: '', paper: false, opening: 'now', opensDay: '', opensHour: '' },
		...{ closing: 'hand', closesDay: '', closesHour: '' },
		...change,
	} as CreatePollInput;
}

export const one = (line: string) => ({ kind: 'one' as const, line });
