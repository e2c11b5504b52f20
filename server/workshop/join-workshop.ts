import * as v from 'valibot';
import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import { readCode } from '#domain/workshop/code.ts';
import { decideNickname, foldNickname, type NicknameRefusal } from '#domain/workshop/nickname.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { hashToken } from '../person/token.ts';
import { bodiesOfSpace } from '../space/organization-views.ts';
import { subjectWithin } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { aTable, malformed, tellRoom, type Malformed } from './acting.ts';
import {
	changeSeat,
	insertSeat,
	nicknamesOf,
	seatById,
	seatByToken,
	seatOfPerson,
	type SeatRow,
} from './seat-store.ts';
import { namesOfBodies, workshopByCode, workshopForStep, type Db, type Stored } from './store.ts';

/** A hall has fewer; a machine would make more. */
export const mostSeats = 600;

const input = v.object({
	code: v.string(),
	nickname: v.string(),
	table: aTable,
	/** Made when the form was drawn; it becomes the secret of the seat's cookie, so that a double tap is one seat. */
	token: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
	/** The body somebody without an account says they come for. */
	body: v.optional(v.nullable(v.string()), null),
});

export type DoorRefusal = 'no-such-code' | 'not-open' | 'closed';
export type Joined =
	| { readonly seatId: string; readonly code: string }
	| Malformed
	| { readonly refused: DoorRefusal | 'removed' | 'full' }
	| { readonly refused: NicknameRefusal; readonly suggestion?: string };

/** The incontro behind a code as typed, or why one cannot come in. */
export async function knock(kit: Kit, typed: string): Promise<Stored | { readonly refused: DoorRefusal }> {
	const code = readCode(typed);
	const found = code === null ? null : await workshopByCode(kit.storage.read, code);
	if (found === null) return { refused: 'no-such-code' };
	const { state } = found.workshop.desk;
	if (state === 'prepared') return { refused: 'not-open' };
	return state === 'closed' ? { refused: 'closed' } : found;
}

/** What the door shows; `name`: how who has an account will be called, null for whoever may choose. */
export interface Door {
	readonly code: string;
	readonly title: string;
	readonly tables: number;
	readonly keepDays: number;
	readonly name: string | null;
	/** Those of the tavolo, for who chooses their name; none where the tavolo is protected. */
	readonly bodies: readonly { readonly id: string; readonly name: string }[];
}

export async function doorView(kit: Kit, actor: Actor, { workshop }: Stored): Promise<Door> {
	const { code, title, tables, keepDays } = workshop;
	const open = await named(kit.storage.read, workshop);
	const name = actor.kind === 'person' && open ? actor.name : null;
	const bodies = open && name === null ? await bodiesAtDoor(kit, workshop.spaceId) : [];
	return { code, title, tables, keepDays, name, bodies };
}

async function bodiesAtDoor(kit: Kit, spaceId: string): Promise<Door['bodies']> {
	const names = await namesOfBodies(kit.storage.read, await bodiesOfSpace(kit, spaceId));
	return [...names]
		.map(([id, name]) => ({ id, name }))
		.sort((one, other) => one.name.localeCompare(other.name, 'it'));
}

/** Who comes with a code need not belong to the tavolo: in a protected one nobody is called by the name of their account. */
async function named(db: Db, workshop: Workshop): Promise<boolean> {
	return (await subjectWithin(db, workshop.spaceId))?.visibility !== 'protected';
}

/** Takes a place in the room: as oneself with an account, with a nickname or none without. */
export async function joinWorkshop(kit: Kit, actor: Actor, typed: unknown): Promise<Joined> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const given = parsed.output;
	const door = await knock(kit, given.code);
	if ('refused' in door) return door;
	const bodies = given.body === null ? [] : (await doorView(kit, actor, door)).bodies;
	const said = bodies.find(({ id }) => id === given.body)?.id ?? null;
	return kit.storage.unitOfWork(async (unit): Promise<Joined> => {
		const stored = (await workshopForStep(unit.db, door.workshop.id))!;
		const { workshop } = stored;
		if (workshop.desk.state !== 'open') return { refused: 'closed' };
		const table = given.table > workshop.tables ? 0 : given.table;
		const before = await seatFor(unit.db, workshop.id, actor, given.token);
		if (before) return again(before, table);
		// Somebody else's, or one of another incontro: the door draws a new secret for everybody.
		if (await seatByToken(unit.db, hashToken(given.token))) return malformed;
		const taken = await nicknamesOf(unit.db, workshop.id);
		const { count } = await unit.db
			.selectFrom('workshop_seat')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('workshop_id', '=', workshop.id)
			.executeTakeFirstOrThrow();
		if (Number(count) >= mostSeats) return { refused: 'full' };
		// Somebody with an account comes as themselves: their name is theirs, whoever else chose it.
		const own = actor.kind === 'person' && (await named(unit.db, workshop)) ? actor.name : null;
		const chosen = decideNickname(own === null ? given.nickname : '', taken);
		if ('refused' in chosen) return chosen;
		const nickname = own ?? chosen.nickname;
		const membership = membershipIn(actor, workshop.spaceId as SpaceId);
		const seatId = kit.ids();
		await insertSeat(unit.db, {
			id: seatId,
			workshop_id: workshop.id,
			person_id: actor.kind === 'person' ? actor.personId : null,
			token_hash: hashToken(given.token),
			nickname,
			nickname_folded: own !== null || nickname === '' ? null : foldNickname(nickname),
			table_no: table,
			organization_id: membership?.organizationId ?? said,
			simulated: 0,
			joined_at: kit.clock(),
		});
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { seatId, code: workshop.code };

		async function again(seat: SeatRow, at: number): Promise<Joined> {
			if (seat.removed_at !== null) return { refused: 'removed' };
			if (at > 0 && at !== seat.table_no) await changeSeat(unit.db, seat.id, { table_no: at });
			return { seatId: seat.id, code: workshop.code };
		}
	});
}

/**
 * The seat of whoever asks: by their account, else by the secret of their phone. A seat taken with an account is not
 * opened by its secret alone: others use that phone after them.
 */
async function seatFor(
	db: Db,
	workshopId: string,
	actor: Actor,
	token: string | null,
): Promise<SeatRow | null> {
	const own = actor.kind === 'person' ? await seatOfPerson(db, workshopId, actor.personId) : null;
	if (own !== null || token === null) return own;
	const seat = await seatByToken(db, hashToken(token));
	return seat?.workshop_id === workshopId && seat.person_id === null ? seat : null;
}

/** Who is asking, as the room knows them: by the account they are signed in with, else by the cookie of their seat. */
export interface Sitting {
	readonly actor: Actor;
	readonly token: string | null;
}

export interface Seated {
	readonly stored: Stored;
	readonly seat: SeatRow;
}

/** The seat of whoever asks in the incontro of this code; null when they have none, or were removed. */
export async function seatAt(kit: Kit, code: string, sitting: Sitting): Promise<Seated | null> {
	const read = readCode(code);
	const stored = read === null ? null : await workshopByCode(kit.storage.read, read);
	if (stored === null) return null;
	const seat = await seatFor(kit.storage.read, stored.workshop.id, sitting.actor, sitting.token);
	return seat && seat.removed_at === null ? { stored, seat } : null;
}

/** The incontro whoever asks was sent out of; null for everybody else, and once its doors are closed. */
export async function wasSentOut(kit: Kit, code: string, sitting: Sitting): Promise<Stored | null> {
	const door = await knock(kit, code);
	if ('refused' in door) return null;
	const seat = await seatFor(kit.storage.read, door.workshop.id, sitting.actor, sitting.token);
	return seat?.removed_at ? door : null;
}

/** Runs an act of somebody in the room, in one unit of work, with incontro and seat as they stand there. */
export async function fromSeat<T>(
	kit: Kit,
	code: string,
	sitting: Sitting,
	act: (unit: UnitOfWork, stored: Stored, seat: SeatRow) => Promise<T>,
): Promise<T | { readonly refused: 'no-seat' }> {
	const found = await seatAt(kit, code, sitting);
	if (found === null) return { refused: 'no-seat' };
	return kit.storage.unitOfWork(async (unit) => {
		const stored = await workshopForStep(unit.db, found.stored.workshop.id);
		const seat = await seatById(unit.db, found.seat.id);
		if (!stored || !seat || seat.removed_at !== null) return { refused: 'no-seat' };
		return act(unit, stored, seat);
	});
}
