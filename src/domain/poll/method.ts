/** What people choose between. `id` is short and stands in a choice; the words are shown. */
export interface PollOption {
	readonly id: string;
	readonly words: string;
}

/**
 * How people choose. yes-no: favorevole, contrario, astenuto. gradient: degrees of agreement, from full support (1) to
 * opposition. ranking: options in order of preference. dots: a few dots to spread over the options.
 */
export type PollMethod =
	| { readonly kind: 'yes-no' }
	| { readonly kind: 'gradient'; readonly steps: 5 | 7 }
	| { readonly kind: 'ranking'; readonly options: readonly PollOption[] }
	| {
			readonly kind: 'dots';
			readonly options: readonly PollOption[];
			readonly dots: number;
			/** Several dots may lie on one option. */
			readonly stack: boolean;
	  };
export type MethodKind = PollMethod['kind'];
export const methodKinds = ['yes-no', 'gradient', 'ranking', 'dots'] as const;

export const answers = ['for', 'against', 'abstain'] as const;
export type Answer = (typeof answers)[number];

export const fewestOptions = 2;
export const mostOptions = 12;
export const mostDots = 20;

/** The lines of the count, in the order in which they are shown. */
export function linesOf(method: PollMethod): readonly string[] {
	switch (method.kind) {
		case 'yes-no':
			return answers;
		case 'gradient':
			return Array.from({ length: method.steps }, (_, step) => String(step + 1));
		case 'ranking':
		case 'dots':
			return method.options.map(({ id }) => id);
	}
}

/** On which side a line stands, for a quorum of agreement; null where lines are no sides. */
export function sideOf(method: PollMethod, line: string): Answer | null {
	if (method.kind === 'yes-no') return line as Answer;
	if (method.kind !== 'gradient') return null;
	const middle = (method.steps + 1) / 2;
	const step = Number(line);
	return step < middle ? 'for' : step > middle ? 'against' : 'abstain';
}
