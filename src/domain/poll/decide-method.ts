import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import { fewestOptions, mostDots, mostOptions, type MethodKind, type PollMethod } from './method.ts';

export const longestOption = 160;

/** The way of choosing as somebody typed it. */
export interface TypedMethod {
	readonly methodKind: MethodKind;
	readonly steps: string;
	/** One option a line. */
	readonly options: string;
	readonly dots: string;
	readonly stack: boolean;
}

export type MethodFault =
	| 'steps-unknown'
	| 'options-too-few'
	| 'options-too-many'
	| 'option-too-long'
	| 'option-twice'
	| 'dots-unreadable'
	| 'dots-more-than-options';

/** Null when something is wrong; `faults` says what. */
export function decideMethod(typed: TypedMethod, faults: Record<string, string>): PollMethod | null {
	const fault = (field: string, code: MethodFault): null => {
		faults[field] = code;
		return null;
	};
	switch (typed.methodKind) {
		case 'yes-no':
			return { kind: 'yes-no' };
		case 'gradient': {
			const steps = Number(typed.steps);
			return steps === 5 || steps === 7 ? { kind: 'gradient', steps } : fault('steps', 'steps-unknown');
		}
		case 'ranking':
		case 'dots': {
			const words = typed.options
				.split(/\r\n?|\n/)
				.slice(0, 200)
				.map(tidyText)
				.filter((line) => line !== '');
			if (words.length < fewestOptions) return fault('options', 'options-too-few');
			if (words.length > mostOptions) return fault('options', 'options-too-many');
			if (words.some((line) => line.length > longestOption * 4 || lettersIn(line) > longestOption))
				return fault('options', 'option-too-long');
			if (new Set(words.map(alike)).size < words.length) return fault('options', 'option-twice');
			const options = words.map((line, index) => ({ id: `o${index + 1}`, words: line }));
			if (typed.methodKind === 'ranking') return { kind: 'ranking', options };
			const dots = Number(typed.dots);
			if (!Number.isInteger(dots) || dots < 1 || dots > mostDots) return fault('dots', 'dots-unreadable');
			if (!typed.stack && dots > options.length) return fault('dots', 'dots-more-than-options');
			return { kind: 'dots', options, dots, stack: typed.stack };
		}
	}
}

/** Two options that look the same are the same option. */
function alike(words: string): string {
	return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}
