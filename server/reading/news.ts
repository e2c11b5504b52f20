import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import {
	addressOf,
	ensureNews,
	newestSeq,
	newsOf,
	raiseSeen,
	setDigest,
	stopByToken,
	tokenKnown,
} from './news-store.ts';
import { newsFor, unreadFor, type NewsLine } from './news-views.ts';

export interface NewsPage {
	readonly lines: readonly NewsLine[];
	/** For the next page: give it back as `before`; null at the end. */
	readonly more: number | null;
	readonly unread: number;
	/** Whether this person wants the daily letter; null when they have no address. */
	readonly digest: boolean | null;
}

/** Somebody's news, their own only; null for a visitor. */
export async function readNews(kit: Kit, actor: Actor, before: string | null): Promise<NewsPage | null> {
	if (actor.kind !== 'person') return null;
	const db = kit.storage.read;
	const own = await newsOf(db, actor.personId);
	const seen = own?.seen_seq ?? 0;
	const from = before !== null && /^\d{1,15}$/.test(before) ? Number(before) : null;
	const [page, unread, address] = await Promise.all([
		newsFor(db, actor, { before: from, seen }),
		unreadFor(db, actor.personId, seen),
		addressOf(db, actor.personId),
	]);
	return { ...page, unread, digest: address === null ? null : own?.digest_off !== 1 };
}

/** For the header; 0 for a visitor, 100 for a hundred and more. */
export async function unreadNews(kit: Kit, actor: Actor): Promise<number> {
	if (actor.kind !== 'person') return 0;
	const db = kit.storage.read;
	const own = await newsOf(db, actor.personId);
	return unreadFor(db, actor.personId, own?.seen_seq ?? 0);
}

/** Everything up to this line has been seen. */
export async function markNewsSeen(kit: Kit, actor: Actor, upTo: unknown): Promise<void> {
	if (actor.kind !== 'person' || !/^\d{1,15}$/.test(String(upTo))) return;
	const { personId } = actor;
	await kit.storage.unitOfWork(async (unit) => {
		await ensureNews(unit.db, personId, kit.ids());
		// Nobody can mark what has not happened yet.
		await raiseSeen(unit.db, personId, Math.min(Number(upTo), await newestSeq(unit.db)));
	});
}

export async function chooseDigest(kit: Kit, actor: Actor, wanted: boolean): Promise<void> {
	if (actor.kind !== 'person') return;
	const { personId } = actor;
	await kit.storage.unitOfWork(async (unit) => {
		await ensureNews(unit.db, personId, kit.ids());
		await setDigest(unit.db, personId, wanted);
	});
}

/** The link at the foot of every letter: it needs no account, and can only stop the letters. */
export const stopDigest = (kit: Kit, token: string): Promise<boolean> =>
	kit.storage.unitOfWork((unit) => stopByToken(unit.db, token));

export const stopLinkKnown = (kit: Kit, token: string): Promise<boolean> =>
	tokenKnown(kit.storage.read, token);
