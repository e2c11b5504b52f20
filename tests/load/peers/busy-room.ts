import { createHash } from 'node:crypto';
import { openApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { visitor, type Actor } from '../../../src/domain/person/actor.ts';

/** An incontro whose doors are open: how one comes in, and how its desk is moved. */
export interface BusyRoom {
	readonly code: string;
	/** Where the desk's forms are posted. */
	readonly desk: string;
	/** Headers of whoever leads. */
	readonly leader: Readonly<Record<string, string>>;
}

const token = 'tokenofleader';

/** An incontro of the demonstration's pact, in its first silent writing. */
export async function furnishRoom(folder: string): Promise<BusyRoom> {
	const app = await openApp(readConfig({ TAVOLO_DATA: folder, TAVOLO_LOG: 'silent' }));
	try {
		const space = (await app.space.readSpace(visitor, 'patto-educativo'))!;
		const { db } = { db: app.storage.read };
		const leader = await db
			.selectFrom('space_member')
			.innerJoin('person', 'person.id', 'space_member.person_id')
			.select(['person.id', 'person.name'])
			.where('space_member.space_id', '=', space.id)
			.where('space_member.role', '=', 'facilitator')
			.executeTakeFirstOrThrow();
		const now = Date.now();
		await app.storage.unitOfWork((unit) =>
			unit.db
				.insertInto('session')
				.values({
					id: createHash('sha256').update(token).digest('hex'),
					person_id: leader.id,
					expires_at: now + 86_400_000,
					created_at: now,
					last_seen_at: now,
					device: '',
				})
				.execute(),
		);
		const actor = {
			kind: 'person',
			personId: leader.id,
			sessionId: 's',
			name: leader.name,
			administrator: false,
			memberships: [{ spaceId: space.id, role: 'facilitator', organizationId: null }],
		} as unknown as Actor;
		const moments = ['write', 'reveal', 'dots', 'talk'].map((kind) => ({
			kind,
			title: `Momento ${kind}`,
			instructions: 'Di che cosa c’è bisogno?',
			minutes: 5,
		}));
		const made = await app.workshop.createWorkshop(actor, {
			spaceId: space.id,
			key: 'key',
			format: 'metaplan',
			title: 'Una sala piena',
			tables: 6,
			keepDays: 30,
			rehearsal: false,
			moments,
		});
		if (!('id' in made)) throw new Error(`The incontro was refused: ${made.refused}`);
		for (const [seenRevision, kind] of ['open-doors', 'start'].entries()) {
			const step = await app.workshop.takeStep(actor, {
				workshopId: made.id,
				seenRevision,
				step: { kind },
			});
			if ('refused' in step) throw new Error(`The desk refused ${kind}: ${step.refused}`);
		}
		const page = (await app.workshop.deskView(actor, made.id))!;
		return {
			code: page.stored.workshop.code,
			desk: `/tavoli/patto-educativo/incontri/${made.id}/regia`,
			leader: { cookie: `tavolo_session=${token}` },
		};
	} finally {
		await app.close();
	}
}
