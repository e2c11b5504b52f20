import type { Choice } from '#domain/poll/choice.ts';
import type { PollRules } from '#domain/poll/poll.ts';
import { countSlips } from '#domain/poll/count.ts';
import { makeTally } from '#domain/poll/tally.ts';
import { wordingsThatHold } from '#domain/poll/wording.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { putPaperLine, markPaperLine } from './paper-store.ts';
import { insertPoll, updatePoll, type StoredPoll } from './store.ts';
import { freezeVoters } from './voter-store.ts';
import { putVote, turnUrn } from './vote-store.ts';

export interface PollToSeed extends PollRules {
	readonly id: string;
	readonly code: string;
	readonly spaceId: string;
	readonly title: string;
	readonly explanation: string;
	readonly createdBy: string;
	readonly openedAt: number;
	/** Null: still open. */
	readonly closedAt: number | null;
	/** Hash of the clause's words now; null when it is not about a clause. */
	readonly wordingNow: string | null;
	readonly wordingAtOpening: string | null;
	readonly votes: readonly {
		readonly voter: string;
		readonly personId: string;
		readonly choice: string;
		/** Hash; empty when the poll is not about a clause. */
		readonly wording: string;
		readonly at: number;
	}[];
	readonly paper: boolean;
	readonly sheets: readonly {
		readonly sheet: number;
		readonly line: number;
		readonly choice: string;
		readonly voter: string | null;
		readonly name: string;
		readonly enteredBy: string;
		readonly confirmedBy: string;
		readonly at: number;
	}[];
}

/** A poll as if people had voted in it: for the demonstration. Open or reserved ballots only. */
export async function seedPoll(unit: UnitOfWork, seed: PollToSeed): Promise<void> {
	const { votes, sheets, wordingNow, wordingAtOpening, openedAt, closedAt, ...rules } = seed;
	const poll: StoredPoll = {
		...rules,
		state: 'open',
		openedAt,
		closedAt: null,
		countedAt: null,
		entitled: null,
		tally: null,
		wording: wordingAtOpening,
		closingWording: closedAt === null ? null : wordingNow,
		createdAt: openedAt,
	};
	await insertPoll(unit.db, poll);
	const entitled = await freezeVoters(unit.db, poll);
	await updatePoll(unit.db, poll.id, { state: 'open', entitled });
	for (const vote of votes) {
		const choice = vote.choice as Choice;
		await putVote(unit.db, poll.id, { ...vote, choice });
		await turnUrn(unit.db, poll.id, { wording: vote.wording, choice }, 1);
	}
	for (const { sheet, line, choice, voter, name, enteredBy, confirmedBy, at } of sheets) {
		await putPaperLine(unit.db, poll.id, {
			...{ sheet, line, voter, name, enteredBy, enteredAt: at },
			...{ choice: choice as Choice, wording: wordingNow ?? '' },
		});
		await markPaperLine(unit.db, poll.id, { sheet, line }, { by: confirmedBy, at, right: true });
	}
	if (closedAt === null) return;
	const holding = wordingsThatHold(wordingNow, []);
	const slips = votes.map(({ choice, wording }) => ({ choice: choice as Choice, wording, votes: 1 }));
	const all = countSlips(poll.method, slips);
	const held = countSlips(
		poll.method,
		slips.filter(({ wording }) => wording === '' || holding.has(wording)),
	);
	const none = { all: countSlips(poll.method, []), holding: countSlips(poll.method, []) };
	const tally = makeTally(poll.method, poll, entitled, {
		online: { all, holding: held },
		paper: none,
		hands: none,
	});
	await updatePoll(unit.db, poll.id, { state: 'closed', closedAt, countedAt: closedAt, tally });
}
