import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import { readChoice, type Choice } from '#domain/poll/choice.ts';
import { due, resultsAreOut } from '#domain/poll/poll.ts';
import { can } from '#domain/space/can.ts';
import type { SpaceView } from '../space/space-view.ts';
import { subjectOf } from '../space/subject.ts';
import { heirsOf, keptWordings, readClause } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { voterOf } from './act.ts';
import { settleDue } from './close-poll.ts';
import type { EditorialView, Mine, NamedVote, PollClause, PollView } from './poll-view.ts';
import {
	pollByCode,
	pollById,
	pollsOfClauses,
	pollsOfSubject,
	slugOfSpace,
	type StoredPoll,
} from './store.ts';
import { voterLabels, isEntitled, namesOf } from './voter-store.ts';
import { editorialChanges } from './wording-store.ts';
import { subjectView } from './subject.ts';
import { holdingWordings } from './take-tally.ts';
import { publicTallyOf } from './tally-news.ts';
import { namedVotes, participationOf, urnOf, voteOf } from './vote-store.ts';

type Db = Kit['storage']['read'];
type Here = Pick<SpaceView, 'id' | 'slug' | 'draftId' | 'visibility' | 'state' | 'subject'>;

/** Names beside choices: so many, in the order of the alphabet. */
const shownNames = 500;
const noWords = { title: '', plain: '' };

/** One poll of a tavolo the actor may read; null when it has none such. Opens and closes it first when that is due. */
export async function readPoll(
	kit: Kit,
	actor: Actor,
	space: Here,
	pollId: string,
): Promise<PollView | null> {
	let poll = await pollById(kit.storage.read, pollId);
	if (poll === null || poll.spaceId !== space.id) return null;
	if (due(poll, kit.clock()) !== null) {
		await settleDue(kit);
		poll = (await pollById(kit.storage.read, pollId))!;
	}
	return viewOf(kit, actor, space, poll);
}

/** The newest poll about this clause that is not over, or else the last one; null for none. */
export async function pollOfClause(
	kit: Kit,
	actor: Actor,
	space: Here,
	clauseId: string,
): Promise<PollView | null> {
	const polls = await pollsOfClauses(kit.storage.read, space.draftId, [clauseId]);
	return newest(kit, actor, space, polls);
}

/** The same about a proposal or an amendment. */
export async function pollOfSubject(
	kit: Kit,
	actor: Actor,
	space: Here,
	kind: 'proposal' | 'amendment',
	subjectId: string,
): Promise<PollView | null> {
	return newest(kit, actor, space, await pollsOfSubject(kit.storage.read, kind, subjectId));
}

async function newest(kit: Kit, actor: Actor, space: Here, polls: readonly StoredPoll[]) {
	const poll = polls.find(({ state }) => state === 'open' || state === 'counting') ?? polls[0];
	return poll ? readPoll(kit, actor, space, poll.id) : null;
}

async function viewOf(kit: Kit, actor: Actor, space: Here, poll: StoredPoll): Promise<PollView> {
	const db = kit.storage.read;
	const clause = await clauseOf(kit, poll);
	const holding = await holdingWordings(db, poll);
	const subject = await subjectView(kit, space, poll);
	const names = await namesOf(db, poll.createdBy === null ? [] : [poll.createdBy]);
	return {
		id: poll.id,
		code: poll.code,
		title: poll.title,
		explanation: poll.explanation,
		subject,
		method: poll.method,
		ballot: poll.ballot,
		results: poll.results,
		voters: poll.voters,
		quorum: poll.quorum,
		threshold: poll.threshold,
		paper: poll.paper,
		opensAt: poll.opensAt,
		closesAt: poll.closesAt,
		state: poll.state,
		openedAt: poll.openedAt,
		closedAt: poll.closedAt,
		countedAt: poll.countedAt,
		createdAt: poll.createdAt,
		byName: names.get(poll.createdBy ?? '') ?? null,
		public: await publicTallyOf(kit, poll),
		clause,
		editorial: await editorialOf(db, poll),
		earlier: await earlierWordings(db, poll, holding, clause),
		mine: await mineOf(db, actor, poll, holding),
		// A tavolo may have become protected since it was asked openly: from then on nobody stands there by name.
		names:
			poll.ballot === 'open' && resultsAreOut(poll) && space.visibility !== 'protected'
				? await namesBeside(db, poll, holding)
				: null,
	};
}

async function clauseOf(kit: Kit, poll: StoredPoll): Promise<PollClause | null> {
	if (poll.subject.kind !== 'clause') return null;
	const { draftId, clauseId } = poll.subject;
	const db = kit.storage.read;
	const now = await readClause(kit, draftId, clauseId);
	const opening =
		poll.wording === null
			? null
			: ((await keptWordings(db, draftId, clauseId, [poll.wording])).get(poll.wording) ?? null);
	const gone = now === null || now.archived;
	return {
		id: clauseId,
		number: gone ? null : now.number,
		title: now?.title ?? opening?.title ?? '',
		html: gone ? (opening?.html ?? '') : now.html,
		plain: gone ? (opening?.plain ?? '') : now.plain,
		hash: gone ? null : now.hash,
		changedAt: now?.changedAt ?? 0,
		heirs: await heirsOf(db, draftId, clauseId),
	};
}

async function editorialOf(db: Db, poll: StoredPoll): Promise<readonly EditorialView[]> {
	if (poll.subject.kind !== 'clause') return [];
	const { draftId, clauseId } = poll.subject;
	const changes = await editorialChanges(db, draftId, clauseId);
	const words = await keptWordings(
		db,
		draftId,
		clauseId,
		changes.flatMap(({ from, to }) => [from, to]),
	);
	const names = await namesOf(
		db,
		changes.map(({ personId }) => personId),
	);
	return changes.map(({ from, to, note, at, personId }) => ({
		note,
		at,
		byName: names.get(personId) ?? null,
		before: words.get(from) ?? noWords,
		after: words.get(to) ?? noWords,
	}));
}

/** Wordings with votes on them that no longer hold: what a facilitator may mark as a change of form alone. */
async function earlierWordings(
	db: Db,
	poll: StoredPoll,
	holding: ReadonlySet<string> | null,
	clause: PollClause | null,
) {
	if (poll.subject.kind !== 'clause' || poll.state !== 'open' || holding === null || clause?.hash === null)
		return [];
	const { draftId, clauseId } = poll.subject;
	const votes = new Map<string, number>();
	for (const slip of await urnOf(db, poll.id))
		if (!holding.has(slip.wording)) votes.set(slip.wording, (votes.get(slip.wording) ?? 0) + slip.votes);
	// For a secret ballot the words of the opening are the only ones there are.
	if (poll.ballot === 'secret' && poll.wording !== null && !holding.has(poll.wording))
		votes.set(poll.wording, 0);
	const words = await keptWordings(db, draftId, clauseId, [...votes.keys()]);
	return [...votes].flatMap(([hash, count]) => {
		const kept = words.get(hash);
		return kept
			? [{ hash, title: kept.title, plain: kept.plain, votes: poll.ballot === 'secret' ? null : count }]
			: [];
	});
}

async function mineOf(
	db: Db,
	actor: Actor,
	poll: StoredPoll,
	holding: ReadonlySet<string> | null,
): Promise<Mine> {
	if (actor.kind === 'visitor') return { kind: 'signed-out' };
	const voter = voterOf(actor, poll);
	if (voter === null) return { kind: 'not-entitled', why: 'speaks-for-nobody' };
	if (poll.state === 'waiting' || poll.state === 'withdrawn') return { kind: 'waiting' };
	if (!(await isEntitled(db, poll.id, voter))) {
		const member = membershipIn(actor, poll.spaceId as SpaceId) !== null;
		const why =
			poll.voters === 'organizations'
				? 'body-not-on-list'
				: poll.voters === 'members'
					? member
						? 'came-later'
						: 'not-a-member'
					: actor.administrator
						? 'office'
						: 'came-later';
		return { kind: 'not-entitled', why };
	}
	const as = voter.startsWith('o:') ? ((await voterLabels(db, [voter])).get(voter) ?? '') : null;
	if (poll.ballot === 'secret') {
		const via = await participationOf(db, poll.id, voter);
		return via === null ? { kind: 'may-vote', as } : { kind: 'took-part', via, as };
	}
	const vote = await voteOf(db, poll.id, voter);
	if (vote === null) return { kind: 'may-vote', as };
	const holds = holding === null || holding.has(vote.wording);
	let before = null;
	if (!holds && poll.subject.kind === 'clause') {
		const { draftId, clauseId } = poll.subject;
		before = (await keptWordings(db, draftId, clauseId, [vote.wording])).get(vote.wording) ?? null;
	}
	return {
		kind: 'voted',
		as,
		choice: Object.fromEntries(readChoice(poll.method, vote.choice)),
		at: vote.at,
		holds,
		before,
	};
}

async function namesBeside(
	db: Db,
	poll: StoredPoll,
	holding: ReadonlySet<string> | null,
): Promise<readonly NamedVote[]> {
	const votes = await namedVotes(db, poll.id, shownNames);
	return votes.map(({ name, choice, wording }) => ({
		name,
		choice: Object.fromEntries(readChoice(poll.method, choice as Choice)),
		holds: holding === null || holding.has(wording),
	}));
}

/** Where the short address on a printed sheet leads; null for nobody's, and for what this person may not read. */
export async function pathOfCode(kit: Kit, actor: Actor, code: string): Promise<string | null> {
	const poll = await pollByCode(kit.storage.read, code.toLowerCase());
	const slug = poll && (await slugOfSpace(kit.storage.read, poll.spaceId));
	if (!poll || !slug) return null;
	const subject = await subjectOf(kit, poll.spaceId);
	return subject && can(actor, 'read', subject) ? `/tavoli/${slug}/voti/${poll.id}` : null;
}
