import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import type { Mailer } from '../mail/mailer.ts';
import { changesSinceLastReading, sinceLastReading } from './draft-views.ts';
import { beginReading, markRead } from './mark-read.ts';
import { chooseDigest, markNewsSeen, readNews, stopDigest, stopLinkKnown, unreadNews } from './news.ts';
import { beginSpaceNews, markSpaceNewsSeen, readSpaceNews, unreadInSpaceOf } from './space-news.ts';
import { sendDigests } from './send-digests.ts';

export type ReadingRoom = ReturnType<typeof createReadingRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createReadingRoom(kit: Kit) {
	return {
		beginReading: (actor: Actor, slug: string) => beginReading(kit, actor, slug),
		markRead: (actor: Actor, slug: string, seen: unknown) => markRead(kit, actor, slug, seen),
		sinceLastReading: (actor: Actor, draftId: string) => sinceLastReading(kit, actor, draftId),
		changesSinceLastReading: (actor: Actor, draftId: string) => changesSinceLastReading(kit, actor, draftId),
		readNews: (actor: Actor, before: string | null) => readNews(kit, actor, before),
		unreadNews: (actor: Actor) => unreadNews(kit, actor),
		markNewsSeen: (actor: Actor, upTo: unknown) => markNewsSeen(kit, actor, upTo),
		/** Of one tavolo, on its own pages. */
		readSpaceNews: (actor: Actor, slug: string, before: string | null) =>
			readSpaceNews(kit, actor, slug, before),
		unreadInSpace: (actor: Actor, slug: string) => unreadInSpaceOf(kit, actor, slug),
		beginSpaceNews: (actor: Actor, slug: string) => beginSpaceNews(kit, actor, slug),
		markSpaceNewsSeen: (actor: Actor, slug: string, upTo: unknown) =>
			markSpaceNewsSeen(kit, actor, slug, upTo),
		chooseDigest: (actor: Actor, wanted: boolean) => chooseDigest(kit, actor, wanted),
		stopDigest: (token: string) => stopDigest(kit, token),
		stopLinkKnown: (token: string) => stopLinkKnown(kit, token),
		/** The job of the day; `origin`: where the links of the letters lead. */
		sendDigests: (mailer: Mailer, origin: string) => sendDigests(kit, mailer, origin),
	};
}
