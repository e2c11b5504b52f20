import { isAwaited, type ProposalState } from './life.ts';

/** What a decision about a proposal needs to know of it. */
export interface ProposalStanding {
	readonly state: ProposalState;
	/** Null when the author's account is gone. */
	readonly authorId: string | null;
	/** People behind it, its author not counted. */
	readonly support: number;
	/** Arguments of others count as answers to its words. */
	readonly argumentsOfOthers: number;
}

/**
 * Its words can be changed by its author until somebody else has stood behind them or argued about them: nobody must find
 * themselves behind a text they never read. Afterwards something can be added, with its own date.
 */
export function decideEdit(proposal: ProposalStanding, personId: string): 'change' | 'add' | 'nothing' {
	if (proposal.authorId !== personId || !isAwaited(proposal.state)) return 'nothing';
	if (proposal.state === 'open' && proposal.support === 0 && proposal.argumentsOfOthers === 0)
		return 'change';
	return 'add';
}

/** Taken back by its author, as long as it is theirs alone. */
export function decideWithdrawal(proposal: ProposalStanding, personId: string): boolean {
	return proposal.authorId === personId && isAwaited(proposal.state) && proposal.support === 0;
}

export type SupportRefusal = 'own' | 'answered';

/** One person, one support, never for oneself, and not after the answer: the number then stands as it was answered. */
export function decideSupport(
	proposal: Pick<ProposalStanding, 'state' | 'authorId'>,
	personId: string,
): { readonly refused: SupportRefusal } | null {
	if (!isAwaited(proposal.state)) return { refused: 'answered' };
	return proposal.authorId === personId ? { refused: 'own' } : null;
}

export const sides = ['for', 'against'] as const;
export type Side = (typeof sides)[number];

/** One's own words, whenever one likes: also after the answer, also in a closed tavolo. */
export function decideArgumentWithdrawal(
	argument: Pick<ProposalStanding, 'authorId'>,
	personId: string,
): boolean {
	return argument.authorId === personId;
}

/** So that one person cannot fill a side alone. */
export const argumentsPerPerson = 5;
