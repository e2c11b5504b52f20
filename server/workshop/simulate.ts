import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { foldNickname } from '#domain/workshop/nickname.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { anId, asLeader, malformed, tellRoom, type Malformed, type NotHere } from './acting.ts';
import { targetsOf } from './answer-store.ts';
import { cardsOfSeat, insertCard } from './card-store.ts';
import { take } from './give-answer.ts';
import { changeSeat, insertSeat, nicknamesOf, seatsOf } from './seat-store.ts';

const input = v.object({
	workshopId: anId,
	people: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)),
	/** Names and sentences in the language of whoever tries the room. */
	names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(30))), v.minLength(1), v.maxLength(60)),
	sentences: v.pipe(v.array(v.pipe(v.string(), v.maxLength(280))), v.minLength(1), v.maxLength(60)),
});

export type Simulated =
	| { readonly people: number; readonly acts: number }
	| NotHere
	| Malformed
	| { readonly refused: 'not-open' | 'not-a-trial' };

/**
 * Simulated participants, so that one person alone can see the room alive: they sit down, and do once what the present moment
 * asks. Only in a rehearsal or on an installation for demonstrations; marked as simulated wherever the desk lists people.
 */
export async function simulatePeople(kit: Kit, actor: Actor, typed: unknown): Promise<Simulated> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const { workshopId, people, names, sentences } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }): Promise<Simulated> => {
		if (!workshop.rehearsal && !kit.config.demonstration) return { refused: 'not-a-trial' };
		if (workshop.desk.state !== 'open') return { refused: 'not-open' };
		const taken = new Set((await nicknamesOf(unit.db, workshop.id)).map(foldNickname));
		const free = names.filter((name) => {
			const folded = foldNickname(name);
			return folded !== '' && taken.size < taken.add(folded).size;
		});
		const arriving = free.slice(0, people);
		for (const [index, nickname] of arriving.entries()) {
			await insertSeat(unit.db, {
				id: kit.ids(),
				workshop_id: workshop.id,
				person_id: null,
				token_hash: null,
				nickname,
				nickname_folded: foldNickname(nickname),
				table_no: workshop.tables === 0 ? 0 : (index % workshop.tables) + 1,
				organization_id: null,
				simulated: 1,
				joined_at: kit.clock(),
			});
		}
		const acts = await actNow(kit, unit, workshop, sentences);
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { people: arriving.length, acts };
	});
}

/** Each does once what the moment asks, spread so that results look like those of people. */
async function actNow(
	kit: Kit,
	unit: UnitOfWork,
	workshop: Workshop,
	sentences: readonly string[],
): Promise<number> {
	const moment = workshop.moments.find(({ id }) => id === workshop.desk.momentId);
	if (!moment || workshop.desk.frozen) return 0;
	const seats = (await seatsOf(unit.db, workshop.id)).filter(
		(seat) => seat.simulated === 1 && seat.removed_at === null && seat.ready_moment_id !== moment.id,
	);
	const targets = (await targetsOf(unit.db, moment.id)).map(({ target_id }) => target_id);
	let acts = 0;
	for (const [index, seat] of seats.entries()) {
		const nth = (list: readonly string[], shift = 0) => list[(index * 7 + shift) % list.length]!;
		if (moment.kind === 'write') {
			const written = await cardsOfSeat(unit.db, seat.id);
			await insertCard(unit.db, {
				id: kit.ids(),
				workshop_id: workshop.id,
				moment_id: moment.id,
				seat_id: seat.id,
				table_no: seat.table_no,
				origin: 'phone',
				number: null,
				text: nth(sentences, written.length),
				state: 'hidden',
				created_at: kit.clock(),
			});
		} else if (moment.kind === 'dots' && targets.length > 0) {
			for (let dot = 0; dot < Math.min(moment.settings.dots, targets.length); dot++) {
				const targetId = targets[(index * (dot + 1) + dot) % targets.length]!;
				await take(kit, unit, workshop, seat, { kind: 'dots', targetId, dots: 1 });
			}
		} else if (moment.kind === 'rank' && targets.length > 0) {
			const turn = index % targets.length;
			const order = [...targets.slice(turn), ...targets.slice(0, turn)];
			await take(kit, unit, workshop, seat, { kind: 'rank', order });
		} else if (moment.kind === 'gradient') {
			const { steps } = moment.settings;
			await take(kit, unit, workshop, seat, { kind: 'gradient', step: 1 + ((index * 3 + 2) % steps) });
		} else if (moment.kind === 'consent') {
			const say = index % 6 === 5 ? 'object' : index % 4 === 3 ? 'aside' : 'agree';
			const objection = say === 'object' ? nth(sentences) : '';
			await take(kit, unit, workshop, seat, { kind: 'consent', say, objection });
		}
		await changeSeat(unit.db, seat.id, { ready_moment_id: moment.id });
		acts++;
	}
	return acts;
}
