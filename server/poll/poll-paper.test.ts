import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#domain/person/actor.ts';
import { here, openPollDesk, type PollDesk } from '../../tests/support/poll-desk.ts';
import { hashOf, pollInput, spaceId } from '../../tests/support/poll-world.ts';
import { closePoll, finishCount, settleDue } from './close-poll.ts';
import { confirmHands, confirmSheet } from './confirm-paper.ts';
import { createPoll } from './create-poll.ts';
import { enterPaper } from './enter-paper.ts';
import { enterHands } from './enter-hands.ts';
import { withdrawPoll } from './open-poll.ts';
import { settleConflict } from './settle-conflict.ts';
import { readPaper } from './paper-views.ts';
import { pollById } from './store.ts';
import { listPolls } from './list-views.ts';
import { takeLineOut } from './take-line-out.ts';

let own: PollDesk['own'];
let world: PollDesk['world'];
let luca: PollDesk['luca'];
let amina: PollDesk['amina'];
let open: PollDesk['open'];
let clausePoll: PollDesk['clausePoll'];
let vote: PollDesk['vote'];
let tally: PollDesk['tally'];
let figures: PollDesk['figures'];
let mine: PollDesk['mine'];
let rows: PollDesk['rows'];
let keys = 0;
let segreteria: Actor;
let pollId: string;

beforeEach(async () => {
	({ own, world, luca, amina, open, clausePoll, vote, tally, figures, mine, rows } = await openPollDesk());
	segreteria = await world.office('Segreteria');
	pollId = await open({ paper: true, ballot: 'open' });
});
afterEach(() => own.close());

const enter = (who: Actor, lines: [string, string, string?][], sheet = '1') =>
	enterPaper(world.kit, who, {
		...{ pollId, key: `p${++keys}`, sheet, wording: '' },
		lines: lines.map(([line, choice, name = '']) => ({ line, choice, name })),
	});
const confirm = (who: Actor, lines: [number, string, boolean][], seenAt = world.time.now) =>
	confirmSheet(world.kit, who, {
		...{ pollId, sheet: 1, seenAt },
		lines: lines.map(([line, choice, right]) => ({ line, choice, right })),
	});

test('a sheet counts once a second person has read the same', async () => {
	expect(await enter(amina, [['1', 'f']])).toEqual({ refused: 'not-found' });
	expect(
		await enter(segreteria, [
			['1', 'f'],
			['2', 'c', 'amina'],
			['3', 'a'],
		]),
	).toEqual({
		...{ sheet: 1, lines: 3 },
	});
	expect((await tally(pollId)).ballots.paper).toBe(0);
	expect((await tally(pollId)).unconfirmed).toBe(3);
	expect(await confirm(segreteria, [[1, 'for', true]])).toEqual({ refused: 'same-person' });
	expect(await confirm(luca, [[1, 'against', true]])).toEqual({ refused: 'changed' });
	expect(
		await confirm(luca, [
			[1, 'for', true],
			[2, 'against', true],
			[3, 'abstain', false],
		]),
	).toEqual({ confirmed: 2, wrong: 1 });
	expect(await figures(pollId)).toEqual([1, 1, 0]);
	expect(await enter(segreteria, [['1', 'c']])).toMatchObject({ faults: { 'line-0': 'line-confirmed' } });
	expect(await enter(segreteria, [['3', 'f']])).toEqual({ sheet: 1, lines: 1 });
	await confirm(luca, [[3, 'for', true]]);
	expect(await figures(pollId)).toEqual([2, 1, 0]);
});

test('of two people of one name the office says which, by their body or their e-mail', async () => {
	await world.body('banca');
	const [first, second] = [
		await world.person('Maria Rossi', 'citizen'),
		await world.person('maria  Ròssi', 'editor', 'banca'),
	] as { personId: string }[];
	await own.storage.unitOfWork(({ db }) =>
		db.updateTable('person').set({ email: 'mrossi@posta.it' }).where('id', '=', first!.personId).execute(),
	);
	pollId = await open({ paper: true, ballot: 'open' });
	const labels = ['Maria Rossi (mro…@posta.it)', 'maria  Ròssi (Ente banca)'];
	const asked = await enter(segreteria, [['1', 'f', 'Maria Rossi']]);
	expect(asked).toMatchObject({
		faults: { 'name-0': 'voter-ambiguous' },
		among: { 'name-0': expect.any(Array) },
	});
	expect([...(asked as unknown as { among: Record<string, string[]> }).among['name-0']!].sort()).toEqual(
		[...labels].sort(),
	);
	expect(
		await enter(segreteria, [
			['1', 'f', 'maria rossi (ENTE BANCA)'],
			['2', 'c', labels[0]!],
		]),
	).toEqual({
		...{ sheet: 1, lines: 2 },
	});
	const stored = await own.storage.read.selectFrom('poll_paper').select('voter').orderBy('line').execute();
	expect(stored.map(({ voter }) => voter)).toEqual([`p:${second!.personId}`, `p:${first!.personId}`]);
	expect(await enter(segreteria, [['3', 'f', 'Maria Rossi (altra)']])).toMatchObject({
		faults: { 'name-0': 'voter-unknown' },
	});
	expect((await readPaper(world.kit, luca, spaceId, pollId))!.voters).toEqual(expect.arrayContaining(labels));
});

test('a name is found in a town, too', async () => {
	await world.people(5_100, 'citizen');
	await world.person('Zita Zanon', 'citizen');
	pollId = await open({ paper: true, ballot: 'open' });
	expect(await enter(segreteria, [['1', 'f', 'zita zanon']])).toEqual({ sheet: 1, lines: 1 });
});

test('a line typed anew with another name, while somebody looked at the first one, is not confirmed unseen', async () => {
	await enter(segreteria, [['1', 'f', 'Amina']]);
	const seenAt = world.time.now;
	world.pass(1_000);
	await enter(segreteria, [['1', 'f', 'Giulia']]);
	expect(await confirm(luca, [[1, 'for', true]], seenAt)).toEqual({ refused: 'changed' });
	expect(await confirm(luca, [[1, 'for', true]])).toEqual({ confirmed: 1, wrong: 0 });
});

test('who voted online and on paper is settled by a person with a reason; nothing is overwritten', async () => {
	await vote(amina, pollId, 'for');
	await enter(segreteria, [['1', 'c', 'Amina']]);
	await confirm(luca, [[1, 'against', true]]);
	expect(await figures(pollId)).toEqual([1, 0, 0]);
	expect((await tally(pollId)).unsettled).toBe(1);
	await closePoll(world.kit, luca, pollId);
	expect(await finishCount(world.kit, segreteria, pollId)).toEqual({
		...{ refused: 'paper-waits', unconfirmed: 0, unsettled: 1 },
	});
	const voter = `p:${amina.kind === 'person' ? amina.personId : ''}`;
	const settle = (keep: string, reason: string) =>
		settleConflict(world.kit, segreteria, { pollId, voter, keep, reason });
	expect(await settle('1/1', ' ')).toEqual({ refused: 'fields', faults: { reason: 'text-missing' } });
	expect(await settle('2/9', 'x')).toEqual({ refused: 'changed' });
	expect(await settle('1/1', 'Ha detto che vale il foglio.')).toEqual({ settled: true });
	expect(await settle('online', 'No.')).toEqual({ refused: 'settled-already' });
	expect(await figures(pollId)).toEqual([0, 1, 0]);
	expect(await rows('poll_vote')).toHaveLength(1);
	expect(await finishCount(world.kit, segreteria, pollId)).toEqual({ state: 'closed' });
	expect(await enter(segreteria, [['9', 'f']])).toEqual({ refused: 'counted' });
	expect(await figures(pollId)).toEqual([0, 1, 0]);
});

test('the office settles between two votes without seeing what was chosen online, where nobody is to see it', async () => {
	pollId = await open({ paper: true, ballot: 'reserved' });
	await vote(amina, pollId, 'for');
	await enter(segreteria, [['1', 'c', 'Amina']]);
	const { conflicts } = (await readPaper(world.kit, segreteria, spaceId, pollId))!;
	expect(conflicts[0]!.claims).toMatchObject([
		{ key: 'online', shown: null },
		{ key: '1/1', shown: { against: 1 } },
	]);
});

test('a sheet with words that are no more is counted, and does not hold for those of now', async () => {
	pollId = await clausePoll({ paper: true });
	const sheet = (line: string, wording: string) =>
		enterPaper(world.kit, segreteria, {
			...{ pollId, key: `p${++keys}`, sheet: '1', wording },
			lines: [{ line, choice: 'f', name: '' }],
		});
	await sheet('1', 'earlier');
	await sheet('2', hashOf('Le scuole restano aperte.'));
	await confirm(luca, [
		[1, 'for', true],
		[2, 'for', true],
	]);
	const { paper } = (await tally(pollId)).tally!;
	expect([paper.all.ballots, paper.holding.ballots]).toEqual([2, 1]);
});

test('words that change after the closing take nothing from the votes while sheets are still counted', async () => {
	pollId = await clausePoll({ paper: true, quorumKind: 'number', quorum: '1' });
	await vote(amina, pollId, 'for', 'Le scuole restano aperte.');
	await closePoll(world.kit, luca, pollId);
	await world.write('Altro.');
	expect(await mine(amina, pollId)).toMatchObject({ kind: 'voted', holds: true });
	expect(await finishCount(world.kit, segreteria, pollId)).toEqual({ state: 'closed' });
	const { tally: counted } = await tally(pollId);
	expect(counted!.online.holding.ballots).toBe(1);
	expect(counted!.outcome.quorum!.reached).toBe(true);
	const listed = (await listPolls(world.kit, amina, here)).polls.find(({ id }) => id === pollId);
	expect(listed).toMatchObject({ state: 'closed', standing: 'voted' });
});

test('a vote on a clause that was gone at the closing holds no more, also when the clause comes back', async () => {
	pollId = await clausePoll({ paper: true });
	await vote(amina, pollId, 'for', 'Le scuole restano aperte.');
	await world.write('');
	await closePoll(world.kit, luca, pollId);
	await world.write('Le scuole restano aperte.');
	await finishCount(world.kit, segreteria, pollId);
	expect((await tally(pollId)).tally!.online.holding.ballots).toBe(0);
});

test('a line that is not on the sheet goes out when two people say so, and the count can end', async () => {
	await enter(segreteria, [
		['1', 'f'],
		['2', 'c', 'amina'],
	]);
	const out = (who: Actor, line: number, enteredAt = world.time.now) =>
		takeLineOut(world.kit, who, { pollId, sheet: 1, line, enteredAt });
	await confirm(luca, [
		[1, 'for', true],
		[2, 'against', false],
	]);
	expect(await out(amina, 2)).toEqual({ refused: 'not-found' });
	expect(await out(segreteria, 1)).toEqual({ refused: 'changed' });
	expect(await out(segreteria, 3)).toEqual({ refused: 'changed' });
	expect(await out(segreteria, 2, 1)).toEqual({ refused: 'changed' });
	await closePoll(world.kit, luca, pollId);
	expect(await out(segreteria, 2)).toEqual({ line: 'missing' });
	expect(await out(segreteria, 2)).toEqual({ refused: 'same-person' });
	expect(await confirm(luca, [[2, 'against', true]])).toEqual({ refused: 'changed' });
	expect(await finishCount(world.kit, luca, pollId)).toMatchObject({ refused: 'paper-waits' });
	expect(await out(luca, 2)).toEqual({ line: 'out' });
	expect(await out(luca, 2)).toEqual({ refused: 'changed' });
	expect(await finishCount(world.kit, luca, pollId)).toEqual({ state: 'closed' });
	expect(await figures(pollId)).toEqual([1, 0, 0]);
	const kinds = (await rows('audit_row')).map((row) => (row as { kind: string }).kind);
	expect(kinds).toEqual(expect.arrayContaining(['paper-line-missing', 'paper-line-out']));
	const [sheet] = (await readPaper(world.kit, luca, spaceId, pollId))!.sheets;
	expect(sheet!.lines[1]).toMatchObject({ state: 'out', markedBy: 'Luca', ownMark: true });
});

test('a line that is out can be typed again, when it was on the sheet after all', async () => {
	await enter(segreteria, [['1', 'f']]);
	const at = world.time.now;
	for (const who of [luca, segreteria])
		await takeLineOut(world.kit, who, { pollId, sheet: 1, line: 1, enteredAt: at });
	expect((await tally(pollId)).unconfirmed).toBe(0);
	await enter(segreteria, [['1', 'f']]);
	await confirm(luca, [[1, 'for', true]]);
	expect(await figures(pollId)).toEqual([1, 0, 0]);
});

test('in a tavolo that has closed nobody votes, and what was asked is brought to its end', async () => {
	const later = await open({ opening: 'date', opensDay: '23/11/2026', opensHour: '10:00' });
	await enter(segreteria, [['1', 'f']]);
	await own.storage.unitOfWork(({ db }) => db.updateTable('space').set({ state: 'closed' }).execute());
	expect(await vote(amina, pollId, 'for')).toEqual({ refused: 'space-closed' });
	expect(await closePoll(world.kit, segreteria, pollId)).toEqual({ refused: 'not-found' });
	expect(await closePoll(world.kit, luca, pollId)).toEqual({ state: 'counting' });
	expect(await confirm(luca, [[1, 'for', true]])).toEqual({ confirmed: 1, wrong: 0 });
	expect(await finishCount(world.kit, segreteria, pollId)).toEqual({ state: 'closed' });
	expect(await createPoll(world.kit, luca, pollInput())).toEqual({ refused: 'not-found' });
	world.pass(48 * 3_600_000);
	await settleDue(world.kit);
	expect((await pollById(own.storage.read, later))!.state).toBe('waiting');
	expect(await withdrawPoll(world.kit, luca, later)).toEqual({ withdrawn: true });
});

test('hands that were counted wrong are counted again, and do not hold up the count for ever', async () => {
	const hands = (inFavour: string) =>
		enterHands(world.kit, segreteria, {
			...{ pollId, key: `h${++keys}`, place: 'Auditorium', day: '22/11/2026', hour: '10:30' },
			...{ inFavour, against: '', abstained: '' },
		});
	const said = async (made: Awaited<ReturnType<typeof hands>>, right: boolean) =>
		confirmHands(world.kit, luca, { pollId, id: 'id' in made ? made.id : '', right });
	await said(await hands('81'), false);
	await said(await hands('18'), true);
	expect((await tally(pollId)).unconfirmed).toBe(0);
	await closePoll(world.kit, luca, pollId);
	expect(await finishCount(world.kit, segreteria, pollId)).toEqual({ state: 'closed' });
	expect((await tally(pollId)).ballots.hands).toBe(18);
});

test('hands in a room are counted apart, once confirmed by another', async () => {
	const hands = (change: object) =>
		enterHands(world.kit, segreteria, {
			...{ pollId, key: `h${++keys}`, place: 'Auditorium', day: '22/11/2026', hour: '10:30' },
			...{ inFavour: '18', against: '3', abstained: '' },
			...change,
		});
	expect(await hands({ inFavour: 'molti', place: '' })).toMatchObject({
		faults: { inFavour: 'number-unreadable', place: 'text-missing' },
	});
	expect(await hands({ day: '23/11/2026' })).toMatchObject({ faults: { day: 'hands-in-the-future' } });
	const made = await hands({});
	if (!('id' in made)) throw new Error(JSON.stringify(made));
	const confirmed = (who: Actor) => confirmHands(world.kit, who, { pollId, id: made.id, right: true });
	expect(await confirmed(segreteria)).toEqual({ refused: 'same-person' });
	expect((await tally(pollId)).ballots.hands).toBe(0);
	expect(await confirmed(luca)).toEqual({ right: true });
	const shown = (await tally(pollId)).tally!;
	expect(shown.hands.all.lines.map(({ value }) => value)).toEqual([18, 3, 0]);
	expect(shown.total.all.ballots).toBe(21);
});
