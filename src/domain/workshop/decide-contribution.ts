import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Moment, MomentKind, MomentSettings } from './moment.ts';
import type { Workshop } from './workshop.ts';

/**
 * Why the room takes nothing now. 'closed' is also before the doors open. 'results-open': everybody reads what was said; who changed
 * now would do it knowing the others.
 */
export type NotNow = 'closed' | 'frozen' | 'other-moment' | 'results-open';

/**
 * What a sending was for, where it says so: a phone that was without a network, or a desk that was not up to date, may send what
 * another moment or another round asked. Nothing is said of the present one by it.
 */
export interface AskedFor {
	readonly momentId?: string | undefined;
	readonly round?: number | undefined;
}

export function isForNow({ desk }: Workshop, { momentId, round }: AskedFor): boolean {
	return (momentId ?? desk.momentId) === desk.momentId && (round ?? desk.round) === desk.round;
}

/** A phone of 2018 on a bad network: what was sent while there was time still counts. */
export const slowPhoneMs = 10_000;
/** Of an objection, in letters as people count them. */
export const reasonLimit = 1_000;

/**
 * Whether a card is taken, and for which moment. `momentId` is the one the card was written in, when the phone says so:
 * without it, a card that comes just after the moment ended belongs to the one before the present. `held`: the moments
 * there have been; no phone can have shown another.
 */
export function decideWrite(
	workshop: Workshop,
	seat: { readonly removed: boolean },
	at: { readonly now: number; readonly momentId?: string; readonly held?: readonly string[] },
): { readonly momentId: string } | { readonly refused: NotNow | 'removed' } {
	if (seat.removed) return { refused: 'removed' };
	if (workshop.desk.state !== 'open') return { refused: 'closed' };
	if (workshop.desk.frozen) return { refused: 'frozen' };
	const present = presentMoment(workshop);
	if (present?.kind === 'write' && (at.momentId === undefined || at.momentId === present.id))
		return { momentId: present.id };
	const since = workshop.desk.momentSince;
	const left = at.momentId === undefined ? before(workshop, present) : byId(workshop, at.momentId);
	if (left?.kind !== 'write' || at.held?.includes(left.id) === false) return { refused: 'other-moment' };
	return since !== null && at.now - since <= slowPhoneMs
		? { momentId: left.id }
		: { refused: 'other-moment' };
}

/** Whether somebody may still change a card of theirs that waits. Taking it back is possible also while all stand still. */
export function decideOwnCard(
	{ desk }: Workshop,
	change: 'rewrite' | 'withdraw',
): 'closed' | 'frozen' | null {
	if (desk.state !== 'open') return 'closed';
	return desk.frozen && change === 'rewrite' ? 'frozen' : null;
}

/** The moment a card on paper was written in: they are typed in during the writing, or just after it. */
export function momentOfPaper({ moments, desk }: Workshop, held: readonly string[]): string | null {
	const present = moments.findIndex(({ id }) => id === desk.momentId);
	const written = moments
		.slice(0, present + 1)
		.findLast(({ id, kind }) => kind === 'write' && held.includes(id));
	return written?.id ?? desk.momentId;
}

/**
 * Puts so many dots on one target, instead of those that lie there; the answer is all of this person's dots, none of them
 * zero. `targets`: what one may put dots on; left out, the caller has looked. Taking dots away is always possible.
 */
export function decideDots(
	workshop: Workshop,
	settings: MomentSettings,
	placed: ReadonlyMap<string, number>,
	target: string,
	dots: number,
	targets?: readonly string[],
):
	| { readonly placed: ReadonlyMap<string, number> }
	| { readonly refused: NotNow | 'no-such-target' | 'invalid' | 'too-many-on-one' | 'too-many-dots' } {
	const refused = notNow(workshop, 'dots');
	if (refused !== null) return { refused };
	if (targets !== undefined && !targets.includes(target)) return { refused: 'no-such-target' };
	if (!Number.isInteger(dots) || dots < 0) return { refused: 'invalid' };
	const after = new Map([...placed].filter(([, number]) => number > 0));
	const there = after.get(target) ?? 0;
	if (dots === 0) after.delete(target);
	else after.set(target, dots);
	if (dots > there) {
		if (dots > Math.min(settings.dotsOnOne, settings.dots)) return { refused: 'too-many-on-one' };
		const all = [...after.values()].reduce((sum, number) => sum + number, 0);
		if (all > settings.dots) return { refused: 'too-many-dots' };
	}
	return { placed: after };
}

/** An order of targets, the most wanted first. What somebody leaves out is less wanted than all the rest. */
export function decideRank(
	workshop: Workshop,
	targets: readonly string[],
	order: readonly string[],
): { readonly order: readonly string[] } | { readonly refused: NotNow | 'no-such-target' | 'invalid' } {
	const refused = notNow(workshop, 'rank');
	if (refused !== null) return { refused };
	const known = new Set(targets);
	if (!order.every((target) => known.has(target))) return { refused: 'no-such-target' };
	if (order.length === 0 || new Set(order).size < order.length) return { refused: 'invalid' };
	return { order };
}

/** A step of agreement: 1 is the least, `settings.steps` the most. */
export function decideGradient(
	workshop: Workshop,
	settings: MomentSettings,
	value: number,
): { readonly value: number } | { readonly refused: NotNow | 'invalid' } {
	const refused = notNow(workshop, 'gradient');
	if (refused !== null) return { refused };
	if (!Number.isInteger(value) || value < 1 || value > settings.steps) return { refused: 'invalid' };
	return { value };
}

export const consentAnswers = ['agree', 'aside', 'object'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** `reason`: why somebody objects; empty for the others. */
export interface Consent {
	readonly answer: ConsentAnswer;
	readonly reason: string;
}

export function decideConsent(
	workshop: Workshop,
	typed: { readonly answer: string; readonly reason?: string },
): { readonly consent: Consent } | { readonly refused: NotNow | 'invalid' | 'reason-missing' | 'too-long' } {
	const refused = notNow(workshop, 'consent');
	if (refused !== null) return { refused };
	const answer = consentAnswers.find((known) => known === typed.answer);
	if (answer === undefined) return { refused: 'invalid' };
	// A reason typed before one changed one's mind is not kept.
	if (answer !== 'object') return { consent: { answer, reason: '' } };
	if ((typed.reason?.length ?? 0) > reasonLimit * 20) return { refused: 'too-long' };
	const reason = tidyText((typed.reason ?? '').replace(/\r\n?/g, '\n'));
	if (!/[\p{L}\p{N}]/u.test(reason)) return { refused: 'reason-missing' };
	if (reason.length > reasonLimit * 12 || lettersIn(reason) > reasonLimit) return { refused: 'too-long' };
	return { consent: { answer, reason } };
}

function notNow(workshop: Workshop, kind: MomentKind): NotNow | null {
	if (workshop.desk.state !== 'open') return 'closed';
	if (presentMoment(workshop)?.kind !== kind) return 'other-moment';
	if (workshop.desk.frozen) return 'frozen';
	return workshop.desk.resultsShown ? 'results-open' : null;
}

function byId({ moments }: Workshop, momentId: string | null): Moment | undefined {
	return moments.find(({ id }) => id === momentId);
}

function presentMoment(workshop: Workshop): Moment | undefined {
	return byId(workshop, workshop.desk.momentId);
}

function before({ moments }: Workshop, present: Moment | undefined): Moment | undefined {
	return present === undefined ? undefined : moments[moments.indexOf(present) - 1];
}
