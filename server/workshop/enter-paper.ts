import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideCardText } from '#domain/workshop/card-text.ts';
import { decideCounts, decideReasons, sheets, type TooMany } from '#domain/workshop/decide-counts.ts';
import { consentAnswers, isForNow, momentOfPaper } from '#domain/workshop/decide-contribution.ts';
import { gathersAnswers, type Moment } from '#domain/workshop/moment.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { aTable, anId, asLeader, malformed, tellRoom, type Malformed, type NotHere } from './acting.ts';
import { countsOf, setCount, targetsOf } from './answer-store.ts';
import { insertCard, nextPaperNumber } from './card-store.ts';
import { setPaperPeople } from './seat-store.ts';
import { heldMoments, type Db } from './store.ts';

const mostPeople = 10_000;
const aCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostPeople));

const cardInput = v.object({ workshopId: anId, key: anId, text: v.string(), table: aTable });
const peopleInput = v.object({ workshopId: anId, table: aTable, people: aCount });
const countInput = v.object({
	workshopId: anId,
	kind: v.picklist(['hands', 'paper']),
	/** What was asked when it was counted. */
	momentId: v.optional(anId),
	round: v.optional(v.number()),
	/** Of consent on paper: why the sheets object, one a line; left out, they stay. */
	reasons: v.optional(v.pipe(v.string(), v.maxLength(50_000))),
	counts: v.pipe(
		v.array(v.object({ option: v.pipe(v.string(), v.minLength(1), v.maxLength(80)), count: aCount })),
		v.minLength(1),
		v.maxLength(200),
	),
});

export type EnteredCard =
	| { readonly cardId: string; readonly number: number }
	| NotHere
	| Malformed
	| { readonly refused: 'empty' | 'too-long'; readonly over?: number }
	| { readonly refused: 'not-open' };

/** A card somebody wrote by hand, one line each: it waits with the others and is marked as paper. */
export async function enterPaperCard(kit: Kit, actor: Actor, typed: unknown): Promise<EnteredCard> {
	const parsed = v.safeParse(cardInput, typed);
	if (!parsed.success) return malformed;
	const { workshopId, key, text, table } = parsed.output;
	const words = decideCardText(text);
	if ('refused' in words) return words;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }, by): Promise<EnteredCard> => {
		const { desk } = workshop;
		if (desk.state !== 'open' || desk.momentId === null) return { refused: 'not-open' };
		const held = (await heldMoments(unit.db, workshop.id)).map(({ id }) => id);
		const at = kit.clock();
		return once(unit, { by: by.personId, key, act: 'enter-paper-card', at }, async () => {
			const cardId = kit.ids();
			const number = await nextPaperNumber(unit.db, workshop.id);
			await insertCard(unit.db, {
				id: cardId,
				workshop_id: workshop.id,
				moment_id: momentOfPaper(workshop, held)!,
				seat_id: null,
				table_no: table > workshop.tables ? 0 : table,
				origin: 'paper',
				number,
				text: words.text,
				state: 'hidden',
				created_at: at,
			});
			tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
			return { cardId, number };
		});
	});
}

export type Entered =
	{ readonly done: true } | NotHere | Malformed | { readonly refused: 'not-open' | 'other-moment' };

/** How many people without a phone sit at a table: they are participants like the others. */
export async function enterPaperPeople(kit: Kit, actor: Actor, typed: unknown): Promise<Entered> {
	const parsed = v.safeParse(peopleInput, typed);
	if (!parsed.success) return malformed;
	const { workshopId, table, people } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }): Promise<Entered> => {
		if (workshop.desk.state === 'closed') return { refused: 'not-open' };
		if (table > workshop.tables) return malformed;
		await setPaperPeople(unit.db, workshop.id, table, people);
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { done: true };
	});
}

export type Counted =
	| Entered
	| ({ readonly refused: 'more-than-people' } & TooMany)
	| Extract<ReturnType<typeof decideReasons>, { refused: string }>;

/**
 * Hands raised, or votes on paper, in the present moment and round: each option's whole number, so that entering it again
 * corrects it. Where each gives several dots or points, they are no more than so many people have. They are counted apart from phones and added up in every total. In a moment that asks nothing they are a show of
 * hands of its own ("17 a favore, 4 contrari, 2 astenuti").
 */
export async function enterCounts(kit: Kit, actor: Actor, typed: unknown): Promise<Counted> {
	const parsed = v.safeParse(countInput, typed);
	if (!parsed.success) return malformed;
	const { workshopId, kind, counts } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }, by): Promise<Counted> => {
		const { desk, moments } = workshop;
		const moment = moments.find(({ id }) => id === desk.momentId);
		if (desk.state !== 'open' || !moment) return { refused: 'not-open' };
		if (!isForNow(workshop, parsed.output)) return { refused: 'other-moment' };
		if (!(await canBeCounted(unit.db, moment, kind, counts))) return malformed;
		const before = (await countsOf(unit.db, moment.id, desk.round)).filter((one) => one.kind === kind);
		const after = new Map([...before, ...counts].map(({ option, count }) => [option, count]));
		const targets = (await targetsOf(unit.db, moment.id)).map(({ target_id }) => target_id);
		const tooMany = decideCounts(moment, after, targets);
		if (tooMany) return { refused: 'more-than-people', ...tooMany };
		const lines = new Map(counts.map(({ option, count }) => [option, count]));
		let reasons: string | undefined;
		if (moment.kind === 'consent' && kind === 'paper') {
			const objecting = after.get('object');
			const written = before.find(({ option }) => option === 'object')?.reasons ?? '';
			const decided = decideReasons(parsed.output.reasons ?? written, objecting ?? 0);
			if ('refused' in decided) return decided;
			if (objecting !== undefined) lines.set('object', objecting);
			reasons = decided.reasons.join('\n');
		}
		for (const [option, count] of lines) {
			await setCount(unit.db, {
				moment_id: moment.id,
				round: desk.round,
				kind,
				option,
				count,
				reasons: option === 'object' ? reasons : undefined,
				entered_by: by.personId,
				at: kit.clock(),
			});
		}
		tellRoom(kit, unit, workshop.id, desk.resultsShown ? 'all' : 'screens', { kind: 'shown' });
		return { done: true };
	});
}

/** A show of hands may ask anything; where something is asked on phones, hands and sheets answer the same. */
async function canBeCounted(
	db: Db,
	moment: Moment,
	kind: 'hands' | 'paper',
	counts: readonly { readonly option: string }[],
): Promise<boolean> {
	if (!gathersAnswers(moment.kind)) return kind === 'hands';
	const options = new Set<string>(
		moment.kind === 'consent'
			? consentAnswers
			: moment.kind === 'gradient'
				? Array.from({ length: moment.settings.steps }, (_, index) => String(index + 1))
				: [sheets, ...(await targetsOf(db, moment.id)).map(({ target_id }) => target_id)],
	);
	return counts.every(({ option }) => options.has(option));
}
