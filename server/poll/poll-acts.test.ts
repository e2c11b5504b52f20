import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor } from '#domain/person/actor.ts';
import { here, openPollDesk, type PollDesk } from '../../tests/support/poll-desk.ts';
import { clauseId, draftId, hashOf, one, pollInput, spaceId } from '../../tests/support/poll-world.ts';
import { askToConfirm, quietMs } from './ask-to-confirm.ts';
import { castVote } from './cast-vote.ts';
import { closePoll, finishCount, settleDue } from './close-poll.ts';
import { confirmSheet } from './confirm-paper.ts';
import { createPoll } from './create-poll.ts';
import { enterPaper } from './enter-paper.ts';
import { markEditorial } from './mark-editorial.ts';
import { openPoll, withdrawPoll } from './open-poll.ts';
import { pollNames } from './register-names.ts';
import { registerPaperVoter } from './register-paper-voter.ts';
import { pollById } from './store.ts';
import { listPolls } from './list-views.ts';
import { pollOfClause, readPoll } from './views.ts';

let own: PollDesk['own'];
let world: PollDesk['world'];
let luca: PollDesk['luca'];
let amina: PollDesk['amina'];
let giulia: PollDesk['giulia'];
let open: PollDesk['open'];
let clausePoll: PollDesk['clausePoll'];
let vote: PollDesk['vote'];
let tally: PollDesk['tally'];
let figures: PollDesk['figures'];
let mine: PollDesk['mine'];
let rows: PollDesk['rows'];

beforeEach(async () => {
	({ own, world, luca, amina, giulia, open, clausePoll, vote, tally, figures, mine, rows } =
		await openPollDesk());
});
afterEach(() => own.close());

describe('a vote', () => {
	test('Amina votes, changes her mind, and is counted once', async () => {
		const pollId = await open();
		expect(await vote(amina, pollId, 'for')).toMatchObject({ changed: false });
		expect(await vote(amina, pollId, 'against')).toMatchObject({ changed: true });
		expect(await vote(giulia, pollId, 'for')).toMatchObject({ changed: false });
		expect(await figures(pollId)).toEqual([1, 1, 0]);
		expect(await mine(amina, pollId)).toMatchObject({ kind: 'voted', choice: { against: 1 }, holds: true });
	});

	test('a flaky phone sends the same form three times: one vote, the first answer each time', async () => {
		const pollId = await open();
		const first = await vote(amina, pollId, 'for', null, 'same');
		world.pass(5_000);
		expect(await vote(amina, pollId, 'for', null, 'same')).toEqual(first);
		expect(await rows('poll_vote')).toHaveLength(1);
		await closePoll(world.kit, luca, pollId);
		expect(await vote(amina, pollId, 'for', null, 'same')).toEqual(first);
		expect(await vote(amina, pollId, 'against')).toEqual({ refused: 'closed' });
	});

	test('a visitor, a stranger to the list and somebody who came later hear why not', async () => {
		const pollId = await open();
		const later = await world.person('Zeno', 'citizen');
		const stranger = await world.person('Nadia');
		expect(await vote(visitor, pollId, 'for')).toEqual({ refused: 'not-found' });
		expect(await vote(later, pollId, 'for')).toEqual({ refused: 'not-entitled' });
		expect(await vote(stranger, pollId, 'for')).toEqual({ refused: 'not-entitled' });
		expect(await mine(visitor, pollId)).toEqual({ kind: 'signed-out' });
		expect(await mine(later, pollId)).toEqual({ kind: 'not-entitled', why: 'came-later' });
		expect(await mine(stranger, pollId)).toEqual({ kind: 'not-entitled', why: 'not-a-member' });
	});

	test('every resident with an account votes where residents do; the office does not', async () => {
		const nadia = await world.person('Nadia');
		const segreteria = await world.office('Segreteria');
		const pollId = await open({ voters: 'residents' });
		expect(await vote(nadia, pollId, 'for')).toMatchObject({ changed: false });
		expect(await mine(segreteria, pollId)).toEqual({ kind: 'not-entitled', why: 'office' });
	});

	test('a body has one voice, whoever of its people casts it; who observes has none', async () => {
		await world.body('banca');
		await world.body('poverta', 'observer');
		const anna = await world.person('Anna', 'editor', 'banca');
		const bruno = await world.person('Bruno', 'editor', 'banca');
		const carla = await world.person('Carla', 'editor', 'poverta');
		const pollId = await open({ voters: 'organizations' });
		expect(await vote(anna, pollId, 'for')).toMatchObject({ changed: false });
		expect(await vote(bruno, pollId, 'against')).toMatchObject({ changed: true });
		expect(await vote(carla, pollId, 'for')).toEqual({ refused: 'not-entitled' });
		expect(await vote(amina, pollId, 'for')).toEqual({ refused: 'not-entitled' });
		expect((await tally(pollId)).ballots.all).toBe(1);
		expect(await mine(anna, pollId)).toMatchObject({ kind: 'voted', as: 'Ente banca' });
		expect(await mine(amina, pollId)).toEqual({ kind: 'not-entitled', why: 'speaks-for-nobody' });
	});

	test('words no form sends are refused without a trace', async () => {
		const pollId = await open();
		for (const input of [
			null,
			{ pollId, key: 'k', seen: '', choice: { kind: 'one', line: 'x'.repeat(300) } },
			{ pollId, key: 'k', seen: '', choice: { kind: 'other' } },
			{ pollId: '../..', key: 'k', seen: '', choice: one('for') },
		])
			expect(await castVote(world.kit, amina, input)).toEqual({ refused: 'malformed' });
		expect(await vote(amina, pollId, 'forse')).toEqual({ refused: 'choice-unknown' });
		expect(await vote(amina, 'nonesiste', 'for')).toEqual({ refused: 'not-found' });
		expect(await rows('poll_vote')).toEqual([]);
	});

	const castRows = async () =>
		(await own.storage.read.selectFrom('audit_row').selectAll().execute()).filter(
			({ kind }) => kind === 'vote-cast',
		);

	test('the register knows that somebody took part, never what they chose', async () => {
		const pollId = await open({ ballot: 'open' });
		await vote(amina, pollId, 'against');
		const cast = await castRows();
		expect(cast).toHaveLength(1);
		expect(cast[0]!.pseudonym).not.toBeNull();
		expect(JSON.stringify(cast)).not.toContain('against');
		expect(JSON.stringify(cast)).not.toContain('Amina');
	});

	test('where nobody is to see who chose what, the register does not say beside a moving count who just voted', async () => {
		await vote(amina, await open({ ballot: 'reserved', results: 'at-once' }), 'for');
		await vote(amina, await open({ ballot: 'secret', results: 'at-closing' }), 'for');
		expect((await castRows()).map(({ pseudonym }) => pseudonym)).toEqual([null, null]);
	});

	test('Amina goes back to the form she had sent and chooses something else: that is what counts', async () => {
		const pollId = await open();
		await vote(amina, pollId, 'for', null, 'same');
		expect(await vote(amina, pollId, 'against', null, 'same')).toMatchObject({ changed: true });
		expect(await figures(pollId)).toEqual([0, 1, 0]);
		// The first sending arrives once more, late: it was done before, and takes nothing back.
		await vote(amina, pollId, 'for', null, 'same');
		expect(await figures(pollId)).toEqual([0, 1, 0]);
	});
});

describe('opening and closing', () => {
	const at = (moment: string) => Date.parse(`2026-11-22T${moment}Z`);

	test('by date: nothing before, nothing from the closing instant on, though nobody closed it', async () => {
		const pollId = await open({
			...{ opening: 'date', opensDay: '22/11/2026', opensHour: '12:00' },
			...{ closing: 'date', closesDay: '22/11/2026', closesHour: '13:00' },
		});
		expect(await vote(amina, pollId, 'for')).toEqual({ refused: 'not-open-yet' });
		world.time.now = at('11:00:00.000');
		expect(await vote(amina, pollId, 'for')).toMatchObject({ changed: false });
		world.time.now = at('11:59:59.999');
		expect(await vote(giulia, pollId, 'for')).toMatchObject({ changed: false });
		world.time.now = at('12:00:00.000');
		expect(await vote(luca, pollId, 'for')).toEqual({ refused: 'closed' });
		world.time.now = at('15:00:00.000');
		const view = (await readPoll(world.kit, visitor, here, pollId))!;
		expect(view).toMatchObject({
			state: 'closed',
			closedAt: at('12:00:00.000'),
			public: { ballots: { all: 2 } },
		});
	});

	test('by hand, by who facilitates alone', async () => {
		const pollId = await open({ opening: 'hand' });
		expect(await openPoll(world.kit, giulia, pollId)).toEqual({ refused: 'not-found' });
		expect(await openPoll(world.kit, luca, pollId)).toEqual({ open: true });
		expect(await openPoll(world.kit, luca, pollId)).toEqual({ open: true });
		expect(await closePoll(world.kit, giulia, pollId)).toEqual({ refused: 'not-found' });
		expect(await closePoll(world.kit, luca, pollId)).toEqual({ state: 'closed' });
		expect(await closePoll(world.kit, luca, pollId)).toEqual({ state: 'closed' });
		const kinds = (await rows('notice')).map((row) => 'kind' in row && row.kind);
		expect(kinds).toEqual(['poll-opened', 'poll-closed']);
	});

	test('what was never opened can be taken back; what is open can not', async () => {
		const pollId = await open({ opening: 'hand' });
		expect(await withdrawPoll(world.kit, luca, pollId)).toEqual({ withdrawn: true });
		expect(await vote(amina, pollId, 'for')).toEqual({ refused: 'withdrawn' });
		expect(await withdrawPoll(world.kit, luca, await open())).toEqual({ refused: 'not-waiting' });
	});

	test('the server closes what is due, and says when the next one is', async () => {
		const pollId = await open({ closing: 'date', closesDay: '22/11/2026', closesHour: '13:00' });
		expect(await settleDue(world.kit)).toBe(at('12:00:00.000'));
		world.time.now = at('12:00:00.001');
		expect(await settleDue(world.kit)).toBeNull();
		expect((await pollById(own.storage.read, pollId))?.state).toBe('closed');
	});

	test('a poll on a clause that is gone by its opening is taken back, not opened', async () => {
		const pollId = await clausePoll({ opening: 'date', opensDay: '22/11/2026', opensHour: '12:00' });
		await world.write('');
		world.time.now = at('11:00:00.000');
		expect(await vote(amina, pollId, 'for', 'x')).toEqual({ refused: 'withdrawn' });
	});

	test('a form of 200,000 letters is answered field by field, and nothing is written', async () => {
		const long = 'a'.repeat(200_000);
		expect(await createPoll(world.kit, luca, pollInput({ title: long, explanation: long }))).toEqual({
			refused: 'poll-incomplete',
			faults: { title: 'text-too-long', explanation: 'text-too-long' },
		});
		expect(await createPoll(world.kit, giulia, pollInput())).toEqual({ refused: 'not-found' });
	});

	test('two sendings of one form make one poll', async () => {
		const input = pollInput();
		const first = await createPoll(world.kit, luca, input);
		expect(await createPoll(world.kit, luca, input)).toEqual(first);
	});
});

describe('a vote on a clause', () => {
	const before = 'Le scuole restano aperte.';
	const after = 'Le scuole restano aperte fino alle 18.';

	test('is bound to its words: when they change it is to be confirmed, and Amina confirms', async () => {
		const pollId = await clausePoll();
		await vote(amina, pollId, 'for', before);
		await vote(giulia, pollId, 'for', before);
		await world.write(after);
		expect(await mine(amina, pollId)).toMatchObject({
			...{ kind: 'voted', holds: false, before: { plain: before } },
		});
		const shown = (await tally(pollId)).tally!;
		expect([shown.online.all.ballots, shown.online.holding.ballots]).toEqual([2, 0]);
		expect(
			await castVote(world.kit, amina, {
				...{ pollId, key: 'c', seen: hashOf(after), choice: { kind: 'same' } },
			}),
		).toMatchObject({ changed: true });
		expect((await tally(pollId)).tally!.online.holding.ballots).toBe(1);
		expect(await mine(amina, pollId)).toMatchObject({ holds: true, choice: { for: 1 } });
	});

	test('is not taken on words the voter has not seen', async () => {
		const pollId = await clausePoll();
		await world.write(after);
		expect(await vote(amina, pollId, 'for', before)).toEqual({ refused: 'wording-changed' });
		expect(await vote(amina, pollId, 'for', after)).toMatchObject({ changed: false });
	});

	test('holds again when the words come back', async () => {
		const pollId = await clausePoll();
		await vote(amina, pollId, 'for', before);
		await world.write(after);
		await world.write(before);
		expect(await mine(amina, pollId)).toMatchObject({ holds: true });
	});

	test('a change of form alone keeps votes confirmed, under a name, with a note everybody reads', async () => {
		const pollId = await clausePoll();
		await vote(amina, pollId, 'for', before);
		await world.write('Le scuole restano aperte .');
		const mark = {
			...{ pollId, from: hashOf(before), to: hashOf('Le scuole restano aperte .') },
			note: 'Uno spazio in più.',
		};
		expect(await markEditorial(world.kit, giulia, mark)).toEqual({ refused: 'not-found' });
		expect(await markEditorial(world.kit, luca, { ...mark, note: ' ' })).toEqual({
			...{ refused: 'fields', faults: { note: 'text-missing' } },
		});
		expect(await markEditorial(world.kit, luca, { ...mark, to: hashOf(after) })).toEqual({
			refused: 'wording-changed',
		});
		expect(await markEditorial(world.kit, luca, { ...mark, from: hashOf('mai') })).toEqual({
			refused: 'wording-unknown',
		});
		expect(await markEditorial(world.kit, luca, mark)).toEqual({ marked: true });
		expect(await markEditorial(world.kit, luca, mark), 'a double click').toEqual({ marked: true });
		const registered = await own.storage.read.selectFrom('audit_row').select('kind').execute();
		expect(registered.filter(({ kind }) => kind === 'wording-marked-editorial')).toHaveLength(1);
		expect(await mine(amina, pollId)).toMatchObject({ holds: true });
		const view = (await readPoll(world.kit, visitor, here, pollId))!;
		expect(view.editorial).toMatchObject([{ note: mark.note, byName: 'Luca', before: { plain: before } }]);
		await world.write(after);
		expect(await mine(amina, pollId)).toMatchObject({ holds: false });
	});

	test('whoever voted is told once, when the words have come to rest', async () => {
		const pollId = await clausePoll();
		await vote(amina, pollId, 'for', before);
		await world.write(after);
		expect(await askToConfirm(world.kit)).toBe(0);
		world.pass(quietMs);
		expect(await askToConfirm(world.kit)).toBe(1);
		expect(await askToConfirm(world.kit)).toBe(0);
		const concerned = await own.storage.read.selectFrom('notice_concern').selectAll().execute();
		expect(concerned.filter(({ reason }) => reason === 'voted')).toHaveLength(1);
		await world.write('Altre parole.');
		world.pass(quietMs);
		expect(await askToConfirm(world.kit)).toBe(1);
	});

	test('that is gone from the text takes no votes; those given stay on the words they were given on', async () => {
		const pollId = await clausePoll();
		await vote(amina, pollId, 'for', before);
		await world.write('');
		expect(await vote(giulia, pollId, 'for', before)).toEqual({ refused: 'clause-gone' });
		const view = (await pollOfClause(world.kit, amina, here, clauseId))!;
		expect(view.clause).toMatchObject({ hash: null, plain: before });
		expect(view.public.tally!.online.all.ballots).toBe(1);
		expect(view.public.tally!.online.holding.ballots).toBe(0);
	});
});

describe('a secret vote', () => {
	const secret = { ballot: 'secret', results: 'at-closing' } as const;

	test('is neither changed nor shown again, and the figures wait for the closing', async () => {
		const pollId = await open(secret);
		await vote(amina, pollId, 'against', null, 'once');
		expect(await vote(amina, pollId, 'against', null, 'once')).toMatchObject({ changed: false });
		expect(await vote(amina, pollId, 'for')).toEqual({ refused: 'already-voted' });
		expect(await mine(amina, pollId)).toEqual({ kind: 'took-part', via: 'online', as: null });
		expect(await tally(pollId)).toMatchObject({ tally: null, ballots: { all: 1 } });
		expect(await rows('poll_vote')).toEqual([]);
		await closePoll(world.kit, luca, pollId);
		expect(await figures(pollId)).toEqual([0, 1, 0]);
	});

	test('on a clause holds for the words of the opening; when they change no more is taken', async () => {
		const pollId = await clausePoll(secret);
		await vote(amina, pollId, 'for', 'Le scuole restano aperte.');
		await world.write('Altro.');
		expect(await vote(giulia, pollId, 'for', 'Altro.')).toEqual({ refused: 'words-moved-on' });
		await closePoll(world.kit, luca, pollId);
		expect((await tally(pollId)).tally).toMatchObject({
			...{ online: { all: { ballots: 1 }, holding: { ballots: 0 } } },
		});
	});

	test('whoever was given a sheet votes no more online, and the other way round', async () => {
		const pollId = await open({ ...secret, paper: true });
		const segreteria = await world.office('Segreteria');
		await vote(giulia, pollId, 'for');
		const give = (name: string) => registerPaperVoter(world.kit, segreteria, { pollId, name });
		expect(await give(' AMINA ')).toEqual({ name: 'Amina' });
		expect(await give('Giulia')).toEqual({ refused: 'fields', faults: { name: 'voted-online' } });
		expect(await give('Nessuno')).toEqual({ refused: 'fields', faults: { name: 'voter-unknown' } });
		expect(await vote(amina, pollId, 'for')).toEqual({ refused: 'voted-on-paper' });
	});

	test('counts no more slips than sheets were handed out', async () => {
		const pollId = await open({ ...secret, paper: true });
		const segreteria = await world.office('Segreteria');
		const give = (name: string) => registerPaperVoter(world.kit, segreteria, { pollId, name });
		await give('Amina');
		await enterPaper(world.kit, segreteria, {
			...{ pollId, key: 'two', sheet: '1', wording: '' },
			lines: ['f', 'c'].map((choice, index) => ({ line: String(index + 1), choice, name: '' })),
		});
		const lines = ['for', 'against'].map((choice, index) => ({ line: index + 1, choice, right: true }));
		await confirmSheet(world.kit, luca, { pollId, sheet: 1, seenAt: world.time.now, lines });
		await closePoll(world.kit, luca, pollId);
		expect(await finishCount(world.kit, luca, pollId)).toEqual({
			...{ refused: 'more-slips', slips: 2, handedOut: 1 },
		});
		await give('Giulia');
		expect(await finishCount(world.kit, luca, pollId)).toEqual({ state: 'closed' });
	});
});

describe('looking after what is due', () => {
	test('one poll that cannot be closed holds up no other, and is in the log', async () => {
		const closing = { closing: 'date', closesDay: '23/11/2026', closesHour: '10:00' } as const;
		const [one, other] = [await open(closing), await open(closing)];
		const ids = [one, other].sort();
		await own.storage.unitOfWork(({ db }) =>
			db
				.updateTable('poll')
				.set({ voters: 'members', method: '{"kind":"nonsense"}' })
				.where('id', '=', ids[0]!)
				.execute(),
		);
		world.pass(48 * 3_600_000);
		await settleDue(world.kit);
		expect((await pollById(own.storage.read, ids[1]!))!.state).toBe('closed');
		expect((await pollById(own.storage.read, ids[0]!))!.state).toBe('open');
		expect(world.logged.join()).toContain(ids[0]);
	});

	test('a long list comes a page at a time, and nothing is left off', async () => {
		for (let n = 0; n < 53; n += 1) await open({ title: `Domanda ${n}` });
		const first = await listPolls(world.kit, amina, here);
		expect([first.polls.length, first.page, first.pages]).toEqual([50, 1, 2]);
		const second = await listPolls(world.kit, amina, here, 2);
		const ids = [...first.polls, ...second.polls].map(({ id }) => id);
		expect(new Set(ids).size).toBe(53);
		expect((await listPolls(world.kit, amina, here, 99)).page).toBe(2);
		expect((await listPolls(world.kit, amina, here, Number.NaN)).page).toBe(1);
	});

	test('names beside choices are gone when the tavolo becomes protected', async () => {
		const pollId = await open({ ballot: 'open' });
		await vote(amina, pollId, 'for');
		const names = async (visibility: string) =>
			(await readPoll(world.kit, luca, { ...(here as object), visibility } as never, pollId))!.names;
		expect(await names('public')).toMatchObject([{ name: 'Amina' }]);
		expect(await names('protected')).toBeNull();
	});
});

describe('hidden results', () => {
	test('are in no view before the closing, whoever asks', async () => {
		const pollId = await open({ results: 'at-closing', ballot: 'open' });
		await vote(amina, pollId, 'for');
		for (const who of [visitor, amina, giulia, luca]) {
			const view = (await readPoll(world.kit, who, here, pollId))!;
			expect(view.public.tally).toBeNull();
			expect(view.names).toBeNull();
		}
		await closePoll(world.kit, luca, pollId);
		const view = (await readPoll(world.kit, visitor, here, pollId))!;
		expect(view.names).toEqual([{ name: 'Amina', choice: { for: 1 }, holds: true }]);
		expect(view.public.tally!.total.all.ballots).toBe(1);
	});
});

describe('what a poll is about', () => {
	test('a proposal or an emendamento that is not there cannot be voted on', async () => {
		for (const kind of ['proposal', 'amendment'] as const)
			expect(await createPoll(world.kit, luca, pollInput({ subject: { kind, id: 'nonesiste' } }))).toEqual({
				refused: 'subject-gone',
			});
		expect(
			await createPoll(world.kit, luca, pollInput({ subject: { kind: 'clause', clauseId: 'mai' } })),
		).toEqual({ refused: 'clause-gone' });
	});

	test('an emendamento of this tavolo is, by its name', async () => {
		await own.storage.unitOfWork(({ db }) =>
			db
				.insertInto('amendment')
				.values({
					...{ id: 'em', space_id: spaceId, draft_id: draftId, clause_id: clauseId, number: 1 },
					...{ base_hash: '', name: 'Anche il venerdì', clause_title: null, plain: '', reason: '' },
					...{ author_id: null, organization_id: null, at: 0, state: 'open', decided_by: null },
					...{ decided_at: null, decision_reason: '', accepted_plain: null, accepted_title: null },
					...{ overtaken_by: null, overtaken_at: null, rewrites: null },
				})
				.execute()
				.then(() => undefined),
		);
		const pollId = await open({ subject: { kind: 'amendment', id: 'em' } });
		const view = (await readPoll(world.kit, visitor, here, pollId))!;
		expect(view.subject).toMatchObject({ title: 'Anche il venerdì', href: '/tavoli/patto/emendamenti/em' });
	});

	test('the register names a vote by its question; one about something hidden, or of another tavolo, keeps no name', async () => {
		await own.storage.unitOfWork(async ({ db }) => {
			await db
				.insertInto('proposal')
				.values({
					...{ id: 'pr', space_id: spaceId, author_id: null, organization_id: null, for_id: null },
					...{ title: 'Parole di qualcuno', body: '', state: 'open', support: 0, promised_on: null },
					...{ created_at: 0, changed_at: 0 },
				})
				.execute();
		});
		const plain = await open({ title: 'Apriamo il sabato?' });
		const about = await open({ subject: { kind: 'proposal', id: 'pr' }, title: 'Parole di qualcuno?' });
		const place = { id: spaceId, slug: 'patto' };
		const names = async () =>
			(await pollNames.names(own.storage.read, place, [plain, about])).map(({ title }) => title).sort();
		expect(await names()).toEqual(['Apriamo il sabato?', 'Parole di qualcuno?']);
		expect(await pollNames.names(own.storage.read, { ...place, id: 'altro' }, [plain])).toEqual([]);
		await own.storage.unitOfWork(async ({ db }) => {
			await db
				.insertInto('hiding')
				.values({
					...{ id: 'h', space_id: spaceId, kind: 'proposal', subject_id: 'pr', reason: 'Insulti.' },
					...{ hidden_by: null, hidden_at: 0, restored_by: null, restored_at: null },
				})
				.execute();
		});
		expect(await names()).toEqual(['Apriamo il sabato?']);
		// The hidden words are nowhere in what a page of the vote is given.
		const view = (await readPoll(world.kit, visitor, here, about))!;
		expect(view.subject.title).toBe('Parole di qualcuno?');
		const again = pollInput({ subject: { kind: 'proposal', id: 'pr' } });
		expect(await createPoll(world.kit, luca, again)).toEqual({ refused: 'subject-gone' });
	});
});
