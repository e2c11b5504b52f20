/** What a moment of an incontro asks of the people in the room. */
export const momentKinds = [
	/** Nothing to do but arrive, listen, or talk: welcome, a break, a discussion, closing words. */
	'talk',
	/** Everybody writes cards in silence; nobody sees those of others. */
	'write',
	/** The cards are shown, all at once or one by one. */
	'reveal',
	/** The room puts cards together on the board. */
	'group',
	/** A limited number of dots each, on groups and cards. */
	'dots',
	/** Groups and cards put in an order. */
	'rank',
	/** How far one agrees with a sentence, in steps. */
	'gradient',
	/** Consent to a sentence: agree, stand aside, or object with a reason. */
	'consent',
	/** The room writes the clause in the draft. */
	'clause',
] as const;
export type MomentKind = (typeof momentKinds)[number];

export function isMomentKind(value: unknown): value is MomentKind {
	return (momentKinds as readonly unknown[]).includes(value);
}

/** Choices of one moment; what its kind has no use for is left as it is. */
export interface MomentSettings {
	/** Dots for each person, 1…20. */
	readonly dots: number;
	/** How many of them may lie on the same group, 1…20; never more than `dots`. */
	readonly dotsOnOne: number;
	/** 5 or 7 steps of agreement. */
	readonly steps: 5 | 7;
	/** At tables (World Café): what one writes is gathered by table, and the round has its number. */
	readonly atTables: boolean;
}

export const usualSettings: MomentSettings = { dots: 5, dotsOnOne: 3, steps: 5, atTables: false };

/** A step of the agenda, as prepared. */
export interface Moment {
	readonly id: string;
	readonly kind: MomentKind;
	/** What is on the projector: "Scrivere in silenzio". */
	readonly title: string;
	/** The question, or what to do, in words people read at once; may be empty. */
	readonly instructions: string;
	/** Planned length, 1…240. */
	readonly minutes: number;
	readonly settings: MomentSettings;
}

/** Whether people put something of theirs into it that others must not see before it is opened. */
export function gathersAnswers(kind: MomentKind): kind is 'dots' | 'rank' | 'gradient' | 'consent' {
	return kind === 'dots' || kind === 'rank' || kind === 'gradient' || kind === 'consent';
}
