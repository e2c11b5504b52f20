import { generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia';
import type { OrganizationId } from '#domain/organization/organization.ts';
import { visitor, type Actor, type PersonId, type SessionId, type SpaceId } from '#domain/person/actor.ts';
import { personColor } from '#domain/person/color.ts';
import { isLocale, isTextSize, type Locale, type TextSize } from '#domain/person/preferences.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import { systemClock } from '../clock.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { sessionAdapter } from './session-adapter.ts';
import * as store from './store.ts';
import { hashToken } from './token.ts';

export const sessionCookie = 'tavolo_session';
const lasting = new TimeSpan(30, 'd');
/** "Last seen" is kept to the hour: a write for every page would be waste. */
const seenEveryMs = 3_600_000;

/** The person on screen: header, profile, language. */
export interface PersonView {
	readonly id: PersonId;
	readonly name: string;
	readonly color: number;
	readonly email: string | null;
	readonly locale: Locale;
	readonly textSize: TextSize;
	readonly administrator: boolean;
	readonly demonstration: boolean;
	readonly organizations: readonly {
		readonly id: OrganizationId;
		readonly slug: string;
		readonly name: string;
		readonly shortName: string;
		readonly position: string;
	}[];
}

export interface Presence {
	readonly actor: Actor;
	readonly person: PersonView | null;
	/** Set when the session was just prolonged: the cookie has to follow. */
	readonly prolongedUntil: Date | null;
}

/** The session that took the place of all others. */
interface Replaced {
	readonly token: string;
	readonly expiresAt: Date;
	/** Sessions of other devices that ended. */
	readonly endedElsewhere: number;
}

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(kit: Kit) {
	const { storage, clock, bus } = kit;
	const lucia = new Lucia(sessionAdapter(storage, clock), {
		sessionExpiresIn: lasting,
		sessionCookie: { name: sessionCookie },
	});

	async function presenceOf(token: string | null): Promise<Presence> {
		const nobody: Presence = { actor: visitor, person: null, prolongedUntil: null };
		if (!token) return nobody;
		const { session } = await lucia.validateSession(token);
		if (!session) return nobody;
		const db = storage.read;
		const [row, sessionRow, memberships, affiliations] = await Promise.all([
			store.personById(db, session.userId),
			store.sessionById(db, hashToken(token)),
			store.membershipsOf(db, session.userId),
			store.affiliationsOf(db, session.userId),
		]);
		if (!row || !sessionRow) return nobody;
		await noteVisit(sessionRow.id, sessionRow.last_seen_at);
		return {
			prolongedUntil: session.fresh ? session.expiresAt : null,
			actor: {
				kind: 'person',
				personId: row.id as PersonId,
				sessionId: sessionRow.id as SessionId,
				name: row.name,
				administrator: row.administrator === 1,
				memberships: memberships.map((one) => ({
					spaceId: one.space_id as SpaceId,
					role: one.role as SpaceRole,
					organizationId: one.organization_id as OrganizationId | null,
				})),
			},
			person: {
				id: row.id as PersonId,
				name: row.name,
				color: personColor(row.id),
				email: row.email,
				locale: isLocale(row.locale) ? row.locale : 'it',
				textSize: isTextSize(row.text_size) ? row.text_size : 'normal',
				administrator: row.administrator === 1,
				demonstration: row.demonstration !== null,
				organizations: affiliations.map((one) => ({
					id: one.id as OrganizationId,
					slug: one.slug,
					name: one.name,
					shortName: one.short_name,
					position: one.position,
				})),
			},
		};
	}

	async function noteVisit(sessionId: string, lastSeenAt: number): Promise<void> {
		const now = clock();
		if (now - lastSeenAt <= seenEveryMs) return;
		// On a full disk one may still read: the hour of the last visit can wait.
		await storage
			.unitOfWork((unit) => store.touchSession(unit.db, sessionId, now))
			.catch((error: unknown) => kit.log.warn({ error }, 'a visit could not be noted'));
	}

	/** The same actor as `presenceOf` gives, in one question: every socket asks. */
	async function actorOfToken(token: string): Promise<Actor> {
		const sessionId = hashToken(token);
		const rows = await store.actorRows(storage.read, sessionId);
		const [first] = rows;
		// By the clock on the wall, as Lucia judges it for pages.
		if (!first || first.expires_at <= systemClock()) return visitor;
		await noteVisit(sessionId, first.last_seen_at);
		return {
			kind: 'person',
			personId: first.person_id as PersonId,
			sessionId: sessionId as SessionId,
			name: first.name,
			administrator: first.administrator === 1,
			memberships: rows.flatMap(({ space_id, role, organization_id }) =>
				space_id === null
					? []
					: [
							{
								spaceId: space_id as SpaceId,
								role: role as SpaceRole,
								organizationId: organization_id as OrganizationId | null,
							},
						],
			),
		};
	}

	/** Ends all of them together with what else the unit of work does. Returns how many. */
	async function endAllWithin(unit: UnitOfWork, personId: PersonId): Promise<number> {
		const ended = await store.sessionsOf(unit.db, personId);
		for (const row of ended) await store.deleteSession(unit.db, row.id);
		unit.afterCommit(() => {
			for (const row of ended)
				bus.publish({ kind: 'session-ended', sessionId: row.id as SessionId, personId });
		});
		return ended.length;
	}

	/**
	 * Every session of the person ends, this one too, and a new one takes its place, together with what else the unit of
	 * work does: a token somebody may have copied is worth nothing afterwards.
	 */
	async function replaceAllWithin(
		unit: UnitOfWork,
		personId: PersonId,
		sessionId: SessionId,
	): Promise<Replaced> {
		const here = await store.sessionById(unit.db, sessionId);
		const ended = await endAllWithin(unit, personId);
		const token = generateIdFromEntropySize(25);
		const now = clock();
		const expiresAt = now + lasting.milliseconds();
		await store.insertSession(unit.db, {
			id: hashToken(token),
			person_id: personId,
			expires_at: expiresAt,
			created_at: now,
			last_seen_at: now,
			device: here?.device ?? '',
		});
		return { token, expiresAt: new Date(expiresAt), endedElsewhere: here ? ended - 1 : ended };
	}

	return {
		presenceOf,
		/**
		 * Who is behind the Cookie header of a socket; a visitor when there is no valid session in it. The session is not
		 * prolonged: a socket cannot send the longer cookie, pages can.
		 */
		async actorOfRequest(cookieHeader: string | undefined): Promise<Actor> {
			const token = tokenIn(cookieHeader ?? '');
			return token === null ? visitor : actorOfToken(token);
		},
		/** A fresh session; the token goes into the cookie and nowhere else. */
		async open(
			personId: string,
			device: string,
		): Promise<{ readonly token: string; readonly expiresAt: Date }> {
			const session = await lucia.createSession(personId, { device: device.slice(0, 300) } as object);
			return { token: session.id, expiresAt: session.expiresAt };
		},
		/** Ends one of the person's own sessions; an unknown one is already ended. */
		async end(personId: PersonId, sessionId: SessionId): Promise<void> {
			await storage.unitOfWork(async (unit) => {
				const row = await store.sessionById(unit.db, sessionId);
				if (row?.person_id !== personId) return;
				await store.deleteSession(unit.db, sessionId);
				unit.afterCommit(() => bus.publish({ kind: 'session-ended', sessionId, personId }));
			});
		},
		/** Ends all of them. */
		endAll: (personId: PersonId) => storage.unitOfWork((unit) => endAllWithin(unit, personId)),
		endAllWithin,
		replaceAllWithin,
		async list(personId: PersonId) {
			const now = clock();
			return (await store.sessionsOf(storage.read, personId))
				.filter((row) => row.expires_at > now)
				.map((row) => ({
					id: row.id as SessionId,
					device: row.device,
					createdAt: row.created_at,
					lastSeenAt: row.last_seen_at,
				}));
		},
	};
}

/** Not Lucia's own reader: that one throws on a cookie which is not well encoded, and anybody may send one. */
function tokenIn(cookieHeader: string): string | null {
	return new RegExp(`(?:^|;)\\s*${sessionCookie}=([a-z0-9]{1,100})(?:;|$)`).exec(cookieHeader)?.[1] ?? null;
}
