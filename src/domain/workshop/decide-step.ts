import * as v from 'valibot';
import type { PersonId } from '#domain/person/actor.ts';
import { gathersAnswers, type Moment } from './moment.ts';
import { lengthen, pause, resume, startTimer } from './timer.ts';
import type { Desk, Timer, Workshop } from './workshop.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const personId = v.pipe(
	id,
	v.transform((text) => text as PersonId),
);
const plain = <const Kind extends string>(kind: Kind) => v.object({ kind: v.literal(kind) });

/** What the desk can be told. One step, one outcome. */
export const stepSchema = v.variant('kind', [
	plain('open-doors'),
	/** Enters the first moment. */
	plain('start'),
	plain('next'),
	v.object({ kind: v.literal('go-to'), momentId: id }),
	/** Minutes more, or less. */
	v.object({
		kind: v.literal('lengthen'),
		minutes: v.pipe(v.number(), v.integer(), v.minValue(-30), v.maxValue(60)),
	}),
	plain('pause'),
	plain('resume'),
	plain('stop-timer'),
	plain('freeze'),
	plain('unfreeze'),
	v.object({ kind: v.literal('focus'), cardId: id }),
	plain('unfocus'),
	plain('show-names'),
	plain('hide-names'),
	plain('show-results'),
	plain('hide-results'),
	plain('moderate'),
	plain('stop-moderating'),
	/** Asks the same again: a new round of answers, hidden until they are opened. */
	plain('ask-again'),
	/** A show of hands, asked on the wall; what is counted appears there. */
	plain('ask-hands'),
	plain('stop-hands'),
	/** The page of the wall, from 0; null: the pages turn by themselves. */
	v.object({
		kind: v.literal('turn-wall'),
		page: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))),
	}),
	plain('take-desk'),
	v.object({ kind: v.literal('hand-desk'), personId }),
	plain('close'),
	plain('reopen'),
]);
export type Step = v.InferOutput<typeof stepSchema>;
export type StepKind = Step['kind'];

export type StepRefusal =
	/** Somebody else moved the desk since this person last saw it. */
	| 'moved-meanwhile'
	| 'desk-of-another'
	| 'not-open'
	| 'already-closed'
	| 'no-such-moment'
	| 'last-moment'
	/** It is so already. */
	| 'nothing-to-do';
export type DecidedStep = { readonly desk: Desk } | { readonly refused: StepRefusal };

/** Who presses, when, and which state of the desk was on their screen. */
export interface Presser {
	readonly personId: PersonId;
	readonly now: number;
	readonly seenRevision: number;
	/** Moment → the last round in which something was said there; a moment that comes again goes on from it. */
	readonly rounds?: ReadonlyMap<string, number>;
}

/** One who closed by mistake, or too early, can go on until the next morning. */
export const reopenWithinMs = 12 * 60 * 60_000;

/** Whether what moves the room, or cannot be called back, is theirs to do: whoever has the desk, or anybody who leads while nobody has. */
export function mayDrive(desk: Desk, personId: PersonId): boolean {
	return desk.holder === null || desk.holder === personId;
}

/** Choices one makes while preparing; everything else moves people who must be there. */
const whilePreparing: ReadonlySet<StepKind> = new Set([
	'open-doors',
	'show-names',
	'hide-names',
	'moderate',
	'stop-moderating',
	'hand-desk',
]);

/**
 * What the desk looks like after a step. Whoever presses must have seen the desk as it is, so that two who press "avanti"
 * at once move it once; only taking the desk is always possible, because the holder's laptop may be the one that died.
 * Whether they lead this tavolo at all is asked before.
 */
export function decideStep(workshop: Workshop, step: Step, by: Presser): DecidedStep {
	const { desk } = workshop;
	if (step.kind === 'take-desk') return changed(desk, { holder: by.personId });
	if (by.seenRevision !== workshop.revision) return { refused: 'moved-meanwhile' };
	if (!mayDrive(desk, by.personId)) return { refused: 'desk-of-another' };
	if (step.kind === 'reopen') return reopen(desk, by.now);
	if (desk.state === 'closed') return { refused: 'already-closed' };
	if (desk.state === 'prepared' && !whilePreparing.has(step.kind)) return { refused: 'not-open' };
	return move(workshop, step, by);
}

function move(
	{ desk, moments }: Workshop,
	step: Exclude<Step, { kind: 'take-desk' | 'reopen' }>,
	by: Presser,
): DecidedStep {
	const { now } = by;
	switch (step.kind) {
		case 'open-doors':
			return changed(desk, { state: 'open' });
		case 'start':
			return desk.momentId === null ? enter(desk, moments[0], by) : { refused: 'nothing-to-do' };
		case 'next':
			return next(desk, moments, by);
		case 'go-to':
			if (step.momentId === desk.momentId) return { refused: 'nothing-to-do' };
			return enter(
				desk,
				moments.find(({ id }) => id === step.momentId),
				by,
			);
		case 'lengthen':
			return withTimer(desk, lengthen(desk.timer, step.minutes * 60_000, now));
		case 'pause':
			return withTimer(desk, pause(desk.timer, now));
		case 'resume':
			return withTimer(desk, resume(desk.timer, now));
		case 'stop-timer':
			return desk.timer.kind === 'none' ? { refused: 'nothing-to-do' } : withTimer(desk, { kind: 'none' });
		case 'freeze':
			return changed(desk, { frozen: true });
		case 'unfreeze':
			return changed(desk, { frozen: false });
		case 'focus':
			return changed(desk, { focusCardId: step.cardId });
		case 'unfocus':
			return changed(desk, { focusCardId: null });
		case 'show-names':
			return changed(desk, { namesShown: true });
		case 'hide-names':
			return changed(desk, { namesShown: false });
		case 'show-results':
			return changed(desk, { resultsShown: true });
		case 'hide-results':
			return changed(desk, { resultsShown: false });
		case 'moderate':
			return changed(desk, { moderated: true });
		case 'stop-moderating':
			return changed(desk, { moderated: false });
		case 'ask-again':
			return askAgain(desk, moments);
		case 'ask-hands':
			return askHands(desk, moments);
		case 'stop-hands':
			return changed(desk, { handsAsked: false });
		case 'turn-wall':
			return changed(desk, { wallPage: step.page });
		case 'hand-desk':
			return changed(desk, { holder: step.personId });
		case 'close':
			return changed(desk, {
				state: 'closed',
				closedAt: now,
				timer: { kind: 'none' },
				frozen: false,
				focusCardId: null,
				handsAsked: false,
				wallPage: null,
			});
	}
}

function next(desk: Desk, moments: readonly Moment[], by: Presser): DecidedStep {
	if (desk.momentId === null) return enter(desk, moments[0], by);
	const present = moments.findIndex(({ id }) => id === desk.momentId);
	if (present === -1) return { refused: 'no-such-moment' };
	if (present === moments.length - 1) return { refused: 'last-moment' };
	return enter(desk, moments[present + 1], by);
}

/** A moment begins with its own time, with nothing held and nothing opened. */
function enter(desk: Desk, moment: Moment | undefined, { now, rounds }: Presser): DecidedStep {
	if (moment === undefined) return { refused: 'no-such-moment' };
	return changed(desk, {
		momentId: moment.id,
		momentSince: now,
		round: rounds?.get(moment.id) ?? 1,
		timer: startTimer(moment.minutes, now),
		frozen: false,
		focusCardId: null,
		resultsShown: false,
		handsAsked: false,
		wallPage: null,
	});
}

/** Where phones are asked already, hands answer the same question: nothing of its own is asked then. */
function askHands(desk: Desk, moments: readonly Moment[]): DecidedStep {
	const present = moments.find(({ id }) => id === desk.momentId);
	if (present === undefined) return { refused: 'no-such-moment' };
	if (gathersAnswers(present.kind)) return { refused: 'nothing-to-do' };
	return changed(desk, { handsAsked: true });
}

function askAgain(desk: Desk, moments: readonly Moment[]): DecidedStep {
	const present = moments.find(({ id }) => id === desk.momentId);
	if (present === undefined) return { refused: 'no-such-moment' };
	if (!gathersAnswers(present.kind)) return { refused: 'nothing-to-do' };
	return changed(desk, { round: desk.round + 1, resultsShown: false });
}

function reopen(desk: Desk, now: number): DecidedStep {
	if (desk.state === 'prepared') return { refused: 'not-open' };
	if (desk.state === 'open') return { refused: 'nothing-to-do' };
	if (desk.closedAt === null || now - desk.closedAt > reopenWithinMs) return { refused: 'already-closed' };
	return changed(desk, { state: 'open', closedAt: null });
}

function withTimer(desk: Desk, timer: Timer): DecidedStep {
	return timer === desk.timer ? { refused: 'nothing-to-do' } : { desk: { ...desk, timer } };
}

function changed(desk: Desk, change: Partial<Desk>): DecidedStep {
	const same = (Object.keys(change) as (keyof Desk)[]).every((key) => desk[key] === change[key]);
	return same ? { refused: 'nothing-to-do' } : { desk: { ...desk, ...change } };
}
