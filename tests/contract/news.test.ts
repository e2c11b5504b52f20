import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor, type PersonId } from '#domain/person/actor.ts';
import { createReadingRoom, type ReadingRoom } from '#server/reading/room.ts';
import type { Letter } from '#server/mail/mailer.ts';
import { insertMember } from '#server/space/store.ts';
import { retellTitle, tellSpace, type Telling } from '#server/space/tell-space.ts';
import { asking, kitOver, putPeople, putSpace } from '../support/contract-kit.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

const amina = asking('Amina', { patto: 'citizen', rifugio: 'citizen' });
const omar = asking('Omar', { patto: 'editor' });
const fatou = asking('Fatou');
const day = 24 * 3_600_000;

describe.each(engines)('the news on $name', (engine) => {
	let open: OpenEngine;
	let kit: ReturnType<typeof kitOver>;
	let room: ReadingRoom;
	let letters: Letter[];
	const start = clock.now;

	beforeEach(async () => {
		letters = [];
		open = await engine.open();
		kit = kitOver(open);
		await open.storage.unitOfWork(async (unit) => {
			await putPeople(unit, ['Amina', 'Omar', 'Fatou']);
			await putSpace(unit, 'patto');
			await putSpace(unit, 'rifugio', 'protected');
			for (const [spaceId, personId] of [
				['patto', 'amina'],
				['rifugio', 'amina'],
				['patto', 'omar'],
			] as const)
				await insertMember(unit.db, { spaceId, personId, role: 'citizen', organizationId: null, at: start });
			await unit.db
				.updateTable('person')
				.set({ email: 'amina@example.it', email_folded: 'amina@example.it' })
				.where('id', '=', 'amina')
				.execute();
		});
		room = createReadingRoom(kit);
	});
	afterEach(async () => {
		clock.now = start;
		await open.close();
	});

	const tell = (title: string, change: Partial<Telling> = {}) =>
		open.storage.unitOfWork((unit) =>
			tellSpace(kit, unit, {
				spaceId: 'patto',
				kind: 'comment-written',
				by: 'omar' as PersonId,
				subject: { kind: 'comment', id: title, title },
				...change,
			}),
		);
	const titles = async (who = amina) => (await room.readNews(who, null))!.lines.map((line) => line.title);
	const mailer = {
		configured: true,
		post: (letter: Letter) => void letters.push(letter),
		close: async () => {},
	};
	const send = () => room.sendDigests(mailer, 'https://tavolo.example.it');

	test('a member reads what happened since they joined, not what they did; a visitor nothing', async () => {
		clock.now = start - 1;
		await tell('prima');
		clock.now = start + 1;
		await tell('uno');
		await tell('due');
		expect(await titles()).toEqual(['due', 'uno']);
		expect(await titles(omar)).toEqual([]);
		expect(await titles(fatou)).toEqual([]);
		expect(await room.readNews(visitor, null)).toBeNull();
		expect(await room.unreadNews(amina)).toBe(2);
		expect(await room.unreadNews(visitor)).toBe(0);
	});

	test('what concerns somebody in person reaches them without being a member, with the reason', async () => {
		const concerns = [{ personId: 'fatou' as PersonId, reason: 'replied' as const }];
		await tell('risposta', { concerns });
		await tell('altro');
		const { lines } = (await room.readNews(fatou, null))!;
		expect(lines).toMatchObject([
			{
				title: 'risposta',
				reason: 'replied',
				byName: 'Omar',
				unread: true,
				href: '/tavoli/patto/commenti/risposta',
			},
		]);
		expect(await room.unreadNews(fatou)).toBe(1);
	});

	test('once seen they are no longer new, on any device, and nobody runs ahead', async () => {
		await tell('uno');
		const { lines } = (await room.readNews(amina, null))!;
		await room.markNewsSeen(amina, String(lines[0]!.seq + 1_000));
		expect(await room.unreadNews(amina)).toBe(0);
		await tell('due');
		expect(await room.unreadNews(amina)).toBe(1);
		for (const rubbish of ['x', '', null, -1, '9'.repeat(30)]) await room.markNewsSeen(amina, rubbish);
		expect(await room.unreadNews(amina)).toBe(1);
		await room.markNewsSeen(amina, '1');
		expect((await room.readNews(amina, null))!.lines.map((line) => line.unread)).toEqual([true, false]);
	});

	test('of a protected tavolo the list says only that there is something; others do not learn of it', async () => {
		const concerns = ['fatou', 'amina'].map((id) => ({ personId: id as PersonId, reason: 'own' as const }));
		await tell('segreto', { spaceId: 'rifugio', note: 'motivo segreto', concerns });
		const news = (await room.readNews(amina, null))!;
		expect(news.lines).toMatchObject([
			{ guarded: true, kind: 'guarded', title: '', note: '', byName: null, reason: 'member' },
		]);
		expect(JSON.stringify(news)).not.toMatch(/segreto|Omar|Tavolo rifugio/);
		expect((await room.readNews(fatou, null))!.lines).toEqual([]);
	});

	test('who has voted is asked to confirm; a member who has not is told nothing of it', async () => {
		const concerns = [{ personId: 'omar' as PersonId, reason: 'voted' as const }];
		await tell('Va bene così?', { kind: 'vote-to-confirm', by: null, concerns });
		expect(await titles(omar)).toEqual(['Va bene così?']);
		expect(await titles(amina)).toEqual([]);
		expect(await room.unreadNews(amina)).toBe(0);
		expect(await room.unreadNews(omar)).toBe(1);
	});

	test('words that were changed or taken back are told as they are now', async () => {
		await tell('Il numero di Anna è 333');
		await tell('altro');
		const about = { spaceId: 'patto', kind: 'comment', id: 'Il numero di Anna è 333' };
		const say = (title: string) => open.storage.unitOfWork((unit) => retellTitle(unit, about, title));
		await say('Il numero lo dico a voce');
		expect(await titles()).toEqual(['altro', 'Il numero lo dico a voce']);
		await say('');
		expect(await titles()).toEqual(['altro', '']);
		const rows = await open.storage.read.selectFrom('notice').select('details').execute();
		expect(JSON.stringify(rows)).not.toContain('lo dico');
	});

	test('words that were hidden since are not told again', async () => {
		await tell('brutte parole');
		await open.storage.unitOfWork((unit) =>
			unit.db
				.insertInto('hiding')
				.values({
					id: 'h',
					space_id: 'patto',
					kind: 'comment',
					subject_id: 'brutte parole',
					reason: 'x',
					hidden_by: null,
					hidden_at: 1,
					restored_by: null,
					restored_at: null,
				})
				.execute(),
		);
		expect(await titles()).toEqual(['']);
		await send();
		expect(letters[0]!.text).not.toContain('«brutte parole»');
	});

	test('a long list comes page by page, each line once', async () => {
		const concerns = [{ personId: 'amina' as PersonId, reason: 'own' as const }];
		for (let n = 0; n < 70; n++) await tell(`t${n}`, n % 3 ? {} : { concerns });
		const seen: string[] = [];
		let before: string | null = null;
		do {
			const page: NonNullable<Awaited<ReturnType<typeof room.readNews>>> = (await room.readNews(
				amina,
				before,
			))!;
			seen.push(...page.lines.map((line) => line.title));
			before = page.more === null ? null : String(page.more);
		} while (before !== null);
		expect(seen).toEqual(Array.from({ length: 70 }, (_, n) => `t${69 - n}`));
		expect(await room.unreadNews(amina)).toBe(70);
	});

	test('the page of a tavolo tells its news; read there, they are read everywhere and in no letter', async () => {
		await tell('uno');
		await tell('altrove', { spaceId: 'rifugio' });
		const here = async (who = amina) => room.readSpaceNews(who, 'patto', null);
		expect(await room.unreadInSpace(amina, 'patto')).toBe(1);
		expect((await here())!.lines).toMatchObject([{ title: 'uno', byName: 'Omar', unread: true }]);
		expect((await here(omar))!.lines, 'what Omar did himself').toEqual([]);
		const { seq } = (await here())!.lines[0]!;
		expect(await room.markSpaceNewsSeen(amina, 'patto', String(seq + 1_000))).toEqual({ done: true });
		expect(await room.unreadInSpace(amina, 'patto')).toBe(0);
		expect((await room.readNews(amina, null))!.lines.map(({ unread }) => unread)).toEqual([true, false]);
		expect(await room.unreadNews(amina)).toBe(1);
		await tell('due');
		expect(await room.unreadInSpace(amina, 'patto')).toBe(1);
		expect(await send()).toBe(1);
		expect(letters[0]!.text).not.toContain('«uno»');
		expect(letters[0]!.text).toContain('«due»');
		// The other way round: what was read in the news of all tavoli is read here too.
		await room.markNewsSeen(amina, '1000');
		expect(await room.unreadInSpace(amina, 'patto')).toBe(0);
		for (const rubbish of ['x', '', null, 7, '9'.repeat(30)])
			expect(await room.markSpaceNewsSeen(amina, 'patto', rubbish)).toEqual({ refused: 'input-malformed' });
	});

	test('somebody who is no member is told what is new since they first came; a visitor leaves nothing', async () => {
		await tell('prima', { concerns: [{ personId: 'fatou' as PersonId, reason: 'replied' }] });
		await tell('altro prima');
		expect(await room.unreadInSpace(fatou, 'patto'), 'only what concerns her').toBe(1);
		await room.beginSpaceNews(fatou, 'patto');
		await tell('dopo');
		await room.beginSpaceNews(fatou, 'patto');
		expect(await room.unreadInSpace(fatou, 'patto')).toBe(2);
		expect((await room.readSpaceNews(fatou, 'patto', null))!.lines).toMatchObject([
			{ title: 'dopo', unread: true, reason: 'member' },
			{ title: 'altro prima', unread: false, reason: 'member' },
			{ title: 'prima', unread: true, reason: 'replied' },
		]);
		expect(await room.unreadNews(fatou), 'what concerns her waits to be read').toBe(1);
		await room.beginSpaceNews(visitor, 'patto');
		expect(await room.readSpaceNews(visitor, 'patto', null)).toBeNull();
		expect(await room.markSpaceNewsSeen(visitor, 'patto', '1')).toEqual({ refused: 'not-found' });
		const rows = await open.storage.read.selectFrom('reading_space').select('person_id').execute();
		expect(rows).toEqual([{ person_id: 'fatou' }]);
	});

	test('inside a protected tavolo its news say what happened and where, without words and names; outside they are not there', async () => {
		await tell('segreto', { spaceId: 'rifugio', note: 'motivo segreto' });
		const news = (await room.readSpaceNews(amina, 'rifugio', null))!;
		expect(news.lines).toMatchObject([
			{
				kind: 'comment-written',
				href: '/tavoli/rifugio/commenti/segreto',
				title: '',
				note: '',
				byName: null,
			},
		]);
		expect(await room.readSpaceNews(omar, 'rifugio', null)).toBeNull();
		expect(await room.unreadInSpace(omar, 'rifugio')).toBe(0);
		expect(await room.markSpaceNewsSeen(omar, 'rifugio', '1')).toEqual({ refused: 'not-found' });
	});

	test('one letter a day at most, grouped, each line with its reason and a link to stop', async () => {
		await tell('uno');
		await tell('due', { concerns: [{ personId: 'amina' as PersonId, reason: 'supported' }] });
		await tell('segreto', { spaceId: 'rifugio' });
		expect(await send()).toBe(1);
		const [letter] = letters;
		expect(letter!.to).toBe('amina@example.it');
		expect(letter!.subject).toBe('3 novità dai tuoi tavoli');
		expect(letter!.text).toContain('Tavolo patto');
		expect(letter!.text).toContain('Un nuovo commento: «uno» (perché fai parte di questo tavolo)');
		expect(letter!.text).toContain('«due» (perché lo hai sostenuto)');
		expect(letter!.text).toContain('https://tavolo.example.it/tavoli/patto/commenti/uno');
		expect(letter!.text).toContain('uno spazio riservato');
		expect(letter!.text).not.toMatch(/segreto|rifugio/);
		await tell('tre');
		expect(await send(), 'the same day').toBe(0);
		clock.now += day;
		expect(await send()).toBe(1);
		expect(letters[1]!.text).toContain('tre');
		expect(letters[1]!.text).not.toContain('«uno»');
		clock.now += day;
		expect(await send(), 'nothing happened').toBe(0);
	});

	test('what was read on the pages is in no letter; without mail nothing is claimed', async () => {
		await tell('uno');
		const silent = { ...mailer, configured: false };
		expect(await room.sendDigests(silent, 'x')).toBe(0);
		await room.markNewsSeen(amina, String((await room.readNews(amina, null))!.lines[0]!.seq));
		expect(await send()).toBe(0);
		await tell('due');
		expect(await send()).toBe(1);
		expect(letters[0]!.text).not.toContain('«uno»');
	});

	test('two servers at the same moment post one letter', async () => {
		await tell('uno');
		const counts = await Promise.all([send(), send()]);
		expect(counts.sort()).toEqual([0, 1]);
		expect(letters).toHaveLength(1);
	});

	test('the link in the letter stops them, and can be taken back on the page', async () => {
		await tell('uno');
		await send();
		const token = /basta\/([a-z2-7]+)/.exec(letters[0]!.text)![1]!;
		expect(await room.stopLinkKnown(token)).toBe(true);
		expect(await room.stopDigest('nobody')).toBe(false);
		expect(await room.stopDigest(token)).toBe(true);
		expect((await room.readNews(amina, null))!.digest).toBe(false);
		await tell('due');
		clock.now += day;
		expect(await send()).toBe(0);
		await room.chooseDigest(amina, true);
		expect(await send()).toBe(1);
		expect((await room.readNews(omar, null))!.digest, 'no address').toBeNull();
	});
});
