import { isLocale } from '#domain/person/preferences.ts';
import type { Actor } from '#domain/person/actor.ts';
import { dayAt } from '#domain/space/day.ts';
import type { Kit } from '../kit.ts';
import type { Mailer } from '../mail/mailer.ts';
import { digestLetter } from './digest-letter.ts';
import { addressees, claimDigest, ensureNews, newsOf, seatsOf, type Addressee } from './news-store.ts';
import { newsFor } from './news-views.ts';

const peopleAtOnce = 100;
/** A letter is read in a minute; the page has the rest. */
const linesInALetter = 60;

/** Posts the letters of today; whoever had one today, wants none or has no news gets none. Gives how many were handed over. */
export async function sendDigests(kit: Kit, mailer: Mailer, origin: string): Promise<number> {
	if (!mailer.configured) return 0;
	const day = dayAt(kit.clock());
	let posted = 0;
	let after = '';
	for (;;) {
		const people = await addressees(kit.storage.read, day, after, peopleAtOnce);
		for (const person of people) if (await sendOne(kit, mailer, origin, person, day)) posted++;
		if (people.length < peopleAtOnce) return posted;
		after = people.at(-1)!.id;
	}
}

async function sendOne(
	kit: Kit,
	mailer: Mailer,
	origin: string,
	person: Addressee,
	day: string,
): Promise<boolean> {
	const db = kit.storage.read;
	const actor = await actorOf(kit, person.id);
	// What was read on the pages needs no letter.
	const known = Math.max(person.seen_seq, person.digest_seq);
	const news = await newsFor(db, actor, {
		before: null,
		after: known,
		limit: linesInALetter,
		seen: known,
	});
	const lines = news.lines.filter(({ unread }) => unread);
	if (lines.length === 0) return false;
	return kit.storage.unitOfWork(async (unit) => {
		await ensureNews(unit.db, person.id, kit.ids());
		if (!(await claimDigest(unit.db, person.id, { day, seq: lines[0]!.seq }))) return false;
		const { stop_token: stopToken } = (await newsOf(unit.db, person.id))!;
		const locale = isLocale(person.locale) ? person.locale : 'it';
		const letter = digestLetter({ to: person.email, locale, origin, stopToken, lines });
		// Claimed first: a server that dies in between posts nothing rather than twice.
		unit.afterCommit(() => mailer.post(letter));
		return true;
	});
}

/** The person as they would ask themselves: what they may not read is not in their letter. */
async function actorOf(kit: Kit, personId: string): Promise<Extract<Actor, { kind: 'person' }>> {
	const rows = await seatsOf(kit.storage.read, personId);
	return {
		kind: 'person',
		personId,
		sessionId: '',
		name: '',
		administrator: false,
		memberships: rows.map((row) => ({
			spaceId: row.space_id,
			role: row.role,
			organizationId: row.organization_id,
		})),
	} as unknown as Extract<Actor, { kind: 'person' }>;
}
