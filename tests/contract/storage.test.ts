import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UnitOfWork } from '#server/storage/storage.ts';
import { engines, enginesThatRan, type OpenEngine } from './engines.ts';

test(enginesThatRan, () => console.log(enginesThatRan));

const person = (id: string, name = 'Giulia') => ({
	id,
	name,
	name_alike: name.toLowerCase(),
	email: `${id}@example.it`,
	email_folded: `${id}@example.it`,
	password_hash: null,
	locale: 'it',
	text_size: 'normal',
	administrator: 0,
	demonstration: null,
	created_at: 1_750_000_000_000,
});

describe.each(engines)('storage on $name', (engine) => {
	let open: OpenEngine;
	const failedEffects: unknown[] = [];

	beforeEach(async () => {
		failedEffects.length = 0;
		open = await engine.open({ onEffectError: (error) => failedEffects.push(error) });
	});
	afterEach(() => open.close());

	const names = async (): Promise<string[]> =>
		(await open.storage.read.selectFrom('person').select('name').orderBy('name').execute()).map(
			(row) => row.name,
		);
	const put = (unit: UnitOfWork, id: string, name?: string) =>
		unit.db.insertInto('person').values(person(id, name)).execute();

	test('what a unit of work wrote is there after it, and after a restart', async () => {
		await open.storage.unitOfWork((unit) => put(unit, 'a'));
		expect(await names()).toEqual(['Giulia']);
		open = await open.reopen();
		expect(await names()).toEqual(['Giulia']);
	});

	test('a unit of work that throws leaves nothing, runs no effect, and the next one works', async () => {
		const heard: string[] = [];
		const failing = open.storage.unitOfWork(async (unit) => {
			unit.afterCommit(() => heard.push('wrong'));
			await put(unit, 'a');
			throw new Error('changed my mind');
		});
		await expect(failing).rejects.toThrow('changed my mind');
		await open.storage.unitOfWork((unit) => put(unit, 'b', 'Omar'));
		expect(await names()).toEqual(['Omar']);
		expect(heard).toEqual([]);
	});

	test('a broken rule of the database rejects and leaves nothing of the unit', async () => {
		await open.storage.unitOfWork((unit) => put(unit, 'a'));
		const twice = open.storage.unitOfWork(async (unit) => {
			await put(unit, 'b', 'Omar');
			await put(unit, 'a', 'Teresa');
		});
		await expect(twice).rejects.toThrow();
		expect(await names()).toEqual(['Giulia']);
	});

	test('effects run once, in order, after the commit; one that throws stops nobody', async () => {
		const heard: string[] = [];
		await open.storage.unitOfWork(async (unit) => {
			unit.afterCommit(() => heard.push('first'));
			unit.afterCommit(() => {
				throw new Error('mail is down');
			});
			unit.afterCommit(() => heard.push('last'));
			await put(unit, 'a');
			heard.push('work');
		});
		expect(heard).toEqual(['work', 'first', 'last']);
		expect(failedEffects).toHaveLength(1);
		expect(await names()).toEqual(['Giulia']);
	});

	test('units of work never overlap and keep their order', async () => {
		const heard: string[] = [];
		await Promise.all(
			['a', 'b', 'c', 'd'].map((id) =>
				open.storage.unitOfWork(async (unit) => {
					heard.push(`${id} in`);
					await put(unit, id, id);
					await new Promise((resolve) => setImmediate(resolve));
					heard.push(`${id} out`);
				}),
			),
		);
		expect(heard).toEqual(['a', 'b', 'c', 'd'].flatMap((id) => [`${id} in`, `${id} out`]));
		expect(await names()).toEqual(['a', 'b', 'c', 'd']);
	});

	test('a read beside an open unit of work sees only what is committed', async () => {
		const reading = await open.storage.unitOfWork(async (unit) => {
			await put(unit, 'a');
			// On one connection (PGlite) the read waits; elsewhere it answers at once.
			const beside = names();
			if (engine.name !== 'PGlite') expect(await beside).toEqual([]);
			return { beside };
		});
		await reading.beside;
		expect(await names()).toEqual(['Giulia']);
	});

	test('a unit of work inside another is refused instead of waiting for ever', async () => {
		const nested = open.storage.unitOfWork(() => open.storage.unitOfWork(async () => 1));
		await expect(nested).rejects.toThrow('inside another');
		expect(await open.storage.unitOfWork(async () => 2)).toBe(2);
	});

	test('a transaction used after its unit of work is refused', async () => {
		let kept: UnitOfWork | null = null;
		await open.storage.unitOfWork(async (unit) => {
			kept = unit;
		});
		await expect(put(kept!, 'a')).rejects.toThrow('over');
		expect(await names()).toEqual([]);
	});

	test('numbers, texts and bytes come back as they went in', async () => {
		await open.storage.unitOfWork(async (unit) => {
			await put(unit, 'a', 'Fàtou \u202e🌍 \' "');
			await unit.db
				.insertInto('room_head')
				.values({
					room: 'draft:x',
					seq: 9_007_199_254_740_991,
					hash: new Uint8Array([0, 255]),
					snapshot_seq: 0,
				})
				.execute();
		});
		const row = await open.storage.read.selectFrom('person').selectAll().executeTakeFirstOrThrow();
		expect(row).toEqual(person('a', 'Fàtou \u202e🌍 \' "'));
		const head = await open.storage.read.selectFrom('room_head').selectAll().executeTakeFirstOrThrow();
		expect(head.seq).toBe(9_007_199_254_740_991);
		expect([...head.hash]).toEqual([0, 255]);
	});

	test('the order of notices is given by the database', async () => {
		await open.storage.unitOfWork(async (unit) => {
			await unit.db
				.insertInto('organization')
				.values({
					id: 'o',
					slug: 'o',
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
				.execute();
			await unit.db
				.insertInto('space')
				.values({
					id: 's',
					slug: 's',
					host_id: 'o',
					template: 'pact',
					title: '',
					place: '',
					purpose: '',
					decides: '',
					decides_not: '',
					who_decides: '',
					answer_due_on: '',
					answered_on: null,
					visibility: 'public',
					state: 'open',
					residents_write: 0,
					source: null,
					created_by: null,
					created_at: 0,
				})
				.execute();
			for (const kind of ['a', 'b', 'c']) {
				await unit.db
					.insertInto('notice')
					.values({ space_id: 's', at: 0, kind, person_id: null, details: '{}' })
					.execute();
			}
		});
		const rows = await open.storage.read
			.selectFrom('notice')
			.select(['seq', 'kind'])
			.orderBy('seq')
			.execute();
		expect(rows.map((row) => row.kind)).toEqual(['a', 'b', 'c']);
		expect(rows.every((row) => typeof row.seq === 'number')).toBe(true);
	});

	test('a closed storage lets those in the queue finish, then refuses', async () => {
		const last = open.storage.unitOfWork((unit) => put(unit, 'a'));
		await open.storage.close();
		await last;
		await expect(open.storage.unitOfWork(async () => 1)).rejects.toThrow('closed');
		open = await open.reopen();
		expect(await names()).toEqual(['Giulia']);
	});

	test('a write can be proven and the migration is known', async () => {
		await open.storage.proveWritable();
		expect(await open.storage.migration()).toBeGreaterThan(0);
	});
});
