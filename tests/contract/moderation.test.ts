import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { visitorReportsKept } from '#domain/moderation/report.ts';
import { verifyAudit } from '#server/audit/audit.ts';
import type { ModerationDesk } from '#server/moderation/desk-views.ts';
import { moderationForgets } from '#server/moderation/forget-person.ts';
import { createModerationRoom, type ModerationRoom } from '#server/moderation/room.ts';
import type { RegisterView } from '#server/moderation/register-views.ts';
import type { ModerationSource } from '#server/moderation/source.ts';
import { hiddenAmong, isHidden } from '#server/moderation/views.ts';
import { forgetColumns } from '#server/storage/forgetting.ts';
import { asking, kitOver, putPeople, putSpace } from '../support/contract-kit.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

const luca = asking('Luca', { patto: 'facilitator' });
const amina = asking('Amina', { patto: 'citizen' });
const omar = asking('Omar', { patto: 'editor' });
const fatou = asking('Fatou');
const office = asking('Segreteria', {}, true);

/** Remarks: a noun that moderation has never heard of. */
const shifted: [string, boolean][] = [];
const remarks: ModerationSource = {
	kind: 'remark',
	find: async (_db, space, ids) =>
		ids
			.filter((id) => /^r\d+$/.test(id) && space.id === 'patto')
			.map((id) => ({
				id,
				text: `Parole di ${id}`,
				authorId: id === 'r9' ? null : 'amina',
				authorName: 'Amina',
				at: 5,
				href: `/tavoli/${space.slug}/${id}`,
			})),
	shifted: async (_unit, id, hidden) => void shifted.push([id, hidden]),
};

describe.each(engines)('moderation on $name', (engine) => {
	let open: OpenEngine;
	let room: ModerationRoom;
	let keys = 0;

	beforeEach(async () => {
		shifted.length = 0;
		open = await engine.open();
		await open.storage.unitOfWork(async (unit) => {
			await putPeople(unit, ['Luca', 'Amina', 'Omar', 'Fatou', 'Segreteria']);
			await putSpace(unit, 'patto');
			await putSpace(unit, 'rifugio', 'protected');
		});
		room = createModerationRoom(kitOver(open), [remarks]);
	});
	afterEach(() => open.close());

	const about = (id: string, more: object = {}) => ({ kind: 'remark', id, key: `k${keys++}`, ...more });
	const report = (who: Actor, id = 'r1', more: object = {}) =>
		room.reportContribution(who, 'patto', about(id, { reason: 'offensive', note: '', ...more }));
	const hide = (who: Actor, id = 'r1', reason = 'Ci sono insulti.') =>
		room.hideContribution(who, 'patto', about(id, { reason }));
	const restore = (who: Actor, id = 'r1') => room.restoreContribution(who, 'patto', about(id));
	const dismiss = (who: Actor, id = 'r1') => room.dismissReport(who, 'patto', about(id));
	const hidden = async (...ids: string[]) => [
		...(await hiddenAmong(open.storage.read, 'remark', ids)).keys(),
	];
	const desk = async (who: Actor) => (await room.readDesk(who, 'patto', null))!;
	const notices = () => open.storage.read.selectFrom('notice').selectAll().orderBy('seq').execute();

	test('Omar reports, Luca sees who and why, hides with a reason; the author is told', async () => {
		expect(await report(omar, 'r1', { note: 'Offende un vicino.' })).toEqual({ done: true });
		const [waiting] = (await desk(luca)).queue!;
		expect(waiting).toMatchObject({
			kind: 'remark',
			text: 'Parole di r1',
			authorName: 'Amina',
			reports: [{ byName: 'Omar', reason: 'offensive', note: 'Offende un vicino.', made: 1, dismissed: 0 }],
		});
		expect(await hide(luca)).toEqual({ done: true });
		expect(await hidden('r1', 'r2')).toEqual(['r1']);
		expect(shifted).toEqual([['r1', true]]);
		const after = await desk(luca);
		expect(after.queue).toEqual([]);
		expect(after).toMatchObject({
			hiddenCount: 1,
			hidden: [{ kind: 'remark', id: 'r1', reason: 'Ci sono insulti.', subject: { text: 'Parole di r1' } }],
		});
		const [notice] = await notices();
		expect(notice).toMatchObject({ kind: 'contribution-hidden', person_id: 'luca' });
		expect(notice!.details).not.toContain('Parole');
		expect(JSON.parse(notice!.details)).toMatchObject({ note: 'Ci sono insulti.', title: '' });
		const concerns = await open.storage.read
			.selectFrom('notice_concern')
			.select(['person_id', 'reason'])
			.orderBy('person_id')
			.execute();
		expect(concerns).toEqual([
			{ person_id: 'amina', reason: 'own' },
			{ person_id: 'omar', reason: 'reported' },
		]);
	});

	test('everybody reads how many are hidden and why, nobody but who moderates reads the words', async () => {
		await report(omar, 'r2');
		await hide(luca);
		for (const who of [visitor, amina, fatou]) {
			expect(await desk(who)).toMatchObject({
				queue: null,
				waiting: 0,
				hiddenCount: 1,
				hidden: [{ reason: 'Ci sono insulti.', subject: null }],
			});
		}
		expect(await room.subject(fatou, 'patto', 'remark', 'r1')).toMatchObject({ text: null });
		expect(await room.subject(amina, 'patto', 'remark', 'r1')).toMatchObject({ text: 'Parole di r1' });
		expect(await room.subject(luca, 'patto', 'remark', 'r1')).toMatchObject({ text: 'Parole di r1' });
	});

	test('restored words stand where they stood, may be hidden again, and the register tells all of it', async () => {
		await hide(luca);
		expect(await restore(office)).toEqual({ done: true });
		expect(await hidden('r1')).toEqual([]);
		expect(await restore(luca)).toEqual({ refused: 'not-hidden' });
		expect(await hide(luca, 'r1', 'Di nuovo.')).toEqual({ done: true });
		expect(await room.hiddenCount('patto')).toBe(1);
		const rows = await open.storage.read
			.selectFrom('audit_row')
			.select(['kind', 'details'])
			.orderBy('seq')
			.execute();
		expect(rows.map((row) => row.kind)).toEqual([
			'contribution-hidden',
			'contribution-restored',
			'contribution-hidden',
		]);
		expect(rows.some((row) => row.details.includes('insulti'))).toBe(false);
		expect((await verifyAudit(open.storage.read)).faults).toEqual([]);
	});

	test('people read the register: what, when, why hidden, and never the hidden words', async () => {
		await hide(luca, 'r1', 'Insulti.');
		await hide(luca, 'r2', 'Nomi di vicini.');
		await restore(luca, 'r2');
		const { lines, head, more } = (await room.readRegister(visitor, 'patto', null))!;
		expect(lines.map(({ kind, title, reason }) => [kind, title, reason])).toEqual([
			['contribution-restored', 'Parole di r2', null],
			['contribution-hidden', 'Parole di r2', 'Nomi di vicini.'],
			['contribution-hidden', null, 'Insulti.'],
		]);
		expect(head).toMatchObject({ seq: 3, hash: lines[0]!.hash });
		expect(more).toBeNull();
		expect(JSON.stringify(lines)).not.toContain('luca');
		expect(await room.readRegister(visitor, 'rifugio', null)).toBeNull();
	});

	test('a long register comes page by page', async () => {
		for (let n = 0; n < 95; n++) await hide(luca, `r${n}`);
		const seen: number[] = [];
		let before: string | null = null;
		do {
			const page: RegisterView = (await room.readRegister(visitor, 'patto', before))!;
			seen.push(...page.lines.map((line) => line.seq));
			before = page.more === null ? null : String(page.more);
		} while (before !== null);
		expect(seen).toEqual(Array.from({ length: 95 }, (_, n) => 95 - n));
		expect((await room.readRegister(visitor, 'patto', 'x'))!.lines).toHaveLength(40);
	});

	test('what is left where it is leaves the queue, and who reports in vain is seen to', async () => {
		await report(omar, 'r1');
		await report(fatou, 'r1');
		expect(await dismiss(luca)).toEqual({ done: true });
		expect(await dismiss(luca)).toEqual({ refused: 'settled-before' });
		expect((await desk(luca)).queue).toEqual([]);
		await report(omar, 'r2');
		expect((await desk(luca)).queue![0]!.reports[0]).toMatchObject({
			byName: 'Omar',
			made: 2,
			dismissed: 1,
		});
		expect(await report(omar, 'r1')).toEqual({ refused: 'reported-before' });
	});

	test('only who moderates hides; absent and forbidden answer alike', async () => {
		for (const who of [visitor, amina, omar, fatou]) {
			expect(await hide(who)).toEqual({ refused: 'not-found' });
			expect(await restore(who)).toEqual({ refused: 'not-found' });
			expect(await dismiss(who)).toEqual({ refused: 'not-found' });
		}
		expect(await hide(luca, 'nothing')).toEqual({ refused: 'not-found' });
		expect(await room.hideContribution(luca, 'rifugio', about('r1', { reason: 'x' }))).toEqual({
			refused: 'not-found',
		});
		expect(await room.hideContribution(luca, 'patto', { ...about('r1'), kind: 'noun', reason: 'x' })).toEqual(
			{
				refused: 'not-found',
			},
		);
		expect(await room.readDesk(office, 'rifugio', null)).toBeNull();
		expect(
			await room.reportContribution(visitor, 'rifugio', about('r1', { reason: 'other', note: 'x' })),
		).toEqual({ refused: 'not-found' });
		expect(await hidden('r1')).toEqual([]);
	});

	test('a reason is needed, and a broken form is no exception', async () => {
		expect(await hide(luca, 'r1', '  ')).toEqual({
			refused: 'fields',
			faults: { reason: 'reason-missing' },
		});
		expect(await hide(luca, 'r1', 'x'.repeat(200_000))).toEqual({
			refused: 'fields',
			faults: { reason: 'reason-too-long' },
		});
		expect(await room.hideContribution(luca, 'patto', { kind: 'remark' })).toEqual({
			refused: 'input-malformed',
		});
		// A form with nothing chosen sends no such field at all.
		expect(await report(omar, 'r1', { reason: undefined, note: undefined })).toEqual({
			refused: 'fields',
			faults: { reason: 'reason-missing' },
		});
		expect(await report(omar, 'r1', { reason: 'other' })).toEqual({
			refused: 'fields',
			faults: { note: 'note-missing' },
		});
	});

	test('a form sent twice by a flaky phone reports and hides once', async () => {
		const sent = about('r1', { reason: 'offensive', note: '' });
		const answers = await Promise.all([1, 2].map(() => room.reportContribution(omar, 'patto', sent)));
		expect(answers).toEqual([{ done: true }, { done: true }]);
		const hiding = about('r1', { reason: 'Insulti.' });
		await Promise.all([1, 2].map(() => room.hideContribution(luca, 'patto', hiding)));
		expect(await notices()).toHaveLength(1);
		expect(await hide(luca)).toEqual({ refused: 'hidden-before' });
	});

	test('people without an account may report; a crowd of them stays one line of the queue', async () => {
		for (let n = 0; n < visitorReportsKept + 4; n++) expect(await report(visitor)).toEqual({ done: true });
		const { queue, waiting } = await desk(luca);
		expect(waiting).toBe(1);
		expect(queue![0]!.reports).toHaveLength(visitorReportsKept);
		expect(queue![0]!.reports[0]).toMatchObject({ byName: null, guest: true, made: 0 });
	});

	test('whose account was erased is told apart from who had none, and takes none of their places', async () => {
		await report(omar);
		await report(visitor);
		const leaving = { personId: omar.personId, email: null, words: 'stay', at: 1, id: () => 'x' } as const;
		await open.storage.unitOfWork((unit) => forgetColumns(unit, moderationForgets.columns, leaving));
		for (let n = 1; n < visitorReportsKept; n++) await report(visitor);
		const { reports } = (await desk(luca)).queue![0]!;
		expect(reports.map(({ byName }) => byName)).toEqual(reports.map(() => null));
		expect(reports.filter(({ guest }) => guest)).toHaveLength(visitorReportsKept);
		expect(reports.filter(({ guest }) => !guest)).toHaveLength(1);
	});

	test('nobody reports their own words', async () => {
		expect(await report(amina)).toEqual({ refused: 'own-words' });
	});

	test('a long list of hidden things comes page by page, each once', async () => {
		for (let n = 0; n < 47; n++) {
			clock.now += n % 3;
			await hide(luca, `r${n}`);
		}
		const seen: string[] = [];
		let before: string | null = null;
		do {
			const page: ModerationDesk = (await room.readDesk(visitor, 'patto', before))!;
			expect(page.hiddenCount).toBe(47);
			seen.push(...page.hidden.map((line) => line.id));
			before = page.more;
		} while (before !== null);
		expect(seen).toHaveLength(47);
		expect(new Set(seen).size).toBe(47);
		expect((await room.readDesk(visitor, 'patto', "'; drop table"))!.hidden).toHaveLength(20);
	});

	test('another room leaves hidden things out of a count of its own', async () => {
		await hide(luca, 'r1');
		await hide(luca, 'r2');
		await restore(luca, 'r2');
		const rows = await open.storage.read
			.selectFrom('hiding')
			.select('subject_id')
			.where(isHidden('remark', 'hiding.subject_id'))
			.execute();
		expect(rows.map((row) => row.subject_id)).toEqual(['r1']);
		expect(await hidden(...Array.from({ length: 1_200 }, (_, n) => `r${n}`))).toEqual(['r1']);
	});
});
