import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RoomName } from '#protocol/room-name.ts';
import { LogClosed, LogDamaged, RowsCompacted, type Entry, type LogRow } from '#server/draft-log/log.ts';
import { noHash, rowHash } from '#server/draft-log/row-hash.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

const room: RoomName = 'draft:aaaaaaaaaa';
const other: RoomName = 'board:bbbbbbbbbb';
const entry = (byte: number, where: RoomName = room, personId: string | null = 'giulia') => ({
	room: where,
	personId,
	bytes: new Uint8Array([byte, 1, 2, 3]),
});
const first = (rows: readonly LogRow[]): number[] => rows.map((row) => row.bytes[0]!);
const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

describe.each(engines)('the log on $name', (engine) => {
	let open: OpenEngine;
	beforeEach(async () => {
		open = await engine.open();
	});
	afterEach(() => open.close());

	const appendAll = (bytes: readonly number[], where: RoomName = room) =>
		Promise.all(bytes.map((byte) => open.log.append(entry(byte, where))));

	test('an empty room has no rows, no snapshot and head 0', async () => {
		const stored = await open.log.load(room);
		expect(stored).toEqual({ snapshot: null, tail: [], headSeq: 0 });
		expect(await open.log.headSeq(room)).toBe(0);
		expect(await open.log.rooms()).toEqual([]);
	});

	test('what was appended is there, in order, after a restart', async () => {
		await appendAll([1, 2, 3]);
		open = await open.reopen();
		const stored = await open.log.load(room);
		expect(first(stored.tail)).toEqual([1, 2, 3]);
		expect(stored.tail.map((row) => row.seq)).toEqual([1, 2, 3]);
		expect(stored.headSeq).toBe(3);
		expect(stored.tail.map((row) => [row.personId, row.at])).toEqual(
			count(3).map(() => ['giulia', clock.now]),
		);
		expect(await open.log.rooms()).toEqual([room]);
	});

	test('each row carries its own hash and that of the row before', async () => {
		await appendAll([1, 2]);
		const [one, two] = (await open.log.load(room)).tail as [LogRow, LogRow];
		expect(Buffer.compare(one.previousHash, noHash)).toBe(0);
		expect(Buffer.compare(two.previousHash, one.hash)).toBe(0);
		expect(Buffer.compare(rowHash(two), two.hash)).toBe(0);
		expect(Buffer.compare(rowHash({ ...two, personId: null }), two.hash)).not.toBe(0);
		expect(Buffer.compare(rowHash({ ...two, at: two.at + 1 }), two.hash)).not.toBe(0);
	});

	test('many hands at once in many rooms: no gap and no number twice in any', async () => {
		const rooms = count(20).map((n) => `draft:room${n}aaaaaa` as const);
		const rows = await Promise.all(
			count(600).map(async (n) => {
				if (n % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
				return open.log.append({
					room: rooms[n % 20]!,
					personId: `p${n % 5}`,
					bytes: new Uint8Array([n & 255]),
				});
			}),
		);
		expect(rows).toHaveLength(600);
		for (const one of rooms) {
			const { tail, headSeq } = await open.log.load(one);
			expect(headSeq).toBe(30);
			expect(tail.map((row) => row.seq)).toEqual(count(30).map((n) => n + 1));
			const told = rows.filter((row) => row.room === one).map((row) => row.seq);
			expect(told.sort((a, b) => a - b)).toEqual(count(30).map((n) => n + 1));
		}
	});

	test('the caller may reuse its buffer at once', async () => {
		const bytes = new Uint8Array([7, 7]);
		const stored = open.log.append({ room, personId: null, bytes });
		bytes.fill(0);
		expect([...(await stored).bytes]).toEqual([7, 7]);
		expect([...(await open.log.load(room)).tail[0]!.bytes]).toEqual([7, 7]);
	});

	test('an empty update and a megabyte are stored as they are', async () => {
		const large = new Uint8Array(1024 * 1024).map((_, index) => index & 255);
		await open.log.append({ room, personId: null, bytes: new Uint8Array(0) });
		await open.log.append({ room, personId: null, bytes: large });
		const { tail } = await open.log.load(room);
		expect(tail[0]!.bytes.length).toBe(0);
		expect(Buffer.compare(tail[1]!.bytes, large)).toBe(0);
		expect(tail[0]!.personId).toBeNull();
	});

	test('text and fact are committed together', async () => {
		await open.storage.unitOfWork(async (unit) => {
			const row = await open.log.appendWithin(unit, entry(1));
			expect(row.seq).toBe(1);
			expect((await open.log.appendWithin(unit, entry(2))).seq).toBe(2);
			await unit.db.insertInto('projection').values({ room, seq: 2, at: 0 }).execute();
		});
		expect(first((await open.log.load(room)).tail)).toEqual([1, 2]);
		expect(await open.storage.read.selectFrom('projection').selectAll().execute()).toHaveLength(1);
	});

	test('a unit of work rolled back leaves no row, and its number goes to the next', async () => {
		await open.log.append(entry(1));
		const failing = open.storage.unitOfWork(async (unit) => {
			await open.log.appendWithin(unit, entry(9));
			throw new Error('no');
		});
		const waiting = open.log.append(entry(2));
		await expect(failing).rejects.toThrow('no');
		expect((await waiting).seq).toBe(2);
		expect(first((await open.log.load(room)).tail)).toEqual([1, 2]);
	});

	test('while a unit of work is open, keystrokes wait and are then taken in one go', async () => {
		const commits: number[] = [];
		open.log.onStored((rows) => commits.push(rows.length));
		let release = (): void => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		const unit = open.storage.unitOfWork(() => held);
		const waiting: Promise<LogRow>[] = [];
		for (const byte of count(10)) {
			waiting.push(open.log.append(entry(byte)));
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(open.log.waiting).toBe(10);
		expect(commits).toEqual([]);
		release();
		await unit;
		await Promise.all(waiting);
		expect(commits).toEqual([10]);
		expect(open.log.waiting).toBe(0);
	});

	test('an append inside a unit of work is refused instead of waiting for itself', async () => {
		await open.storage.unitOfWork(async () => {
			await expect(open.log.append(entry(1))).rejects.toThrow('appendWithin');
		});
		expect(await open.log.headSeq(room)).toBe(0);
		expect((await open.log.append(entry(2))).seq).toBe(1);
	});

	test('what a unit of work does after its commit may append', async () => {
		const later = Promise.withResolvers<LogRow>();
		await open.storage.unitOfWork(async (unit) => {
			unit.afterCommit(() => void open.log.append(entry(1)).then(later.resolve, later.reject));
		});
		expect((await later.promise).seq).toBe(1);
	});

	test('an append after a unit of work is over is refused', async () => {
		const over = await open.storage.unitOfWork(async (unit) => ({ unit }));
		await expect(open.log.appendWithin(over.unit, entry(1))).rejects.toThrow('over');
		expect(await open.log.headSeq(room)).toBe(0);
	});

	test('when the engine refuses one entry of a group, the whole group is refused and nothing is stored', async () => {
		const bad: Entry = {
			room,
			personId: null,
			bytes: new Uint8Array([1]),
			newClients: [{ clientId: 1, owner: null as never }],
		};
		const results = await Promise.allSettled([
			open.log.append(entry(1)),
			open.log.append(bad),
			open.log.append(entry(2)),
		]);
		expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(await open.log.headSeq(room)).toBe(0);
		expect((await open.log.append(entry(3))).seq).toBe(1);
	});

	test('listeners hear of every commit after it, and only then', async () => {
		const heard: string[] = [];
		const stop = open.log.onStored((rows) => heard.push(rows.map((row) => row.seq).join()));
		await open.log.append(entry(1));
		await open.storage.unitOfWork(async (unit) => {
			await open.log.appendWithin(unit, entry(2));
			expect(heard).toEqual(['1']);
		});
		expect(heard).toEqual(['1', '2']);
		stop();
		await open.log.append(entry(3));
		expect(heard).toEqual(['1', '2']);
	});

	test('rows after a number, a few at a time', async () => {
		await appendAll([1, 2, 3, 4, 5]);
		expect(first(await open.log.rowsAfter(room, 2))).toEqual([3, 4, 5]);
		expect(first(await open.log.rowsAfter(room, 1, 2))).toEqual([2, 3]);
		expect(await open.log.rowsAfter(room, 5)).toEqual([]);
	});

	test('inside a unit of work the rows are all there are: what is handed in meanwhile comes behind it', async () => {
		await appendAll([1, 2, 3]);
		const within = (seq: number) => open.storage.unitOfWork((unit) => open.log.rowsWithin(unit, room, seq));
		expect(first(await within(1))).toEqual([2, 3]);
		expect(await within(3)).toEqual([]);
		const begun = Promise.withResolvers<void>();
		const typed = Promise.withResolvers<void>();
		const unit = open.storage.unitOfWork(async (unit) => {
			expect(first(await open.log.rowsWithin(unit, room, 0))).toEqual([1, 2, 3]);
			begun.resolve();
			await typed.promise;
			expect(await open.log.rowsWithin(unit, room, 3)).toEqual([]);
			return open.log.appendWithin(unit, entry(4));
		});
		await begun.promise;
		const waiting = open.log.append(entry(5));
		typed.resolve();
		expect([(await unit).seq, (await waiting).seq]).toEqual([4, 5]);
		expect(first(await within(2))).toEqual([3, 4, 5]);
		expect(await open.storage.unitOfWork((unit) => open.log.rowsWithin(unit, other, 0))).toEqual([]);
	});

	test('inside a unit of work, too, rows that went into a snapshot are not passed over in silence', async () => {
		await appendAll([1, 2, 3, 4]);
		await open.log.compact(room, 2, new Uint8Array([102]));
		await open.log.compact(room, 4, new Uint8Array([104]));
		const within = (seq: number) => open.storage.unitOfWork((unit) => open.log.rowsWithin(unit, room, seq));
		expect(first(await within(2))).toEqual([3, 4]);
		await expect(within(1)).rejects.toBeInstanceOf(RowsCompacted);
	});

	test('snapshot and tail together are the whole; the rows since the snapshot before stay', async () => {
		await appendAll([1, 2, 3, 4]);
		await open.log.compact(room, 2, new Uint8Array([102]));
		expect((await open.log.load(room)).snapshot).toMatchObject({ seq: 2, bytes: expect.anything() });
		expect(first((await open.log.load(room)).tail)).toEqual([3, 4]);
		expect(first(await open.log.rowsAfter(room, 0))).toEqual([1, 2, 3, 4]);

		await open.log.compact(room, 4, new Uint8Array([104]));
		await open.log.append(entry(5));
		const stored = await open.log.load(room);
		expect([stored.snapshot?.seq, stored.snapshot?.bytes[0], stored.headSeq]).toEqual([4, 104, 5]);
		expect(first(stored.tail)).toEqual([5]);
		expect(first(await open.log.rowsAfter(room, 2))).toEqual([3, 4, 5]);
		await expect(open.log.rowsAfter(room, 1)).rejects.toBeInstanceOf(RowsCompacted);
		expect(await open.log.snapshotSeq(room)).toBe(4);

		await open.log.compact(room, 5, new Uint8Array([105]));
		const kept = await open.storage.read.selectFrom('room_snapshot').select('seq').orderBy('seq').execute();
		expect(kept.map((row) => row.seq)).toEqual([4, 5]);
		open = await open.reopen();
		expect((await open.log.load(room)).headSeq).toBe(5);
	});

	test('an older snapshot than the newest changes nothing, one of a row that is not there is refused', async () => {
		await appendAll([1, 2, 3]);
		await open.log.compact(room, 3, new Uint8Array([103]));
		await open.log.compact(room, 2, new Uint8Array([102]));
		expect((await open.log.load(room)).snapshot?.seq).toBe(3);
		await expect(open.log.compact(room, 9, new Uint8Array([1]))).rejects.toThrow('no row 9');
	});

	test('thousands of covered rows go a piece at a time and nothing else goes', async () => {
		await appendAll(count(2_500).map((n) => n & 255));
		await appendAll([1, 2], other);
		await open.log.compact(room, 2_400, new Uint8Array([1]));
		await open.log.compact(room, 2_500, new Uint8Array([2]));
		const left = await open.storage.read
			.selectFrom('room_update')
			.select((e) => ['room', e.fn.countAll().as('n')])
			.groupBy('room')
			.orderBy('room')
			.execute();
		expect(left.map((row) => [row.room, Number(row.n)])).toEqual([
			[other, 2],
			[room, 100],
		]);
	});

	test('a damaged row is never served', async () => {
		await appendAll([1, 2, 3]);
		await open.storage.unitOfWork((unit) =>
			unit.db
				.updateTable('room_update')
				.set({ bytes: new Uint8Array([2, 1, 2, 2]) })
				.where('seq', '=', 2)
				.execute(),
		);
		await expect(open.log.load(room)).rejects.toBeInstanceOf(LogDamaged);
		await expect(open.log.rowsAfter(room, 1)).rejects.toBeInstanceOf(LogDamaged);
	});

	test('a missing last row is noticed', async () => {
		await appendAll([1, 2, 3]);
		await open.storage.unitOfWork((unit) => sql`delete from room_update where seq = 3`.execute(unit.db));
		await expect(open.log.load(room)).rejects.toBeInstanceOf(LogDamaged);
	});

	test('a damaged snapshot loses nothing: the one before it and the rows since are the text', async () => {
		await appendAll([1, 2, 3, 4]);
		await open.log.compact(room, 2, new Uint8Array([102]));
		await open.log.compact(room, 3, new Uint8Array([103]));
		await open.storage.unitOfWork((unit) =>
			unit.db
				.updateTable('room_snapshot')
				.set({ bytes: new Uint8Array([0]) })
				.where('seq', '=', 3)
				.execute(),
		);
		const stored = await open.log.load(room);
		expect(stored.snapshot?.seq).toBe(2);
		expect(first(stored.tail)).toEqual([3, 4]);
		await open.storage.unitOfWork((unit) =>
			unit.db
				.updateTable('room_snapshot')
				.set({ bytes: new Uint8Array([0]) })
				.execute(),
		);
		await expect(open.log.load(room)).rejects.toBeInstanceOf(LogDamaged);
	});

	test('the first to use a Yjs client id owns it, from the same commit', async () => {
		await open.log.append({ ...entry(1), newClients: [{ clientId: 4_294_967_295, owner: 'giulia' }] });
		await open.log.append({
			...entry(2),
			newClients: [
				{ clientId: 4_294_967_295, owner: 'omar' },
				{ clientId: 7, owner: 'omar' },
			],
		});
		expect([...(await open.log.clients(room))].sort()).toEqual([
			[4_294_967_295, 'giulia'],
			[7, 'omar'],
		]);
		expect((await open.log.clients(other)).size).toBe(0);
	});

	test('closing stores what was handed in, then refuses', async () => {
		const last = open.log.append(entry(1));
		await open.log.close();
		expect((await last).seq).toBe(1);
		await expect(open.log.append(entry(2))).rejects.toBeInstanceOf(LogClosed);
		await expect(open.log.compact(room, 1, new Uint8Array([1]))).rejects.toBeInstanceOf(LogClosed);
		await expect(
			open.storage.unitOfWork((unit) => open.log.appendWithin(unit, entry(3))),
		).rejects.toBeInstanceOf(LogClosed);
		open = await open.reopen();
		expect(first((await open.log.load(room)).tail)).toEqual([1]);
	});

	test('flush waits for everything handed in so far', async () => {
		let done = 0;
		const all = count(50).map((n) => open.log.append(entry(n)).then(() => done++));
		await open.log.flush();
		expect(done).toBe(50);
		await Promise.all(all);
	});
});

describe.each(engines.filter((engine) => engine.manyNodes))('the log of two nodes on $name', (engine) => {
	test('both append to the same rooms, beside units of work: no gap, no number twice, one chain', async () => {
		const one = await engine.open();
		const two = await one.beside();
		const rooms = count(5).map((n) => `draft:room${n}aaaaaa` as const);
		const write = (node: OpenEngine, n: number) => {
			const mine = { room: rooms[n % 5]!, personId: null, bytes: new Uint8Array([n & 255]) };
			if (n % 10 > 0) return node.log.append(mine);
			return node.storage.unitOfWork((unit) => node.log.appendWithin(unit, mine));
		};
		await Promise.all(
			count(400).map(async (n) => {
				await new Promise((resolve) => setImmediate(resolve));
				return write(n % 2 === 0 ? one : two, n);
			}),
		);
		for (const where of rooms) expect((await two.log.load(where)).headSeq).toBe(80);
		await two.close();
		await one.close();
	});
});
