import {
	countConsent,
	countDots,
	countGradient,
	countRank,
	total,
	type Said,
} from '#domain/workshop/count-answers.ts';
import { sheets } from '#domain/workshop/decide-counts.ts';
import { consentAnswers, type Consent, type ConsentAnswer } from '#domain/workshop/decide-contribution.ts';
import type { Counted } from '#domain/workshop/minutes.ts';
import { gathersAnswers, type Moment } from '#domain/workshop/moment.ts';
import type { CountedRow, RoomResults } from '#domain/workshop/room-view.ts';
import { answersOf, countsOf, dotsOf, targetsOf } from './answer-store.ts';
import type { Db } from './store.ts';

interface Entered {
	readonly kind: string;
	readonly option: string;
	readonly count: number;
	/** One a line; never more than `count`. */
	readonly reasons: string;
}

/** What was said in a moment and round: phones, paper and hands apart, the most wanted first. */
export async function countRoom(db: Db, moment: Moment, round: number): Promise<RoomResults> {
	const empty: RoomResults = { rows: [], voters: { phone: 0, paper: 0, hands: 0 }, objections: [] };
	if (!gathersAnswers(moment.kind)) return empty;
	const counts = await countsOf(db, moment.id, round);
	if (moment.kind === 'dots' || moment.kind === 'rank') return countTargets(db, moment, round, counts);
	const answers = await answersOf(db, moment.id, round);
	if (moment.kind === 'gradient') {
		const said = [
			...answers.map(({ answer }): Said<number> => ({ origin: 'phone', answer: Number(answer) })),
			...counts.map((one): Said<number> => ({ ...entered(one), answer: Number(one.option) })),
		];
		const counted = countGradient(moment.settings.steps, said);
		return {
			rows: counted.steps.map((step, index) => row(String(index + 1), '', step)).toReversed(),
			voters: counted.voters,
			objections: [],
		};
	}
	const said = [
		...answers.map(({ answer, objection }): Said<Consent> => ({
			origin: 'phone',
			answer: { answer: answer as ConsentAnswer, reason: objection },
		})),
		...counts.flatMap((one): Said<Consent>[] => {
			const answer = consentAnswers.find((known) => known === one.option);
			if (answer === undefined) return [];
			const reasons = one.reasons.split('\n').filter((reason) => reason !== '');
			const { origin, people } = entered(one);
			return [
				...reasons.map((reason) => ({ origin, answer: { answer, reason } })),
				{ origin, people: people - reasons.length, answer: { answer, reason: '' } },
			];
		}),
	];
	const counted = countConsent(said);
	const of = { agree: counted.agree, aside: counted.aside, object: counted.object };
	return {
		rows: consentAnswers.map((answer) => row(answer, '', of[answer])),
		voters: add(add(of.agree, of.aside), of.object),
		objections: counted.objections,
	};
}

async function countTargets(
	db: Db,
	moment: Moment,
	round: number,
	counts: readonly Entered[],
): Promise<RoomResults> {
	const targets = await targetsOf(db, moment.id);
	const ids = targets.map(({ target_id }) => target_id);
	const counted =
		moment.kind === 'dots'
			? countDots(ids, dotsBySeat(await dotsOf(db, moment.id, round)))
			: countRank(
					ids,
					(await answersOf(db, moment.id, round)).map(({ answer }) => ({
						origin: 'phone',
						answer: JSON.parse(answer) as string[],
					})),
				);
	const titles = new Map(targets.map(({ target_id, title }) => [target_id, title]));
	const by = (option: string, kind: string) =>
		counts.find((one) => one.option === option && one.kind === kind)?.count ?? 0;
	const byHand = (option: string): Counted => ({
		phone: 0,
		paper: by(option, 'paper'),
		hands: by(option, 'hands'),
	});
	return {
		rows: counted.rows
			.map(({ target, phone, paper, hands }) =>
				row(target, titles.get(target) ?? '', add({ phone, paper, hands }, byHand(target))),
			)
			.toSorted((one, other) => total(other.counted) - total(one.counted)),
		voters: add(counted.voters, byHand(sheets)),
		objections: [],
	};
}

function dotsBySeat(
	rows: readonly { readonly seat_id: string; readonly target_id: string; readonly dots: number }[],
): Said<ReadonlyMap<string, number>>[] {
	const seats = new Map<string, Map<string, number>>();
	for (const { seat_id, target_id, dots } of rows) {
		const placed = seats.get(seat_id) ?? new Map<string, number>();
		seats.set(seat_id, placed.set(target_id, dots));
	}
	return [...seats.values()].map((answer) => ({ origin: 'phone', answer }));
}

const entered = ({ kind, count }: Entered) => ({
	origin: kind === 'hands' ? ('hands' as const) : ('paper' as const),
	people: count,
});

const row = (id: string, title: string, counted: Counted): CountedRow => ({ id, title, counted });

function add(one: Counted, other: Counted): Counted {
	return {
		phone: one.phone + other.phone,
		paper: one.paper + other.paper,
		hands: one.hands + other.hands,
	};
}
