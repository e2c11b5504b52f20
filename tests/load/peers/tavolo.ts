import { createHash } from 'node:crypto';
import { readConfig } from '../../../server/config.ts';
import { openApp } from '../../../server/app.ts';
import { roomName } from '../../../src/protocol/room-name.ts';
import type { Furniture, Seating } from './peer.ts';

const day = 86_400_000;

/** An installation with one public tavolo per room and everybody an editor of all of them, each with a session of their own. */
export async function furnishTavolo(folder: string, { rooms, people, history }: Furniture): Promise<Seating> {
	const app = await openApp(
		readConfig({ TAVOLO_DATA: folder, TAVOLO_ORIGIN: 'http://127.0.0.1', TAVOLO_LOG: 'silent' }),
	);
	const now = Date.now();
	const drafts = Array.from(
		{ length: rooms },
		(_, room) => `draft${String(room).padStart(6, 'a').replaceAll(/\d/g, letter)}`,
	);
	const persons = Array.from({ length: people }, (_, person) => ({
		id: `person${person}`,
		token: `tokenofperson${person}`,
	}));
	await app.storage.unitOfWork(async ({ db }) => {
		await db
			.insertInto('organization')
			.values({
				id: 'host',
				slug: 'host',
				name: 'Host',
				short_name: 'Host',
				kind: 'municipality',
				place: null,
				founded_year: null,
				description: '',
				parent_id: null,
				is_host: 1,
				logo: null,
				logo_type: null,
				contacts: '{}',
				legal_links: '{}',
				created_at: now,
			})
			.execute();
		for (const { id, token } of persons) {
			await db
				.insertInto('person')
				.values({
					id,
					name: id,
					email: null,
					email_folded: null,
					password_hash: null,
					locale: 'it',
					text_size: 'normal',
					administrator: 0,
					demonstration: null,
					created_at: now,
				})
				.execute();
			await db
				.insertInto('session')
				.values({
					id: createHash('sha256').update(token).digest('hex'),
					person_id: id,
					expires_at: now + 30 * day,
					created_at: now,
					last_seen_at: now,
					device: '',
				})
				.execute();
		}
		for (const draft of drafts) {
			await db
				.insertInto('space')
				.values({
					id: `of${draft}`,
					slug: `of-${draft}`,
					host_id: 'host',
					template: 'pact',
					title: draft,
					place: '',
					purpose: 'p',
					decides: 'd',
					decides_not: 'n',
					who_decides: 'w',
					answer_due_on: '2030-01-01',
					answered_on: null,
					visibility: 'public',
					state: 'open',
					residents_write: 0,
					source: null,
					created_by: null,
					created_at: now,
				})
				.execute();
			await db
				.insertInto('draft')
				.values({ id: draft, space_id: `of${draft}`, title: draft, kind: 'pact', created_at: now })
				.execute();
		}
		const members =
			rooms > 10
				? drafts.map((draft, room) => ({ draft, person: persons[room % people]! }))
				: drafts.flatMap((draft) => persons.map((person) => ({ draft, person })));
		for (const { draft, person } of members) {
			await db
				.insertInto('space_member')
				.values({
					space_id: `of${draft}`,
					person_id: person.id,
					role: 'editor',
					organization_id: null,
					created_at: now,
				})
				.execute();
		}
	});
	for (const bytes of history ?? [])
		void app.draftLog.append({ room: roomName('draft', drafts[0]!), personId: null, bytes });
	await app.draftLog.flush();
	await app.close();
	return {
		seat: (room, person) => ({
			path: `/sync/${roomName('draft', drafts[room]!)}?v=1&schema=1`,
			headers: { cookie: `tavolo_session=${persons[person]!.token}`, origin: 'http://127.0.0.1' },
		}),
		frameRoom: () => '',
	};
}

/** Room names hold no digits but 2 to 7. */
function letter(digit: string): string {
	return 'bcdefghijk'[Number(digit)]!;
}
