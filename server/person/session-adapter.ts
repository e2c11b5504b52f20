import type { Adapter, DatabaseSession } from 'lucia';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import * as store from './store.ts';
import { hashToken } from './token.ts';

/** Lucia over our storage: reads on the reading connection, writes in units of work. */
export function sessionAdapter(storage: Storage, clock: Clock): Adapter {
	const session = (row: store.SessionRow, id: string): DatabaseSession => ({
		id,
		userId: row.person_id,
		expiresAt: new Date(row.expires_at),
		attributes: {},
	});
	return {
		async getSessionAndUser(token) {
			const row = await store.sessionById(storage.read, hashToken(token));
			return row ? [session(row, token), { id: row.person_id, attributes: {} }] : [null, null];
		},
		getUserSessions: async (personId) =>
			(await store.sessionsOf(storage.read, personId)).map((row) => session(row, row.id)),
		setSession: ({ id, userId, expiresAt, attributes }) =>
			storage.unitOfWork(async ({ db }) => {
				// Nobody asks for a session that has expired: they would stay for ever.
				await store.deleteSessionsBefore(db, clock());
				await store.insertSession(db, {
					id: hashToken(id),
					person_id: userId,
					expires_at: expiresAt.getTime(),
					created_at: clock(),
					last_seen_at: clock(),
					device: (attributes as { device?: string }).device ?? '',
				});
			}),
		updateSessionExpiration: (token, expiresAt) =>
			storage.unitOfWork(({ db }) => store.prolongSession(db, hashToken(token), expiresAt.getTime())),
		deleteSession: (token) => storage.unitOfWork(({ db }) => store.deleteSession(db, hashToken(token))),
		deleteUserSessions: (personId) => storage.unitOfWork(({ db }) => store.deleteSessionsOf(db, personId)),
		deleteExpiredSessions: () => storage.unitOfWork(({ db }) => store.deleteSessionsBefore(db, clock())),
	};
}
