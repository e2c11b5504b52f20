import { membershipIn, type Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import { newestSeq, newsOf } from './news-store.ts';
import type { NewsLine } from './news-views.ts';
import { ensureSpaceMark, raiseSpaceMark, spaceMarkOf } from './space-news-store.ts';
import { lastBefore, newsOfSpace, unreadInSpace, type SpaceMark } from './space-news-views.ts';

export interface SpaceNewsPage {
	readonly lines: readonly NewsLine[];
	/** For the next page: give it back as `before`; null at the end. */
	readonly more: number | null;
	/** 100 stands for more. */
	readonly unread: number;
}

interface Place {
	readonly personId: string;
	readonly spaceId: string;
	/** They belong to it, or were here before. */
	readonly begun: boolean;
	readonly mark: SpaceMark;
}

/** Null for a visitor, and for somebody who may not read this tavolo. */
async function placeOf(kit: Kit, actor: Actor, slug: string): Promise<Place | null> {
	if (actor.kind !== 'person') return null;
	const db = kit.storage.read;
	const subject = await subjectAt(db, actor, slug);
	if (subject === null) return null;
	const { personId } = actor;
	const { spaceId } = subject;
	const [mark, own, joined] = await Promise.all([
		spaceMarkOf(db, personId, spaceId),
		newsOf(db, personId),
		membershipIn(actor, spaceId) === null ? null : lastBefore(db, personId, spaceId),
	]);
	const since = mark ? Number(mark.since_seq) : joined;
	return {
		personId,
		spaceId,
		begun: since !== null,
		mark: {
			since: since ?? (await newestSeq(db)),
			seen: Math.max(Number(mark?.seen_seq ?? 0), own?.seen_seq ?? 0),
		},
	};
}

/** How much happened in a tavolo since this person last read its news, without what they did themselves. */
export async function unreadInSpaceOf(kit: Kit, actor: Actor, slug: string): Promise<number> {
	const place = await placeOf(kit, actor, slug);
	if (place === null) return 0;
	return unreadInSpace(kit.storage.read, place.personId, place.spaceId, place.mark);
}

/** What happened in one tavolo, told on its own pages; null for a visitor, and where there is nothing to read. */
export async function readSpaceNews(
	kit: Kit,
	actor: Actor,
	slug: string,
	before: string | null,
): Promise<SpaceNewsPage | null> {
	const place = await placeOf(kit, actor, slug);
	if (place === null || actor.kind !== 'person') return null;
	const db = kit.storage.read;
	const from = before !== null && /^\d{1,15}$/.test(before) ? Number(before) : null;
	const [page, unread] = await Promise.all([
		newsOfSpace(db, actor, place.spaceId, { before: from, mark: place.mark }),
		unreadInSpace(db, place.personId, place.spaceId, place.mark),
	]);
	return { ...page, unread };
}

/** Somebody who is here for the first time, and not a member: from now on the tavolo tells them what is new. */
export async function beginSpaceNews(kit: Kit, actor: Actor, slug: string): Promise<void> {
	const place = await placeOf(kit, actor, slug);
	if (place === null || place.begun) return;
	await kit.storage.unitOfWork(async (unit) =>
		ensureSpaceMark(unit.db, place.personId, place.spaceId, place.mark.since),
	);
}

/** Everything in this tavolo up to this line has been read, on whatever device. */
export async function markSpaceNewsSeen(
	kit: Kit,
	actor: Actor,
	slug: string,
	upTo: unknown,
): Promise<{ readonly done: true } | { readonly refused: 'not-found' | 'input-malformed' }> {
	if (typeof upTo !== 'string' || !/^\d{1,15}$/.test(upTo)) return { refused: 'input-malformed' };
	const place = await placeOf(kit, actor, slug);
	if (place === null) return { refused: 'not-found' };
	const { personId, spaceId, mark } = place;
	await kit.storage.unitOfWork(async (unit) => {
		const newest = await newestSeq(unit.db);
		await ensureSpaceMark(unit.db, personId, spaceId, mark.since);
		// Nobody can mark what has not happened yet.
		await raiseSpaceMark(unit.db, personId, spaceId, Math.min(Number(upTo), newest));
	});
	return { done: true };
}
