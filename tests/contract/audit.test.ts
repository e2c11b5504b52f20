import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditHead, forgetInAudit, record, verifyAudit, type AuditEntry } from '#server/audit/audit.ts';
import { auditHash } from '#server/audit/chain.ts';
import { engines, type OpenEngine } from './engines.ts';

const person = (id: string) => ({
	id,
	name: id,
	email: null,
	email_folded: null,
	password_hash: null,
	locale: 'it',
	text_size: 'normal',
	administrator: 0,
	demonstration: null,
	created_at: 1,
});

describe.each(engines)('the register of decisions on $name', (engine) => {
	let open: OpenEngine;
	let at = 1_750_000_000_000;

	beforeEach(async () => {
		open = await engine.open();
		await open.storage.unitOfWork((unit) =>
			unit.db
				.insertInto('person')
				.values([person('luca'), person('amina')])
				.execute(),
		);
	});
	afterEach(() => open.close());

	const put = (by: string | null, change: Partial<AuditEntry> = {}) =>
		open.storage.unitOfWork((unit) =>
			record(unit, {
				spaceId: 'patto',
				kind: 'amendment-accepted',
				by,
				subject: { kind: 'amendment', id: 'e1' },
				details: { clause: 'c1' },
				at: at++,
				...change,
			}),
		);
	const rows = () => open.storage.read.selectFrom('audit_row').selectAll().orderBy('seq').execute();
	const verified = () => verifyAudit(open.storage.read);

	test('an empty register is whole', async () => {
		expect(await verified()).toEqual({ rows: 0, faults: [] });
	});

	test('rows are numbered without gaps and each carries the hash of the one before', async () => {
		for (const by of ['luca', 'amina', null]) await put(by);
		const [first, second, third] = await rows();
		expect([first!.seq, second!.seq, third!.seq]).toEqual([1, 2, 3]);
		expect([...second!.previous_hash]).toEqual([...first!.hash]);
		expect([...third!.hash]).toEqual([...auditHash(third!)]);
		expect(third!.pseudonym).toBeNull();
		expect(await verified()).toEqual({ rows: 3, faults: [] });
		expect(await auditHead(open.storage.read)).toMatchObject({ seq: 3 });
	});

	test('the same person has one name in a tavolo and another in the next', async () => {
		await put('luca');
		await put('luca', { kind: 'poll-closed' });
		await put('luca', { spaceId: 'rete-donna' });
		await put('amina');
		const names = (await rows()).map((row) => row.pseudonym);
		expect(names[0]).toMatch(/^[a-z2-7]{20}$/);
		expect(names[1]).toBe(names[0]);
		expect(new Set(names).size).toBe(3);
	});

	test('Luca is erased: nothing leads back to him, and the chain still holds', async () => {
		await put('luca');
		await put('amina');
		const before = await rows();
		await open.storage.unitOfWork((unit) => forgetInAudit(unit, 'luca'));
		expect(await rows()).toEqual(before);
		expect(await verified()).toEqual({ rows: 2, faults: [] });
		await put('luca');
		expect((await rows())[2]!.pseudonym).not.toBe(before[0]!.pseudonym);
	});

	test('when the person goes, the salt goes with them', async () => {
		await put('luca');
		await open.storage.unitOfWork((unit) => unit.db.deleteFrom('person').where('id', '=', 'luca').execute());
		expect(await open.storage.read.selectFrom('audit_salt').selectAll().execute()).toEqual([]);
		expect((await verified()).faults).toEqual([]);
	});

	test('a fact that is rolled back leaves no row and no gap', async () => {
		await put('luca');
		const failing = open.storage.unitOfWork(async (unit) => {
			await record(unit, {
				spaceId: 'patto',
				kind: 'poll-closed',
				by: 'amina',
				subject: { kind: 'poll', id: 'v1' },
				at,
			});
			throw new Error('changed my mind');
		});
		await expect(failing).rejects.toThrow();
		await put('luca');
		expect((await rows()).map((row) => row.seq)).toEqual([1, 2]);
		expect((await verified()).faults).toEqual([]);
	});

	test('many decide at once: one chain', async () => {
		await Promise.all(Array.from({ length: 20 }, (_, n) => put(n % 2 ? 'luca' : 'amina')));
		expect(await verified()).toEqual({ rows: 20, faults: [] });
	});

	test('a row taken out is missed: in the middle, at the end, all of them', async () => {
		for (let n = 0; n < 3; n++) await put('luca');
		for (const gone of [[2], [3], [1], [1, 2, 3]]) {
			const failed = await open.storage
				.unitOfWork(async (unit) => {
					await unit.db.deleteFrom('audit_row').where('seq', 'in', gone).execute();
					const { faults } = await verifyAudit(unit.db);
					throw Object.assign(new Error('undo'), { faults });
				})
				.catch((error: Error & { faults?: readonly string[] }) => error);
			expect(failed.faults!.length, `without ${gone.join()}`).toBeGreaterThan(0);
		}
		expect((await verified()).faults).toEqual([]);
	});

	test('a longer register than one reading is followed to its end', async () => {
		await open.storage.unitOfWork(async (unit) => {
			for (let n = 0; n < 1_050; n++) {
				await record(unit, {
					spaceId: 'patto',
					kind: 'poll-closed',
					by: null,
					subject: { kind: 'poll', id: `v${n}` },
					at,
				});
			}
		});
		expect(await verified()).toEqual({ rows: 1_050, faults: [] });
	});

	const columns = [
		...(
			[
				'seq',
				'at',
				'space_id',
				'kind',
				'pseudonym',
				'subject_kind',
				'subject_id',
				'details',
				'previous_hash',
				'hash',
			] as const
		).map((column) => ['audit_row', column] as const),
		['audit_head', 'seq'],
		['audit_head', 'hash'],
		['audit_salt', 'salt'],
	] as const;

	test.each(columns)('a flipped bit in %s.%s is found', async (table, column) => {
		for (let n = 0; n < 3; n++) await put(n === 1 ? 'amina' : 'luca');
		const stored = (await open.storage.read
			.selectFrom(table as 'audit_row')
			.select(column as 'hash')
			.execute()) as Record<string, unknown>[];
		for (const [index, row] of stored.entries()) {
			const value = row[column];
			for (const flipped of flips(value)) {
				const failed = await open.storage
					.unitOfWork(async (unit) => {
						await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${flipped} where ${sql.ref(column)} = ${value}`.execute(
							unit.db,
						);
						const { faults } = await verifyAudit(unit.db);
						throw Object.assign(new Error('undo'), { faults });
					})
					.catch((error: Error & { faults?: readonly string[] }) => error);
				expect(failed.faults, String(failed)).toBeDefined();
				expect(failed.faults!.length, `row ${index}: ${String(value)} → ${String(flipped)}`).toBeGreaterThan(
					0,
				);
			}
		}
		expect((await verified()).faults).toEqual([]);
	});
});

/** The value with its first, a middle and its last bit turned over. */
function* flips(value: unknown): Generator<unknown> {
	if (typeof value === 'number') {
		// Not the lowest bits: those lead to a number that is there, and the key refuses it.
		for (const bit of [2, 4, 20, 40]) yield Number(BigInt(value) ^ (1n << BigInt(bit)));
		return;
	}
	const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value as Uint8Array);
	for (const at of new Set([0, bytes.length >> 1, bytes.length - 1])) {
		const turned = Buffer.from(bytes);
		turned[at]! ^= 1;
		yield typeof value === 'string' ? turned.toString() : turned;
	}
}
