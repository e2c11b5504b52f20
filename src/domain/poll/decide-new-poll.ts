import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Visibility } from '#domain/space/role.ts';
import { decideMethod, type MethodFault, type TypedMethod } from './decide-method.ts';
import { readMoment, type MomentFault } from './moment.ts';
import type { Ballot, PollRules, PollSubject, ResultTime, VoterKind } from './poll.ts';
import type { Quorum, Threshold } from './tally.ts';

export const longestTitle = 200;
export const longestExplanation = 2_000;

/** A poll as somebody typed it. */
export interface TypedPoll extends TypedMethod {
	readonly subject: PollSubject;
	readonly title: string;
	readonly explanation: string;
	readonly ballot: Ballot;
	readonly results: ResultTime;
	readonly voters: VoterKind;
	readonly quorumKind: Quorum['kind'];
	readonly quorum: string;
	readonly thresholdKind: Threshold['kind'];
	readonly threshold: string;
	readonly paper: boolean;
	readonly opening: 'now' | 'date' | 'hand';
	readonly opensDay: string;
	readonly opensHour: string;
	readonly closing: 'date' | 'hand';
	readonly closesDay: string;
	readonly closesHour: string;
}

export type PollFault =
	| MethodFault
	| MomentFault
	| 'text-missing'
	| 'text-too-long'
	| 'number-unreadable'
	| 'percent-unreadable'
	| 'moment-in-the-past'
	| 'closes-before-it-opens'
	| 'secret-shows-at-closing'
	| 'names-not-here'
	| 'residents-not-here';
/** Field name → what is wrong with it. */
export type PollFaults = Readonly<Record<string, PollFault>>;

export interface DecidedPoll extends PollRules {
	readonly title: string;
	readonly explanation: string;
	readonly opensNow: boolean;
}

/** Everything that is wrong is said at once, field by field. */
export function decideNewPoll(
	typed: TypedPoll,
	facts: { readonly now: number; readonly visibility: Visibility },
): { readonly poll: DecidedPoll } | { readonly refused: 'poll-incomplete'; readonly faults: PollFaults } {
	const faults: Record<string, PollFault> = {};
	const text = (name: 'title' | 'explanation', longest: number, needed: boolean): string => {
		const tidy = tidyText(name === 'title' ? typed[name].replace(/[\r\n]+/g, ' ') : typed[name]);
		if (needed && tidy === '') faults[name] = 'text-missing';
		else if (tidy.length > longest * 4 || lettersIn(tidy) > longest) faults[name] = 'text-too-long';
		return tidy;
	};
	const title = text('title', longestTitle, true);
	const explanation = text('explanation', longestExplanation, false);
	const method = decideMethod(typed, faults);
	const sides = typed.methodKind === 'yes-no' || typed.methodKind === 'gradient';
	const quorum = readQuorum(typed, faults);
	const threshold: Threshold = sides ? readThreshold(typed, faults) : { kind: 'none' };
	if (typed.ballot === 'secret' && typed.results === 'at-once') faults.results = 'secret-shows-at-closing';
	if (typed.ballot === 'open' && facts.visibility === 'protected') faults.ballot = 'names-not-here';
	if (typed.voters === 'residents' && facts.visibility !== 'public') faults.voters = 'residents-not-here';

	const opensAt = typed.opening === 'date' ? moment('opens', typed.opensDay, typed.opensHour, faults) : null;
	const closesAt =
		typed.closing === 'date' ? moment('closes', typed.closesDay, typed.closesHour, faults) : null;
	if (opensAt !== null && opensAt <= facts.now) faults.opensDay = 'moment-in-the-past';
	if (closesAt !== null && closesAt <= facts.now) faults.closesDay = 'moment-in-the-past';
	else if (closesAt !== null && opensAt !== null && closesAt <= opensAt)
		faults.closesDay = 'closes-before-it-opens';

	if (Object.keys(faults).length > 0 || method === null) return { refused: 'poll-incomplete', faults };
	const { subject, ballot, results, voters, paper } = typed;
	const rules: PollRules = {
		...{ subject, method, ballot, results, voters, quorum, threshold, paper, opensAt, closesAt },
	};
	return { poll: { ...rules, title, explanation, opensNow: typed.opening === 'now' } };
}

function moment(
	name: 'opens' | 'closes',
	day: string,
	hour: string,
	faults: Record<string, PollFault>,
): number | null {
	const read = readMoment(day, hour);
	if ('at' in read) return read.at;
	faults[`${name}${read.refused.startsWith('hour') ? 'Hour' : 'Day'}`] = read.refused;
	return null;
}

function wholeNumber(typed: string, most: number): number | null {
	const text = typed.normalize('NFKC').replace(/[%\s]/g, '');
	const number = Number(text);
	return /^\d{1,7}$/.test(text) && number >= 1 && number <= most ? number : null;
}

function readQuorum(typed: TypedPoll, faults: Record<string, PollFault>): Quorum {
	if (typed.quorumKind === 'none') return { kind: 'none' };
	const percent = typed.quorumKind === 'percent';
	const number = wholeNumber(typed.quorum, percent ? 100 : 1_000_000);
	if (number === null) {
		faults.quorum = percent ? 'percent-unreadable' : 'number-unreadable';
		return { kind: 'none' };
	}
	return percent ? { kind: 'percent', percent: number } : { kind: 'number', number };
}

function readThreshold(typed: TypedPoll, faults: Record<string, PollFault>): Threshold {
	if (typed.thresholdKind !== 'percent') return { kind: typed.thresholdKind };
	const percent = wholeNumber(typed.threshold, 100);
	if (percent !== null) return { kind: 'percent', percent };
	faults.threshold = 'percent-unreadable';
	return { kind: 'none' };
}
