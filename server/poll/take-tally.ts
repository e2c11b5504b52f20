import { claimThatCounts } from '#domain/poll/claims.ts';
import { countSlips, type Slip } from '#domain/poll/count.ts';
import { makeTally, type SourceCount, type Tally } from '#domain/poll/tally.ts';
import { wordingsThatHold } from '#domain/poll/wording.ts';
import { clauseNow } from '../draft/views.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import {
	handsOf,
	onlineVotesOf,
	paperOf,
	settlementsOf,
	type HandCount,
	type PaperLine,
	type Settlement,
} from './paper-store.ts';
import { type StoredPoll } from './store.ts';
import { editorialChanges } from './wording-store.ts';
import { urnOf, type UrnSlip } from './vote-store.ts';

type Db = UnitOfWork['db'];

/** A voter with several votes, as the office sees it. */
export interface Conflict {
	readonly voter: string;
	readonly online: { readonly choice: string; readonly at: number } | null;
	readonly lines: readonly PaperLine[];
	/** The vote that counts: 'online' or '<sheet>/<line>'. */
	readonly counts: string;
	readonly settled: Settlement | null;
}

export interface Taken {
	readonly tally: Tally;
	readonly conflicts: readonly Conflict[];
	/** Lines and hands that a second person has not confirmed yet; they count for nothing so far. */
	readonly unconfirmed: number;
}

/**
 * Wordings a vote may have been given on to hold: those of now, after the closing those of the closing. Null when the
 * poll is not about a clause: everything holds.
 */
export async function holdingWordings(
	db: Db,
	poll: Pick<StoredPoll, 'subject' | 'closingWording'>,
): Promise<ReadonlySet<string> | null> {
	const { subject } = poll;
	if (subject.kind !== 'clause') return null;
	const words = poll.closingWording ?? (await clauseNow(db, subject.draftId, subject.clauseId))?.hash;
	const changes = await editorialChanges(db, subject.draftId, subject.clauseId);
	return wordingsThatHold(words || null, changes);
}

/** Counts everything there is: urn, sheets and hands, each voter once. */
export async function takeTally(
	db: Db,
	poll: StoredPoll,
	online: readonly UrnSlip[] | null = null,
): Promise<Taken> {
	const urn = online ?? (await urnOf(db, poll.id));
	const lines = poll.paper ? await paperOf(db, poll.id) : [];
	const hands = poll.paper ? await handsOf(db, poll.id) : [];
	const conflicts = await conflictsOf(db, poll.id, lines);
	const outvoted = new Set<string>();
	const removed: UrnSlip[] = [];
	const online_ = await onlineVotesOf(
		db,
		poll.id,
		conflicts.map(({ voter }) => voter),
	);
	for (const { voter, counts, lines: claimed } of conflicts) {
		for (const { sheet, line } of claimed)
			if (`${sheet}/${line}` !== counts) outvoted.add(`${sheet}/${line}`);
		const vote = online_.get(voter);
		if (vote && counts !== 'online') removed.push({ ...vote, votes: -1 });
	}
	const counted = lines.filter((line) => isConfirmed(line) && !outvoted.has(`${line.sheet}/${line.line}`));
	const holding = await holdingWordings(db, poll);
	const source = (slips: readonly (Slip & { readonly wording: string })[]): SourceCount => ({
		all: countSlips(poll.method, slips),
		holding: countSlips(
			poll.method,
			slips.filter(({ wording }) => holding === null || holding.has(wording)),
		),
	});
	const tally = makeTally(poll.method, poll, poll.entitled ?? 0, {
		online: source([...urn, ...removed]),
		paper: source(counted.map((line) => ({ ...line, votes: 1 }))),
		hands: source(hands.filter(isConfirmed).flatMap(handSlips)),
	});
	// A wrong line has a place on a sheet, where it is typed again or agreed not to be; wrong hands are counted anew.
	const waiting = [...lines.filter(({ state }) => state !== 'out'), ...hands.filter(({ wrong }) => !wrong)];
	const unconfirmed = waiting.filter((one) => !isConfirmed(one)).length;
	return { tally, conflicts, unconfirmed };
}

function isConfirmed(one: { readonly confirmedBy: string | null }): boolean {
	return one.confirmedBy !== null;
}

function handSlips(hands: HandCount): (Slip & { readonly wording: string })[] {
	const slip = (choice: string, votes: number) => ({
		choice: choice as Slip['choice'],
		votes,
		wording: hands.wording,
	});
	return [slip('for', hands.inFavour), slip('against', hands.against), slip('abstain', hands.abstained)];
}

/** Voters who stand on more than one line, or on a line and online. Lines not confirmed yet are looked at too. */
async function conflictsOf(db: Db, pollId: string, lines: readonly PaperLine[]): Promise<Conflict[]> {
	const byVoter = new Map<string, PaperLine[]>();
	for (const line of lines) {
		if (line.voter === null || line.state !== 'typed') continue;
		byVoter.set(line.voter, [...(byVoter.get(line.voter) ?? []), line]);
	}
	const online = await onlineVotesOf(db, pollId, [...byVoter.keys()]);
	const settled = new Map((await settlementsOf(db, pollId)).map((one) => [one.voter, one]));
	const conflicts: Conflict[] = [];
	for (const [voter, claimed] of byVoter) {
		const vote = online.get(voter) ?? null;
		const claims = [...(vote ? ['online'] : []), ...claimed.map(({ sheet, line }) => `${sheet}/${line}`)];
		if (claims.length < 2) continue;
		const one = settled.get(voter) ?? null;
		conflicts.push({
			voter,
			online: vote,
			lines: claimed,
			counts: claimThatCounts(claims, one?.keep ?? null)!,
			settled: one,
		});
	}
	return conflicts;
}
