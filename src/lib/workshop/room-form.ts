import type { RoomView } from '#domain/workshop/room-view.ts';

/** Answers are taken while nobody knows what the others said. */
export const takesAnswers = ({ frozen, results }: Pick<RoomView, 'frozen' | 'results'>): boolean =>
	!frozen && results === null;

/** What a refused act of a seat gives back to the page: which act, why, and what was typed. */
export interface RoomForm {
	readonly act?: string;
	readonly refused?: string;
	readonly text?: string;
	/** The answer chosen, where the act was one. */
	readonly choice?: string;
	/** Letters too many. */
	readonly over?: number;
}

/** The refusal of this act, if it was this act that was refused. */
export function refusalOf(form: RoomForm | null, act: string): { refused: string; over: number } | null {
	return form?.act === act && form.refused ? { refused: form.refused, over: form.over ?? 0 } : null;
}
