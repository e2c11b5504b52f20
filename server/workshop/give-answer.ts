import * as v from 'valibot';
import {
	decideConsent,
	decideDots,
	decideGradient,
	decideRank,
	isForNow,
	type NotNow,
} from '#domain/workshop/decide-contribution.ts';
import { usualSettings } from '#domain/workshop/moment.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { anId, malformed, tellRoom, type Malformed } from './acting.ts';
import { dotsOfSeat, setAnswer, setDots, targetsOf } from './answer-store.ts';
import { fromSeat, type Sitting } from './join-workshop.ts';
import type { SeatRow } from './seat-store.ts';
import type { NoSeat } from './write-card.ts';

/** What was on the phone when it was answered. */
const asked = { momentId: v.optional(anId), round: v.optional(v.number()) };
/** Each says the whole: sent twice it is the same. */
const answers = v.variant('kind', [
	v.object({ ...asked, kind: v.literal('dots'), targetId: anId, dots: v.number() }),
	v.object({ ...asked, kind: v.literal('rank'), order: v.pipe(v.array(anId), v.maxLength(200)) }),
	v.object({ ...asked, kind: v.literal('gradient'), step: v.number() }),
	v.object({ ...asked, kind: v.literal('consent'), say: v.string(), objection: v.string() }),
]);
export type Answer = v.InferOutput<typeof answers>;

export type AnswerRefusal =
	NotNow | 'no-such-target' | 'too-many-dots' | 'too-many-on-one' | 'invalid' | 'reason-missing' | 'too-long';
export type Answered = { readonly done: true } | NoSeat | Malformed | { readonly refused: AnswerRefusal };

/** Dots on a group, an order, a step of agreement, or consent, in the present moment and round. */
export async function giveAnswer(
	kit: Kit,
	code: string,
	sitting: Sitting,
	typed: unknown,
): Promise<Answered> {
	const parsed = v.safeParse(answers, typed);
	if (!parsed.success) return malformed;
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat): Promise<Answered> => {
		if (!isForNow(workshop, parsed.output)) return { refused: 'other-moment' };
		const refused = await take(kit, unit, workshop, seat, parsed.output);
		if (refused) return refused;
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { done: true };
	});
}

/** Null when it was stored. Also for the people put there to try the room. */
export async function take(
	kit: Kit,
	unit: UnitOfWork,
	workshop: Workshop,
	seat: Pick<SeatRow, 'id'>,
	answer: Answer,
): Promise<{ readonly refused: AnswerRefusal } | null> {
	const { momentId, round } = workshop.desk;
	const settings = workshop.moments.find(({ id }) => id === momentId)?.settings ?? usualSettings;
	const targets = momentId === null ? [] : (await targetsOf(unit.db, momentId)).map((one) => one.target_id);
	const keep = (said: string, objection = '') =>
		setAnswer(unit.db, {
			moment_id: momentId!,
			round,
			seat_id: seat.id,
			answer: said,
			objection,
			at: kit.clock(),
		});
	switch (answer.kind) {
		case 'dots': {
			const placed = momentId === null ? [] : await dotsOfSeat(unit.db, momentId, round, seat.id);
			const decided = decideDots(
				workshop,
				settings,
				new Map(placed.map((row) => [row.target_id, row.dots])),
				answer.targetId,
				answer.dots,
				targets,
			);
			if ('refused' in decided) return decided;
			await setDots(
				unit.db,
				{ momentId: momentId!, round, seatId: seat.id, targetId: answer.targetId },
				answer.dots,
			);
			return null;
		}
		case 'rank': {
			const decided = decideRank(workshop, targets, answer.order);
			if ('refused' in decided) return decided;
			await keep(JSON.stringify(answer.order));
			return null;
		}
		case 'gradient': {
			const decided = decideGradient(workshop, settings, answer.step);
			if ('refused' in decided) return decided;
			await keep(String(answer.step));
			return null;
		}
		case 'consent': {
			const decided = decideConsent(workshop, { answer: answer.say, reason: answer.objection });
			if ('refused' in decided) return decided;
			await keep(decided.consent.answer, decided.consent.reason);
			return null;
		}
	}
}
