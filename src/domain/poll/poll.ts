import type { PollMethod } from './method.ts';
import type { Quorum, Threshold } from './tally.ts';

export type PollId = string & { readonly __brand: 'PollId' };

/** What a poll is about. A clause is voted on with its exact words. */
export type PollSubject =
	| { readonly kind: 'clause'; readonly draftId: string; readonly clauseId: string }
	| { readonly kind: 'proposal' | 'amendment'; readonly id: string }
	| { readonly kind: 'question' };
export const subjectKinds = ['clause', 'proposal', 'amendment', 'question'] as const;

/**
 * open: everybody who may read the tavolo reads who chose what. reserved: kept with the voter, so that it can be changed and
 * confirmed, and shown to nobody else. secret: nothing joins the voter to the choice; it can't be changed or shown again.
 */
export const ballots = ['open', 'reserved', 'secret'] as const;
export type Ballot = (typeof ballots)[number];

/** at-once: the count is public and live. at-closing: nobody sees it before the end. */
export const resultTimes = ['at-once', 'at-closing'] as const;
export type ResultTime = (typeof resultTimes)[number];

/**
 * residents: everybody with an account. members: everybody in the tavolo. organizations: one voice each, cast by whoever
 * speaks for the body; bodies that only observe have none.
 */
export const voterKinds = ['residents', 'members', 'organizations'] as const;
export type VoterKind = (typeof voterKinds)[number];

/**
 * waiting: not open yet. open: votes are taken. counting: no more votes online, sheets still being entered.
 * closed: counted, the tally stands. withdrawn: never opened.
 */
export const pollStates = ['waiting', 'open', 'counting', 'closed', 'withdrawn'] as const;
export type PollState = (typeof pollStates)[number];

/** What a poll is, from the day it is written down. Nothing of it changes once it is open, but the closing. */
export interface PollRules {
	readonly subject: PollSubject;
	readonly method: PollMethod;
	readonly ballot: Ballot;
	readonly results: ResultTime;
	readonly voters: VoterKind;
	readonly quorum: Quorum;
	readonly threshold: Threshold;
	/** Sheets and hands are counted too. */
	readonly paper: boolean;
	/** Milliseconds since 1970; null: by hand. */
	readonly opensAt: number | null;
	readonly closesAt: number | null;
}

export interface PollTimes {
	readonly state: PollState;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
}

/** What is due at this moment, though nobody may have done it yet. */
export function due(poll: PollTimes, now: number): 'open' | 'close' | null {
	if (poll.state === 'waiting' && poll.opensAt !== null && now >= poll.opensAt) return 'open';
	if (poll.state === 'open' && poll.closesAt !== null && now >= poll.closesAt) return 'close';
	return null;
}

/** Whether the figures may be shown to somebody who may read the tavolo. */
export function resultsAreOut(poll: { readonly state: PollState; readonly results: ResultTime }): boolean {
	if (poll.state === 'closed') return true;
	return poll.results === 'at-once' && (poll.state === 'open' || poll.state === 'counting');
}

export function isChangeable(ballot: Ballot): boolean {
	return ballot !== 'secret';
}
