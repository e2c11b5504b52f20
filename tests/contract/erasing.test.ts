import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/person/actor.ts';
import { roomName } from '#protocol/room-name.ts';
import { verifyAudit } from '#server/audit/audit.ts';
import { forgettings } from '#server/forgettings.ts';
import { erasedListIn } from '#server/person/erased-list.ts';
import { createPersonRoom, type PersonRoom } from '#server/person/room.ts';
import { insertPerson, insertSession } from '#server/person/store.ts';
import { createPollRoom, type PollRoom } from '#server/poll/room.ts';
import { seedDemonstration } from '#server/seed/seed-demonstration.ts';
import { tellSpace } from '#server/space/tell-space.ts';
import { spacesLedAlone } from '#server/space/leading-views.ts';
import type { Storage } from '#server/storage/storage.ts';
import { kitOver } from '../support/contract-kit.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

type Person = Extract<Actor, { kind: 'person' }>;

/** Every row of every table, as text: where something of a person could still stand. */
async function everything(storage: Storage): Promise<ReadonlyMap<string, string>> {
	const tables = await storage.read.introspection.getTables();
	const found = new Map<string, string>();
	for (const { name } of tables) {
		if (/^sqlite_|search_text_|schema_migration/.test(name)) continue;
		const { rows } = await sql`select * from ${sql.table(name)}`.execute(storage.read);
		found.set(
			name,
			JSON.stringify(rows, (_key, value: unknown) =>
				value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
			),
		);
	}
	return found;
}

describe.each(engines)('an account that is erased, on $name', (engine) => {
	let open: OpenEngine;
	let kit: ReturnType<typeof kitOver>;
	let person: PersonRoom;
	let poll: PollRoom;
	let folder: string;

	beforeEach(async () => {
		open = await engine.open();
		kit = kitOver(open);
		await seedDemonstration(kit);
		folder = mkdtempSync(join(tmpdir(), 'tavolo-erased-'));
		person = createPersonRoom(kit, { forgettings, spacesLedAlone, erased: erasedListIn(folder) });
		poll = createPollRoom(kit);
	}, 60_000);
	afterEach(async () => {
		await poll.close();
		await open.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const read = () => open.storage.read;
	async function called(name: string): Promise<Person> {
		const row = await read()
			.selectFrom('person')
			.selectAll()
			.where('name', 'like', `${name}%`)
			.where('demonstration', 'is not', null)
			.executeTakeFirstOrThrow();
		return {
			kind: 'person',
			personId: row.id,
			sessionId: 's',
			name: row.name,
			administrator: row.administrator === 1,
			memberships: [],
		} as unknown as Person;
	}
	const leave = (actor: Person, words: 'stay' | 'go' = 'stay') =>
		person.eraseAccount(actor, { current: '', sure: true, words });
	const where = async (id: string) =>
		[...(await everything(open.storage))].filter(([, rows]) => rows.includes(id)).map(([table]) => table);

	/** What others built on: it must not move by one when somebody leaves. */
	async function counts() {
		const count = async (
			table: 'comment' | 'proposal' | 'amendment' | 'comment_support' | 'proposal_support',
		) =>
			Number(
				(await read()
					.selectFrom(table)
					.select((e) => e.fn.countAll().as('n'))
					.executeTakeFirst())!.n,
			);
		const votes = await read()
			.selectFrom('poll_vote')
			.select(['poll_id', 'choice', 'wording'])
			.orderBy('poll_id')
			.orderBy('choice')
			.orderBy('wording')
			.execute();
		const stances = await read()
			.selectFrom('amendment_stance')
			.select(['amendment_id', 'stance'])
			.orderBy('amendment_id')
			.orderBy('stance')
			.execute();
		return {
			comments: await count('comment'),
			proposals: await count('proposal'),
			amendments: await count('amendment'),
			commentSupport: await count('comment_support'),
			proposalSupport: await count('proposal_support'),
			argumentSupport: (await read().selectFrom('argument_support').select('argument_id').execute()).length,
			entitled: (await read().selectFrom('poll_entitled').select('poll_id').execute()).length,
			participation: (await read().selectFrom('poll_participation').select('poll_id').execute()).length,
			urn: await read().selectFrom('poll_urn').selectAll().orderBy('poll_id').orderBy('choice').execute(),
			tallies: await read().selectFrom('poll').select(['id', 'tally', 'entitled']).orderBy('id').execute(),
			votes,
			stances,
		};
	}

	test('Amina is nowhere any more, and nothing that was counted moved', async () => {
		const amina = await called('Amina');
		const before = await counts();
		expect((await where(amina.personId)).length).toBeGreaterThan(6);

		expect(await leave(amina)).toMatchObject({ receipt: { at: clock.now } });

		expect(await where(amina.personId)).toEqual([]);
		expect(await counts()).toEqual(before);
		expect((await verifyAudit(read())).faults).toEqual([]);
	});

	test.each(['Giulia', 'Omar', 'Teresa'])('%s too, with all they did as an editor', async (name) => {
		const editor = await called(name);
		const before = await counts();
		expect(await leave(editor)).toHaveProperty('receipt');
		expect(await where(editor.personId)).toEqual([]);
		expect(await counts()).toEqual(before);
	});

	test('the last one of the office, and whoever leads a tavolo alone, are told all that is in the way, and nothing is changed', async () => {
		const segreteria = await called('Segreteria');
		const luca = await called('Luca');
		expect(await leave(segreteria)).toMatchObject({ refused: 'must-hand-over', office: true });
		const refused = await leave(luca);
		expect(refused).toMatchObject({ refused: 'must-hand-over', office: false });
		const { spaces } = refused as { spaces: readonly { slug: string }[] };
		expect(spaces.map(({ slug }) => slug)).toContain('patto-educativo');
		expect(await person.toHandOver(luca)).toMatchObject({ spaces });
		expect(await where(luca.personId)).not.toEqual([]);

		// Another leads them too, and then nothing is in the way.
		const giulia = await called('Giulia');
		await open.storage.unitOfWork(async ({ db }) => {
			const led = await db
				.selectFrom('space_member')
				.select('space_id')
				.where('person_id', '=', luca.personId)
				.where('role', '=', 'facilitator')
				.execute();
			for (const { space_id } of led) {
				await db
					.insertInto('space_member')
					.values({
						space_id,
						person_id: giulia.personId,
						role: 'facilitator',
						organization_id: null,
						created_at: 1,
					})
					.onConflict((c) => c.columns(['space_id', 'person_id']).doUpdateSet({ role: 'facilitator' }))
					.execute();
			}
		});
		const before = await counts();
		expect(await leave(luca)).toHaveProperty('receipt');
		expect(await where(luca.personId)).toEqual([]);
		expect(await counts()).toEqual(before);
		expect((await verifyAudit(read())).faults).toEqual([]);
	});

	test('who asks for it takes the words of their comments back too; answers of others stay', async () => {
		const amina = await called('Amina');
		const own = await read()
			.selectFrom('comment')
			.select(['id', 'text'])
			.where('person_id', '=', amina.personId)
			.where('withdrawn_at', 'is', null)
			.execute();
		expect(own.length).toBeGreaterThan(0);
		const before = await counts();
		await leave(amina, 'go');
		const after = await read().selectFrom('comment').select(['id', 'text', 'withdrawn_at']).execute();
		for (const { id } of own) {
			const now = after.find((row) => row.id === id)!;
			expect(now.text).toBe('');
			expect(now.withdrawn_at).not.toBeNull();
		}
		for (const { text } of own) expect(await where(JSON.stringify(text).slice(1, 60))).toEqual([]);
		expect((await counts()).comments).toBe(before.comments);
	});

	test('a seat in an incontro is nobody’s, its hidden cards go, what was shown stays; the desk they held is free', async () => {
		const giulia = await called('Giulia');
		const { id: workshop_id, desk } = await read()
			.selectFrom('workshop')
			.select(['id', 'desk'])
			.limit(1)
			.executeTakeFirstOrThrow();
		const held = JSON.stringify({ ...(JSON.parse(desk) as object), holder: giulia.personId });
		await open.storage.unitOfWork(async ({ db }) => {
			await db.updateTable('workshop').set({ desk: held }).where('id', '=', workshop_id).execute();
			const step = { workshop_id, act: 'next', before: held, undone: 0, at: 1 };
			await db
				.insertInto('workshop_step')
				.values({ ...step, number: 9_999, person_id: giulia.personId })
				.execute();
			const empty = { table_no: 0, organization_id: null, simulated: 0, joined_at: 1, removed_at: null };
			await db
				.insertInto('workshop_seat')
				.values({
					...{ ...empty, id: 'seat-of-giulia', workshop_id, person_id: giulia.personId },
					...{ token_hash: 'a-token', nickname: 'Giuli', nickname_folded: 'giuli' },
					...{ minutes_name: 'Giulia R.', ready_moment_id: null, hand_at: 5 },
				})
				.execute();
			const card = { workshop_id, moment_id: 'm', seat_id: 'seat-of-giulia', table_no: 0, origin: 'phone' };
			for (const state of ['hidden', 'held', 'revealed'])
				await db
					.insertInto('workshop_card')
					.values({
						...{ ...card, id: `card-${state}`, number: null, text: `Parole ${state}` },
						...{ state, created_at: 1, revealed_at: null },
					})
					.execute();
		});
		await leave(giulia);
		const seat = await read()
			.selectFrom('workshop_seat')
			.selectAll()
			.where('id', '=', 'seat-of-giulia')
			.executeTakeFirstOrThrow();
		expect(seat).toMatchObject({ person_id: null, token_hash: null, nickname: '', minutes_name: null });
		const cards = await read()
			.selectFrom('workshop_card')
			.select('id')
			.where('seat_id', '=', 'seat-of-giulia')
			.execute();
		expect(cards).toEqual([{ id: 'card-revealed' }]);
		const after = await read()
			.selectFrom('workshop')
			.select('desk')
			.where('id', '=', workshop_id)
			.executeTakeFirstOrThrow();
		expect(JSON.parse(after.desk)).toEqual({ ...(JSON.parse(desk) as object), holder: null });
		for (const trace of [giulia.personId, 'Giuli', 'a-token'])
			expect((await where(trace)).filter((table) => table.startsWith('workshop_'))).toEqual([]);
	});

	test('who voted online and on paper stays one voter with two votes, whom nobody names', async () => {
		const amina = await called('Amina');
		const voter = `p:${amina.personId}`;
		const { poll_id } = await read()
			.selectFrom('poll_vote')
			.select('poll_id')
			.where('voter', '=', voter)
			.executeTakeFirstOrThrow();
		await open.storage.unitOfWork(({ db }) =>
			db
				.insertInto('poll_paper')
				.values({
					...{ poll_id, sheet: 77, line: 1, choice: '{}', wording: '', voter, voter_name: amina.name },
					...{ entered_by: amina.personId, entered_at: 1, confirmed_by: amina.personId, confirmed_at: 2 },
					...{ wrong: 0, marked_by: null },
				})
				.execute(),
		);
		await leave(amina);
		const line = await read()
			.selectFrom('poll_paper')
			.selectAll()
			.where('poll_id', '=', poll_id)
			.where('sheet', '=', 77)
			.executeTakeFirstOrThrow();
		expect(line).toMatchObject({ voter_name: '', entered_by: 'somebody', confirmed_by: 'somebody' });
		const beside = (table: 'poll_vote' | 'poll_entitled') =>
			read()
				.selectFrom(table)
				.select('voter')
				.where('poll_id', '=', poll_id)
				.where('voter', '=', line.voter!)
				.execute();
		expect(await beside('poll_vote')).toHaveLength(1);
		expect(await beside('poll_entitled')).toHaveLength(1);
		// In another poll they are another voter: nothing leads from the one to the other.
		const elsewhere = await read()
			.selectFrom('poll_vote')
			.select('poll_id')
			.where('voter', '=', line.voter!)
			.execute();
		expect(elsewhere).toEqual([{ poll_id }]);
	});

	test('a support without a person is told nothing, and stops nobody from deciding', async () => {
		await leave(await called('Amina'));
		const { amendment_id, person_id } = await read()
			.selectFrom('amendment_stance')
			.select(['amendment_id', 'person_id'])
			.where('person_id', 'not in', (people) => people.selectFrom('person').select('id'))
			.executeTakeFirstOrThrow();
		const { space_id } = await read()
			.selectFrom('amendment')
			.select('space_id')
			.where('id', '=', amendment_id)
			.executeTakeFirstOrThrow();
		const giulia = await called('Giulia');
		await open.storage.unitOfWork((unit) =>
			tellSpace(kit, unit, {
				spaceId: space_id,
				kind: 'amendment-accepted',
				by: null,
				subject: { kind: 'amendment', id: amendment_id, title: 'x' },
				concerns: [person_id, giulia.personId].map((id) => ({
					personId: id as Person['personId'],
					reason: 'supported' as const,
				})),
			}),
		);
		const told = await read()
			.selectFrom('notice_concern')
			.select('person_id')
			.orderBy('notice_seq', 'desc')
			.limit(1)
			.execute();
		expect(told).toEqual([{ person_id: giulia.personId }]);
		expect(await where(person_id)).toEqual(['amendment_stance']);
	});

	test('every session ends, and open sockets are told', async () => {
		const amina = await called('Amina');
		await open.storage.unitOfWork(({ db }) =>
			insertSession(db, {
				id: 'hash-of-amina',
				person_id: amina.personId,
				expires_at: clock.now + 1,
				created_at: 1,
				last_seen_at: 1,
				device: 'Firefox',
			}),
		);
		await leave(amina);
		expect(kit.facts).toContainEqual({
			kind: 'session-ended',
			sessionId: 'hash-of-amina',
			personId: amina.personId,
		});
		expect(kit.facts).toContainEqual({ kind: 'rights-changed', personId: amina.personId, spaceId: null });
	});

	test('the live text stays letter by letter, its log names the writer no more and is whole, also after a compaction', async () => {
		const giulia = await called('Giulia');
		const omar = await called('Omar');
		const room = roomName('draft', 'a-text');
		const doc = new Y.Doc();
		const write = async (by: string, words: string) => {
			const before = Y.encodeStateVector(doc);
			doc.getText('words').insert(0, words);
			await open.log.append({
				room,
				personId: by,
				bytes: Y.encodeStateAsUpdate(doc, before),
				newClients: [{ clientId: doc.clientID, owner: giulia.personId }],
			});
		};
		for (const words of ['uno ', 'due ', 'tre ']) await write(omar.personId, words);
		await open.log.compact(room, 2, Y.encodeStateAsUpdate(doc));
		for (const words of ['quattro ', 'cinque ']) await write(giulia.personId, words);
		await open.log.compact(room, 4, Y.encodeStateAsUpdate(doc));
		await write(omar.personId, 'sei ');

		await leave(giulia);
		const stored = await open.log.load(room);
		const again = new Y.Doc();
		Y.applyUpdate(again, stored.snapshot!.bytes);
		for (const row of stored.tail) Y.applyUpdate(again, row.bytes);
		expect(again.getText('words').toString()).toBe('sei cinque quattro tre due uno ');
		expect(stored.snapshot!.seq).toBe(4);
		expect(stored.tail.map((row) => row.personId)).toEqual([null, omar.personId]);
		expect(await where(giulia.personId)).toEqual([]);
		// The number she wrote under is nobody else's.
		expect((await open.log.clients(room)).get(doc.clientID)).toBe('somebody');
		expect((await (await open.reopen()).log.load(room)).headSeq).toBe(6);
	});

	test('a log that was damaged before is not made whole by it', async () => {
		const giulia = await called('Giulia');
		const room = roomName('draft', 'another-text');
		for (const bytes of [[1], [2], [3]])
			await open.log.append({ room, personId: giulia.personId, bytes: new Uint8Array(bytes) });
		await open.storage.unitOfWork(({ db }) =>
			db
				.updateTable('room_update')
				.set({ bytes: new Uint8Array([9]) })
				.where('room', '=', room)
				.where('seq', '=', 2)
				.execute(),
		);
		expect(await leave(giulia)).toHaveProperty('receipt');
		await expect(open.log.load(room)).rejects.toThrow(/Row 2/);
	});

	test('somebody with a password gives it first; pressed twice it is done once', async () => {
		const { hashPassword } = await import('#server/person/sign-in.ts');
		const password_hash = await hashPassword('ombrelli e biciclette');
		await open.storage.unitOfWork(({ db }) =>
			insertPerson(db, {
				id: 'zenobia',
				name: 'Zenobia Rossi',
				email: 'Zenobia@example.it',
				email_folded: 'zenobia@example.it',
				password_hash,
				locale: 'it',
				text_size: 'normal',
				administrator: 0,
				demonstration: null,
				created_at: 1,
			}),
		);
		const invitation = {
			...{ kind: 'administrator', organization_id: null, space_id: null, role: null, created_by: null },
			...{ created_at: 1, expires_at: 2, revoked_at: null },
		};
		await open.storage.unitOfWork(({ db }) =>
			db
				.insertInto('invitation')
				.values([
					{
						...{ ...invitation, id: 'to-zenobia', token_hash: 'x', email: 'Zenobia@example.it' },
						...{ note: 'Ciao Zenobia', used_at: 1, used_by: 'zenobia' },
					},
					{
						...{ ...invitation, id: 'again', token_hash: 'y', email: 'zenobia@Example.it' },
						...{ note: 'Vieni, Zenobia', used_at: null, used_by: null },
					},
				])
				.execute(),
		);
		const zenobia = { kind: 'person', personId: 'zenobia', memberships: [] } as unknown as Person;
		const asks = (current: string, sure: boolean) =>
			person.eraseAccount(zenobia, { current, sure, words: 'stay' });
		expect(await asks('', false)).toEqual({
			refused: 'fields',
			faults: { current: 'missing', sure: 'missing' },
		});
		expect(await asks('indovino io', true)).toEqual({ refused: 'fields', faults: { current: 'wrong' } });
		expect(await where('Zenobia')).toEqual(expect.arrayContaining(['person', 'invitation']));
		// What was sent to their address is told too, also where they never opened it.
		const { tables } = await person.myData(zenobia);
		const invitations = tables.find(({ table }) => table === 'invitation')!.rows;
		expect(invitations.map(({ note, email }) => [note, email]).sort()).toEqual([
			['Ciao Zenobia', 'Zenobia@example.it'],
			['Vieni, Zenobia', 'zenobia@Example.it'],
		]);
		const answers = await Promise.all([
			asks('ombrelli e biciclette', true),
			asks('ombrelli e biciclette', true),
		]);
		expect(answers.every((answer) => 'receipt' in answer)).toBe(true);
		expect(await where('Zenobia')).toEqual([]);
		expect(await where('zenobia@example.it')).toEqual([]);
	});

	test('whoever comes back with a copy that was put back is erased again at the next start', async () => {
		const giulia = await called('Giulia');
		const row = await read()
			.selectFrom('person')
			.selectAll()
			.where('id', '=', giulia.personId)
			.executeTakeFirstOrThrow();
		await leave(giulia);
		expect(await person.eraseAgain()).toBe(0);
		await open.storage.unitOfWork(async ({ db }) => {
			await db
				.updateTable('person')
				.set({ demonstration: null })
				.where('demonstration', '=', row.demonstration)
				.execute();
			await insertPerson(db, { ...row, demonstration: null });
			await db
				.insertInto('reading_news')
				.values({
					person_id: row.id,
					seen_seq: 1,
					digest_seq: 1,
					digest_day: null,
					digest_off: 0,
					stop_token: 'x',
				})
				.execute();
		});
		expect(await person.eraseAgain()).toBe(1);
		expect(await where(row.id)).toEqual([]);
	});

	test('what they took back does not come back with a copy either', async () => {
		const amina = await called('Amina');
		const own = await read()
			.selectFrom('comment')
			.selectAll()
			.where('person_id', '=', amina.personId)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirstOrThrow();
		const row = await read()
			.selectFrom('person')
			.selectAll()
			.where('id', '=', amina.personId)
			.executeTakeFirstOrThrow();
		await leave(amina, 'go');
		await open.storage.unitOfWork(async ({ db }) => {
			await insertPerson(db, { ...row, demonstration: null });
			const { id, text, person_id } = own;
			await db
				.updateTable('comment')
				.set({ text, person_id, withdrawn_at: null })
				.where('id', '=', id)
				.execute();
		});
		expect(await person.eraseAgain()).toBe(1);
		expect(await where(JSON.stringify(own.text).slice(1, 60))).toEqual([]);
	});

	test('where it cannot be noted that somebody was erased, nobody is; once it was, a fall after the commit changes nothing', async () => {
		const list = erasedListIn(folder);
		const noting = (fails: 'begun' | 'done') =>
			createPersonRoom(kit, {
				forgettings,
				spacesLedAlone,
				erased: {
					back: (ids) => list.back(ids),
					note(step, erased) {
						if (step === fails) throw new Error('No space left on this disk.');
						list.note(step, erased);
					},
				},
			});
		const amina = await called('Amina');
		const row = await read()
			.selectFrom('person')
			.selectAll()
			.where('id', '=', amina.personId)
			.executeTakeFirstOrThrow();
		const asked = { current: '', sure: true, words: 'stay' } as const;
		const before = await counts();
		await expect(noting('begun').eraseAccount(amina, asked)).rejects.toThrow('No space left');
		expect(await counts()).toEqual(before);
		expect((await called('Amina')).personId).toBe(amina.personId);

		expect(await noting('done').eraseAccount(amina, asked)).toHaveProperty('receipt');
		expect(await where(amina.personId)).toEqual([]);
		expect(await person.eraseAgain()).toBe(0);
		await open.storage.unitOfWork(({ db }) => insertPerson(db, { ...row, demonstration: null }));
		expect(await person.eraseAgain()).toBe(1);
		expect(await where(amina.personId)).toEqual([]);
	});

	test.each(['Amina', 'Giulia', 'Luca', 'Segreteria'])(
		'%s reads all that is held of them, no secret, and nobody else',
		async (name) => {
			const actor = await called(name);
			await open.storage.unitOfWork(({ db }) =>
				insertSession(db, {
					id: 'a-secret-hash',
					person_id: actor.personId,
					expires_at: clock.now + 1,
					created_at: clock.now,
					last_seen_at: clock.now,
					device: 'Firefox',
				}),
			);
			const data = await person.myData(actor);
			const told = new Set(data.tables.map(({ table }) => table));
			const held = (await where(actor.personId)).filter(
				(table) => !['audit_salt', 'workshop'].includes(table),
			);
			expect(held.length).toBeGreaterThan(2);
			expect(held.filter((table) => !told.has(table))).toEqual([]);
			const file = JSON.stringify(data);
			expect(file.includes(name)).toBe(true);
			expect(file.includes('a-secret-hash')).toBe(false);
			for (const { id } of await read().selectFrom('person').select('id').execute())
				if (id !== actor.personId) expect([id, file.includes(id)]).toEqual([id, false]);
			const sessions = data.tables.find(({ table }) => table === 'session')!;
			expect(sessions).toMatchObject({ group: 'account' });
			expect(sessions.rows[0]).toMatchObject({
				device: 'Firefox',
				created_at: new Date(clock.now).toISOString(),
			});
		},
	);

	test('what somebody wrote in a tavolo that is protected is in their file, and it is named on no screen', async () => {
		const luca = await called('Luca');
		const fatou = await called('Fatou');
		const shown = async () => (await person.myDataInShort(fatou)).words.map(({ text }) => text);
		const ofLuca = async () =>
			((await person.toHandOver(luca)) as { spaces: readonly { slug: string; title: string }[] }).spaces;
		const { text } = await read()
			.selectFrom('comment')
			.innerJoin('space', 'space.id', 'comment.space_id')
			.select('text')
			.where('person_id', '=', fatou.personId)
			.where('slug', '=', 'patto-educativo')
			.where('withdrawn_at', 'is', null)
			.executeTakeFirstOrThrow();
		expect(await shown()).toContain(text);
		expect(await ofLuca()).toContainEqual({ slug: 'patto-educativo', title: 'Patto educativo di Comunità' });
		await open.storage.unitOfWork(({ db }) =>
			db
				.updateTable('space')
				.set({ visibility: 'protected' })
				.where('slug', '=', 'patto-educativo')
				.execute(),
		);
		expect(await shown()).not.toContain(text);
		expect(JSON.stringify(await person.myData(fatou))).toContain(JSON.stringify(text).slice(1, -1));
		expect((await person.myDataInShort(fatou)).guarded).toBe(true);
		expect(await ofLuca()).toContainEqual({ slug: 'patto-educativo', title: '' });
	});

	test('in the demonstration the same person is there again, as new, for whoever comes next', async () => {
		const amina = await called('Amina');
		const seats = async (id: string) =>
			await read()
				.selectFrom('space_member')
				.select(['space_id', 'role'])
				.where('person_id', '=', id)
				.orderBy('space_id')
				.execute();
		const before = await seats(amina.personId);
		await leave(amina);
		const again = await called('Amina');
		expect(again.personId).not.toBe(amina.personId);
		expect(await seats(again.personId)).toEqual(before);
		expect(
			await read().selectFrom('comment').select('id').where('person_id', '=', again.personId).execute(),
		).toEqual([]);
	});
});
