import type { MethodKind, PollMethod } from '#domain/poll/method.ts';
import type { PollRules, PollState } from '#domain/poll/poll.ts';
import type { PublicTally } from '#domain/poll/public-tally.ts';
import type { Outcome } from '#domain/poll/tally.ts';

type Choice = Readonly<Record<string, number>>;

export type MyPart =
	| { readonly kind: 'signed-out' }
	| { readonly kind: 'waiting' }
	| { readonly kind: 'not-entitled'; readonly why: NotEntitled }
	| { readonly kind: 'may-vote'; readonly as: string | null }
	| {
			readonly kind: 'voted';
			readonly as: string | null;
			readonly choice: Choice;
			readonly at: number;
			readonly holds: boolean;
	  }
	| { readonly kind: 'took-part'; readonly as: string | null; readonly via: 'online' | 'paper' };
export type NotEntitled = 'speaks-for-nobody' | 'body-not-on-list' | 'not-a-member' | 'came-later' | 'office';

export interface ShownSubject {
	readonly kind: PollRules['subject']['kind'];
	readonly number: number | null;
	readonly title: string;
	readonly href: string | null;
}

/** What the pages show of a poll; the server's view is one of these. */
export interface ShownPoll extends Omit<PollRules, 'subject' | 'method'> {
	readonly id: string;
	readonly title: string;
	readonly explanation: string;
	readonly method: PollMethod;
	readonly subject: ShownSubject;
	readonly state: PollState;
	readonly closedAt: number | null;
	readonly public: PublicTally;
	readonly clause: {
		readonly id: string;
		readonly number: number | null;
		readonly title: string;
		readonly hash: string | null;
		readonly changedAt: number;
		readonly heirs: readonly {
			readonly id: string;
			readonly number: number | null;
			readonly title: string;
		}[];
	} | null;
	readonly mine: MyPart;
}

export interface ShownLine {
	readonly id: string;
	readonly title: string;
	readonly methodKind: MethodKind;
	readonly subject: ShownSubject;
	readonly state: PollState;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	readonly closedAt: number | null;
	readonly ballots: number;
	readonly outcome: Outcome | null;
	readonly standing: 'outside' | 'may-vote' | 'to-confirm' | 'voted';
}
