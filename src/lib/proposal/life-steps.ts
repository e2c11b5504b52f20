import { isAnswered, isAwaited, type ProposalState } from '#domain/proposal/life.ts';
import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { formatDay } from '#lib/ui/format.ts';
import { stateLabels } from './words.ts';

export interface LifeStep {
	readonly state: ProposalState;
	readonly reason: string;
	readonly promisedOn: string | null;
	readonly byName: string | null;
	readonly at: number;
}

/** As the kit's `Steps` takes it. */
export interface PathStep {
	readonly title: string;
	readonly state: 'done' | 'now' | 'next';
	readonly when?: string;
	readonly here?: string;
}

/** The life of a proposal as a path: what was, where it stands, what is still to come. */
export function lifeSteps(state: ProposalState, history: readonly LifeStep[]): readonly PathStep[] {
	const when = (of: ProposalState) => {
		const step = history.findLast((one) => one.state === of);
		return step ? { when: formatDay(step.at, getLocale()) } : {};
	};
	const here = { here: m.proposal_here() };
	const open = { title: stateLabels.open(), ...when('open') };
	const review = { title: stateLabels.review(), ...when('review') };
	const wasReviewed = history.some((step) => step.state === 'review');
	if (isAwaited(state)) {
		return [
			state === 'open' ? { ...open, state: 'now' as const, ...here } : { ...open, state: 'done' as const },
			state === 'review'
				? { ...review, state: 'now' as const, ...here }
				: { ...review, state: 'next' as const },
			{ title: m.proposal_answer_step(), state: 'next' as const },
		];
	}
	return [
		{ ...open, state: 'done' as const },
		...(isAnswered(state) && wasReviewed ? [{ ...review, state: 'done' as const }] : []),
		{ title: stateLabels[state](), state: 'done' as const, ...when(state) },
	];
}
