import { randomBytes } from 'node:crypto';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { usualSettings, type MomentKind } from '#domain/workshop/moment.ts';
import type { RoomView } from '#domain/workshop/room-view.ts';
import { createBoardRoom } from '#server/board/room.ts';
import type { Sitting } from '#server/workshop/join-workshop.ts';
import { createWorkshopRoom } from '#server/workshop/room.ts';
import { clock, type Engine } from '../contract/engines.ts';
import { asking, kitOver, putPeople, putSpace } from './contract-kit.ts';

export const luca = asking('Luca', { pact: 'facilitator' });
export const nadia = asking('Nadia', { pact: 'facilitator' });
export const giulia = asking('Giulia', { pact: 'editor' });

let serial = 0;
export const key = () => `key${++serial}`;
export const token = () => randomBytes(20).toString('hex');

/** A tavolo `pact` that Luca and Nadia lead, on an engine of the contract tests, and incontri in it. */
export async function openTavolo(engine: Engine) {
	const open = await engine.open();
	const kit = kitOver(open);
	const room = createWorkshopRoom(kit);
	const board = createBoardRoom(kit);
	await open.storage.unitOfWork(async (unit) => {
		await putPeople(unit, ['Luca', 'Nadia', 'Giulia']);
		await putSpace(unit, 'pact');
		await unit.db.updateTable('board').set({ id: 'pactboard' }).execute();
		await unit.db.updateTable('draft').set({ id: 'pactdraft' }).execute();
		await unit.db
			.insertInto('space_member')
			.values(
				[luca, nadia, giulia].map((person) => ({
					space_id: 'pact',
					person_id: person.personId,
					role: person.memberships[0]!.role,
					organization_id: null,
					created_at: 1,
				})),
			)
			.execute();
	});

	/** An incontro with these moments, of five minutes each, and the hands that move it. */
	async function prepare(kinds: readonly MomentKind[], more: object = {}) {
		const made = await room.createWorkshop(luca, {
			spaceId: 'pact',
			key: key(),
			format: 'metaplan',
			title: 'Dopo la scuola',
			tables: 2,
			keepDays: 30,
			rehearsal: false,
			moments: kinds.map((kind) => ({
				kind,
				title: kind,
				instructions: 'Di che cosa c’è bisogno?',
				minutes: 5,
				settings: usualSettings,
			})),
			...more,
		});
		if (!('id' in made)) throw new Error(made.refused);
		const { id } = made;
		const desk = async (by: Actor = luca) => (await room.deskView(by, id))!;
		const workshop = async () => (await desk()).stored.workshop;
		const { code } = await workshop();
		const view = async (): Promise<RoomView> => room.roomView((await desk()).stored);
		async function step(kind: string, about: object = {}, by: Actor = luca) {
			const { revision } = await workshop();
			return room.takeStep(by, { workshopId: id, seenRevision: revision, step: { kind, ...about } });
		}
		async function undo() {
			return room.undoStep(luca, { workshopId: id, seenRevision: (await workshop()).revision });
		}
		/** Opens the doors and goes on to this moment of the agenda, from 0. */
		async function begin(upTo: number): Promise<void> {
			await step('open-doors');
			await step('start');
			for (let at = 0; at < upTo; at++) await step('next');
		}
		const enter = (nickname: string, secret = token(), actor: Actor = visitor) =>
			room.joinWorkshop(actor, { code, nickname, table: 0, token: secret });
		async function guest(nickname = ''): Promise<Sitting & { seatId: string }> {
			const sitting = { actor: visitor, token: token() };
			const joined = await enter(nickname, sitting.token);
			if (!('seatId' in joined)) throw new Error(joined.refused);
			return { ...sitting, seatId: joined.seatId };
		}
		async function write(sitting: Sitting, text: string): Promise<string> {
			clock.now += 1;
			const written = await room.writeCard(code, sitting, { key: key(), text });
			if (!('cardId' in written)) throw new Error(written.refused);
			return written.cardId;
		}
		const answer = (sitting: Sitting, said: object) => room.giveAnswer(code, sitting, said);
		const own = async (sitting: Sitting) => room.ownView((await room.seatAt(code, sitting))!);
		/** Shows every card that waits, and waits until the board has them. */
		async function reveal(): Promise<void> {
			await room.revealCards(luca, { workshopId: id, cards: 'all' });
			await board.settle();
		}
		return {
			id,
			code,
			desk,
			workshop,
			view,
			step,
			undo,
			begin,
			enter,
			guest,
			write,
			answer,
			own,
			reveal,
		};
	}

	return {
		open,
		kit,
		room,
		board,
		prepare,
		async close() {
			room.close();
			await board.close();
			await open.close();
		},
	};
}

export type Tavolo = Awaited<ReturnType<typeof openTavolo>>;
