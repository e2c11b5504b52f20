import { momentAt } from '#domain/poll/moment.ts';
import { addDays, dayAt } from '#domain/space/day.ts';
import { keepWords } from '../draft/keep-words.ts';
import type { Ids } from '../clock.ts';
import { seedPoll, type PollToSeed } from '../poll/seed-poll.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertPeople } from './store.ts';
import { marketSheet, openSpacesBefore, openSpacesVotes, residents } from './territory/polls.ts';
import type { SpaceSeed } from './territory/shape.ts';

const day = 86_400_000;
const hour = 3_600_000;

interface Made {
	readonly spaceId: string;
	readonly draftId: string;
	/** In the order of the seed's clauses. */
	readonly clauseIds: readonly string[];
	readonly now: number;
	readonly personId: (key: string) => string;
	readonly bodyId: (slug: string) => string;
	/** Residents there already. */
	readonly residentIds: readonly string[];
}

/** The polls of one tavolo of the demonstration, in the unit of work that makes it. */
export async function seedPolls(ids: Ids, unit: UnitOfWork, seed: SpaceSeed, made: Made): Promise<void> {
	if (seed.slug === 'patto-educativo') {
		await openSpaces(ids, unit, seed, made);
		await meetingDay(ids, unit, made);
		await whyThisPact(ids, unit, seed, made);
	}
	if (seed.slug === 'rete-donna') await whatComesFirst(ids, unit, made);
}

const common = (ids: Ids, made: Made, createdBy: string) => ({
	id: ids(),
	code: ids().slice(0, 6),
	spaceId: made.spaceId,
	createdBy: made.personId(createdBy),
	explanation: '',
	quorum: { kind: 'none' } as const,
	threshold: { kind: 'none' } as const,
	paper: false,
	opensAt: null,
	sheets: [],
	wordingNow: null,
	wordingAtOpening: null,
});
const endOf = (now: number, days: number): number => momentAt(addDays(dayAt(now), days), 23, 59);

/** The clause on open spaces: online, on paper, some to be confirmed since a sentence was added. */
async function openSpaces(ids: Ids, unit: UnitOfWork, seed: SpaceSeed, made: Made): Promise<void> {
	const others = residents.map((name) => ({ key: '', name, demonstration: false, id: ids(), bodyId: null }));
	await insertPeople(unit.db, others, made.now - 60 * day);
	const index = seed.draft.clauses.findIndex(({ key }) => key === 'art-4');
	const { title, paragraphs } = seed.draft.clauses[index]!;
	const id = made.clauseIds[index]!;
	const openedAt = made.now - 9 * day;
	const earlier = await keepWords(unit, made.draftId, { id, title, paragraphs: openSpacesBefore }, openedAt);
	const wording = await keepWords(unit, made.draftId, { id, title, paragraphs }, made.now - 4 * day);
	const said = openSpacesVotes.flatMap(({ choice, earlier: old, count }) =>
		Array.from({ length: count }, () => ({ choice, old })),
	);
	const voters = [...made.residentIds, ...others.map((person) => person.id)].slice(0, said.length);
	const vote = (personId: string, choice: string, old: boolean, at: number) => ({
		...{ voter: `p:${personId}`, personId, choice, wording: old ? earlier : wording, at },
	});
	const words: Readonly<Record<string, string>> = { f: 'for', c: 'against', a: 'abstain' };
	const sheet = (line: number, letter: string, voter: string | null, name: string) => ({
		...{ sheet: 1, line, choice: words[letter]!, voter, name },
		...{ enteredBy: made.personId('segreteria'), confirmedBy: made.personId('luca') },
		at: made.now - 2 * day,
	});
	await seedPoll(unit, {
		...common(ids, made, 'luca'),
		subject: { kind: 'clause', draftId: made.draftId, clauseId: id },
		method: { kind: 'yes-no' },
		ballot: 'reserved',
		results: 'at-once',
		voters: 'residents',
		title: 'Il testo di oggi ti convince?',
		explanation: 'Vota sulle parole dell’articolo. Se poi cambiano, ti chiediamo di confermare.',
		quorum: { kind: 'number', number: 40 },
		threshold: { kind: 'more' },
		paper: true,
		closesAt: endOf(made.now, 13),
		openedAt,
		closedAt: null,
		wordingNow: wording,
		wordingAtOpening: earlier,
		votes: [
			...said.map(({ choice, old }, at) =>
				vote(voters[at]!, choice, old, (old ? openedAt : made.now - 4 * day) + at * hour),
			),
			vote(made.personId('amina'), 'for', true, made.now - 8 * day),
			vote(made.personId('teresa'), 'for', true, made.now - 7 * day),
		],
		sheets: [
			...[...marketSheet].map((letter, line) => sheet(line + 1, letter, null, '')),
			sheet(marketSheet.length + 1, 'f', `p:${made.personId('teresa')}`, 'Teresa'),
		],
	});
}

/** Closed, by name, put in order. */
async function meetingDay(ids: Ids, unit: UnitOfWork, made: Made): Promise<void> {
	const closedAt = endOf(made.now, -18);
	const votes: readonly (readonly [string, string])[] = [
		['luca', 'o1>o3>o2'],
		['omar', 'o2>o3>o1'],
		['giulia', 'o1>o2>o3'],
		['teresa', 'o3>o1>o2'],
		['amina', 'o1>o3'],
	];
	await seedPoll(unit, {
		...common(ids, made, 'luca'),
		subject: { kind: 'question' },
		method: {
			kind: 'ranking',
			options: [
				{ id: 'o1', words: 'Sabato mattina, al Centro per la Famiglia' },
				{ id: 'o2', words: 'Martedì sera, in biblioteca' },
				{ id: 'o3', words: 'Giovedì alle 17, a scuola' },
			],
		},
		ballot: 'open',
		results: 'at-closing',
		voters: 'members',
		title: 'Quando ci vediamo per rileggere il patto?',
		quorum: { kind: 'percent', percent: 50 },
		closesAt: closedAt,
		openedAt: made.now - 25 * day,
		closedAt,
		votes: byPeople(made, votes, closedAt - 2 * day),
	});
}

/** Closed, one voice for each body, in degrees. */
async function whyThisPact(ids: Ids, unit: UnitOfWork, seed: SpaceSeed, made: Made): Promise<void> {
	const { title, paragraphs } = seed.draft.clauses[0]!;
	const id = made.clauseIds[0]!;
	const openedAt = made.now - 20 * day;
	const wording = await keepWords(unit, made.draftId, { id, title, paragraphs }, openedAt);
	const closedAt = endOf(made.now, -11);
	const votes: readonly (readonly [string, string, string])[] = [
		['omar', 'scuole-primarie', '1'],
		['giulia', 'banca-del-tempo', '1'],
		['teresa', 'centro-per-la-famiglia', '2'],
		['fatou', 'rete-donna', '3'],
	];
	await seedPoll(unit, {
		...common(ids, made, 'luca'),
		subject: { kind: 'clause', draftId: made.draftId, clauseId: id },
		method: { kind: 'gradient', steps: 5 },
		ballot: 'open',
		results: 'at-once',
		voters: 'organizations',
		title: 'Quanto siamo d’accordo sul perché del patto?',
		quorum: { kind: 'percent', percent: 50 },
		threshold: { kind: 'more' },
		closesAt: closedAt,
		openedAt,
		closedAt,
		wordingNow: wording,
		wordingAtOpening: wording,
		votes: votes.map(([person, body, choice], index) => ({
			...{ voter: `o:${made.bodyId(body)}`, personId: made.personId(person), choice, wording },
			at: openedAt + (index + 1) * day,
		})),
	});
}

/** Open, in a protected tavolo: three dots each, nobody sees the others' before the end. */
async function whatComesFirst(ids: Ids, unit: UnitOfWork, made: Made): Promise<void> {
	const openedAt = made.now - 5 * day;
	await seedPoll(unit, {
		...common(ids, made, 'fatou'),
		subject: { kind: 'question' },
		method: {
			kind: 'dots',
			dots: 5,
			stack: true,
			options: [
				{ id: 'o1', words: 'Far conoscere il 1522' },
				{ id: 'o2', words: 'Scrivere il quinto quaderno' },
				{ id: 'o3', words: 'Un punto di ascolto nelle scuole' },
				{ id: 'o4', words: 'Aiutare chi cerca lavoro' },
				{ id: 'o5', words: 'Chi tiene i bambini durante gli incontri' },
			],
		},
		ballot: 'reserved',
		results: 'at-closing',
		voters: 'members',
		title: 'Che cosa viene prima quest’anno?',
		closesAt: endOf(made.now, 9),
		openedAt,
		closedAt: null,
		votes: byPeople(
			made,
			[
				['teresa', 'o1:2,o3:2,o5:1'],
				['fatou', 'o1:3,o4:2'],
			],
			openedAt + day,
		),
	});
}

function byPeople(
	made: Made,
	votes: readonly (readonly [string, string])[],
	at: number,
): PollToSeed['votes'] {
	return votes.map(([person, choice], index) => {
		const personId = made.personId(person);
		return { voter: `p:${personId}`, personId, choice, wording: '', at: at + index * hour };
	});
}
