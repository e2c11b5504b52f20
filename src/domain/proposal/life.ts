import { daysBetween, type Day } from '#domain/space/day.ts';

/**
 * The life of a proposal: open, then under examination, then answered in one of three ways. Withdrawn: its author took it
 * back before anybody else stood behind it.
 */
export const proposalStates = ['open', 'review', 'accepted', 'partly', 'declined', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export const answers = ['accepted', 'partly', 'declined'] as const;
export type Answer = (typeof answers)[number];

/** The states a list can be filtered by: what was taken back is in none. */
export const listedStates = ['open', 'review', 'accepted', 'partly', 'declined'] as const;
export type ListedState = (typeof listedStates)[number];

export function isAnswered(state: ProposalState): state is Answer {
	return (answers as readonly string[]).includes(state);
}

/** People can still stand behind it, argue and attach. */
export function isAwaited(state: ProposalState): boolean {
	return state === 'open' || state === 'review';
}

const next: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
	open: ['review', 'accepted', 'partly', 'declined'],
	review: ['accepted', 'partly', 'declined'],
	// An answer can be looked at again, never made not to have been given: the history keeps both.
	accepted: ['review'],
	partly: ['review'],
	declined: ['review'],
	withdrawn: [],
};

export function nextStates(state: ProposalState): readonly ProposalState[] {
	return next[state];
}

export const longestReason = 2_000;

export type StepFault = 'state-missing' | 'reason-missing' | 'reason-too-long' | 'date-in-the-past';

/**
 * Whether whoever answers may move a proposal from the state they saw to another. An answer, and a second look at one,
 * need a reason that everybody reads.
 */
export function decideStep(
	now: { readonly state: ProposalState; readonly today: Day },
	step: {
		readonly seen: ProposalState;
		readonly to: ProposalState;
		readonly reason: string;
		readonly promisedOn: Day | null;
	},
):
	| { readonly decided: true }
	| { readonly refused: 'changed-meanwhile' | 'no-such-step' }
	| {
			readonly refused: 'fields';
			readonly faults: Partial<Record<'to' | 'reason' | 'promised', StepFault>>;
	  } {
	if (step.seen !== now.state) return { refused: 'changed-meanwhile' };
	if (!next[now.state].includes(step.to)) return { refused: 'no-such-step' };
	const faults: Partial<Record<'to' | 'reason' | 'promised', StepFault>> = {};
	const needed = isAnswered(step.to) || isAnswered(now.state);
	if (needed && step.reason === '') faults.reason = 'reason-missing';
	if (step.reason.length > longestReason) faults.reason = 'reason-too-long';
	if (step.promisedOn !== null && step.promisedOn < now.today) faults.promised = 'date-in-the-past';
	return Object.keys(faults).length > 0 ? { refused: 'fields', faults } : { decided: true };
}

/** When an answer is owed, and whether it is late. */
export interface PromisedAnswer {
	/** Null: nobody has said a day yet. */
	readonly due: Day | null;
	/** Days since it was due without an answer; 0 when it is not late. */
	readonly daysLate: number;
}

/**
 * The day the proposal was promised an answer when it was taken up; else the day the tavolo owes its answers, if the
 * proposal was there before. An answer given late is not late any more.
 */
export function promisedAnswer(
	proposal: { readonly state: ProposalState; readonly createdOn: Day; readonly promisedOn: Day | null },
	spaceDueOn: Day,
	today: Day,
): PromisedAnswer {
	const due = proposal.promisedOn ?? (proposal.createdOn <= spaceDueOn ? spaceDueOn : null);
	const late = due !== null && isAwaited(proposal.state) && due < today;
	return { due, daysLate: late ? daysBetween(due, today) : 0 };
}
