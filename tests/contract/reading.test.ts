import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor } from '#domain/person/actor.ts';
import { createReadingRoom, type ReadingRoom } from '#server/reading/room.ts';
import { asking, kitOver, putPeople, putSpace } from '../support/contract-kit.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

const amina = asking('Amina');
const omar = asking('Omar', { rifugio: 'editor' });
const draft = 'patto-draft';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe.each(engines)('what somebody has read, on $name', (engine) => {
	let open: OpenEngine;
	let room: ReadingRoom;

	beforeEach(async () => {
		open = await engine.open();
		await open.storage.unitOfWork(async (unit) => {
			await putPeople(unit, ['Amina', 'Omar']);
			await putSpace(unit, 'patto');
			await putSpace(unit, 'rifugio', 'protected');
		});
		room = createReadingRoom(kitOver(open));
	});
	afterEach(() => open.close());

	/** The text as readers see it: "id title: words". */
	async function write(clauses: readonly string[], ancestors: Record<string, string[]> = {}) {
		await open.storage.unitOfWork(async (unit) => {
			await unit.db.deleteFrom('clause').where('draft_id', '=', draft).execute();
			for (const [index, line] of clauses.entries()) {
				const [, id, title, plain] = /^(\w+) ([^:]*): (.*)$/.exec(line)!;
				await unit.db
					.insertInto('clause')
					.values({
						draft_id: draft,
						id: id!,
						number: index + 1,
						kind: 'clause',
						title: title!,
						html: `<p>${plain}</p>`,
						plain: plain!,
						hash: hashOf(`${title} ${plain}`),
						ancestors: JSON.stringify(ancestors[id!] ?? []),
						archived: 0,
						changed_at: clock.now,
					})
					.execute();
			}
		});
	}
	const since = (who = amina) => room.sinceLastReading(who, draft);
	const changes = async (who = amina) => (await room.changesSinceLastReading(who, draft))!.changes;
	const read = async (who = amina) => room.markRead(who, 'patto', (await since(who))!.seen);

	const first = ['a Scuole: Le scuole restano aperte.', 'b Orti: Un orto in ogni cortile.'];

	test('the first time there is nothing to compare; later exactly what changed, then nothing', async () => {
		await write(first);
		expect(await since()).toBeNull();
		await room.beginReading(amina, 'patto');
		expect(await since()).toMatchObject({ all: 0, readAt: clock.now });
		await write(['c Feste: Una festa.', 'a Scuole: Le scuole restano aperte fino alle 18.', first[1]!]);
		expect(await since()).toMatchObject({ changed: 1, added: 1, removed: 0, moved: 0, all: 2 });
		const [fresh, changed] = await changes();
		expect(fresh).toMatchObject({ kind: 'new', title: 'Feste', number: 1 });
		expect(changed).toMatchObject({ kind: 'changed', title: 'Scuole', titleRuns: null, formOnly: false });
		expect(
			changed!.runs
				.filter((run) => run.kind === 'added')
				.map((run) => run.text)
				.join(''),
		).toContain('alle 18');
		expect(await read()).toEqual({ done: true });
		expect(await since()).toMatchObject({ all: 0 });
		expect(await changes()).toEqual([]);
	});

	test('opening it again does not forget what is still to be told', async () => {
		await write(first);
		await room.beginReading(amina, 'patto');
		await write([first[0]!]);
		await room.beginReading(amina, 'patto');
		expect(await changes()).toMatchObject([{ kind: 'removed', title: 'Orti', number: null }]);
		expect((await changes())[0]!.runs).toEqual([{ kind: 'removed', text: 'Un orto in ogni cortile.' }]);
	});

	test('words that changed while she was reading are told the next time', async () => {
		await write(first);
		await room.beginReading(amina, 'patto');
		await write(['a Scuole: Le scuole aprono.', first[1]!]);
		const { seen } = (await since())!;
		await write(['a Scuole: Le scuole chiudono.', first[1]!, 'c Feste: Una festa.']);
		await room.markRead(amina, 'patto', seen);
		const left = await changes();
		expect(left.map((change) => [change.kind, change.clauseId])).toEqual([
			['changed', 'a'],
			['new', 'c'],
		]);
		await read();
		expect(await changes()).toEqual([]);
	});

	test('moved, split, renamed, only bold: each is called what it is', async () => {
		const last = 'f Sport: Una palestra.';
		const film = 'h Cinema: Un film al mese.';
		await write([...first, film, 'd Musica: Un coro.', last]);
		await room.beginReading(amina, 'patto');
		await write(
			['d Musica: Un coro.', 'a Scuole aperte: Le scuole restano aperte.', 'e Orti: Un orto.', film, last],
			{ e: ['b'] },
		);
		expect(await changes()).toMatchObject([
			{ kind: 'moved', clauseId: 'd', moved: true, runs: [] },
			{ kind: 'changed', clauseId: 'a', titleRuns: expect.any(Array), formOnly: false },
			{ kind: 'new', clauseId: 'e', kin: ['Orti'] },
			{ kind: 'removed', clauseId: 'b', kin: ['Orti'] },
		]);
	});

	test('each person has their own; whoever has no account leaves nothing', async () => {
		await write(first);
		await room.beginReading(amina, 'patto');
		await room.beginReading(visitor, 'patto');
		expect(await room.markRead(visitor, 'patto', '')).toEqual({ refused: 'not-found' });
		expect(await room.sinceLastReading(visitor, draft)).toBeNull();
		expect(await since(omar)).toBeNull();
		const rows = await open.storage.read.selectFrom('reading').select('person_id').execute();
		expect(rows).toEqual([{ person_id: 'amina' }]);
	});

	test('a protected tavolo is not there for others, and rubbish is no reading', async () => {
		expect(await room.markRead(amina, 'rifugio', '')).toEqual({ refused: 'not-found' });
		expect(await room.markRead(omar, 'rifugio', '')).toEqual({ done: true });
		for (const rubbish of [null, 7, 'x', 'a b', `a ${'g'.repeat(64)}`, 'x'.repeat(500_000)])
			expect(await room.markRead(amina, 'patto', rubbish)).toEqual({ refused: 'input-malformed' });
	});

	test('hashes nobody ever saw are not taken for read', async () => {
		await write(first);
		await room.beginReading(amina, 'patto');
		await write(['a Scuole: Altro.', first[1]!]);
		await room.markRead(amina, 'patto', `a ${'0'.repeat(64)}\nb ${'1'.repeat(64)}\nzz ${'2'.repeat(64)}`);
		expect(await changes()).toMatchObject([{ kind: 'changed', clauseId: 'a' }]);
	});

	test('a text of three hundred articles is read in one go', async () => {
		await write(Array.from({ length: 300 }, (_, n) => `k${n} Titolo ${n}: Parole ${n}.`));
		await room.beginReading(amina, 'patto');
		await write(Array.from({ length: 300 }, (_, n) => `k${n} Titolo ${n}: Parole nuove ${n}.`));
		expect(await since()).toMatchObject({ changed: 300 });
		await read();
		expect(await since()).toMatchObject({ all: 0 });
	});
});
