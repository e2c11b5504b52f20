import type { PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertConcerns, insertNotice, noticesAbout, updateNoticeDetails } from './store.ts';

/** Why a piece of news is told to somebody in person. */
export type ConcernReason =
	'own' | 'replied' | 'supported' | 'followed' | 'asked' | 'voted' | 'written-in' | 'reported';

export interface Telling {
	readonly spaceId: string;
	/** A participle: 'comment-written', 'amendment-accepted', 'poll-opened'. */
	readonly kind: string;
	/** Who did it; null for the server and for whoever must not be named. */
	readonly by: PersonId | null;
	/** Somebody without an account did it. */
	readonly guest?: boolean;
	/** What it is about, and the words a list shows for it: short, and public to every reader of the tavolo. */
	readonly subject: { readonly kind: string; readonly id: string; readonly title: string };
	/** The clause it touches. */
	readonly clauseId?: string;
	/** Why, in words that every reader of the tavolo may read. */
	readonly note?: string;
	/** Whoever did it is never told of it. */
	readonly concerns?: readonly { readonly personId: PersonId; readonly reason: ConcernReason }[];
}

/** A line of the tavolo's news, stored with the facts it tells of. */
export async function tellSpace(kit: Kit, unit: UnitOfWork, telling: Telling): Promise<void> {
	const { spaceId, kind, by, guest = false, subject, clauseId, note, concerns = [] } = telling;
	const details = {
		subjectKind: subject.kind,
		subjectId: subject.id,
		title: subject.title,
		...(clauseId === undefined ? {} : { clauseId }),
		...(note === undefined ? {} : { note }),
		...(guest ? { guest: 'yes' } : {}),
	};
	const seq = await insertNotice(unit.db, { spaceId, at: kit.clock(), kind, personId: by, details });
	await insertConcerns(
		unit.db,
		seq,
		concerns.filter(({ personId }) => personId !== by),
	);
}

/** What was told of something calls it so from now on; empty: its words were taken back, and are told no more. */
export async function retellTitle(
	unit: UnitOfWork,
	subject: { readonly spaceId: string; readonly kind: string; readonly id: string },
	title: string,
): Promise<void> {
	for (const { seq, details } of await noticesAbout(unit.db, subject.spaceId, subject.id)) {
		const told = JSON.parse(details) as Record<string, string>;
		if (told.subjectKind !== subject.kind || told.subjectId !== subject.id) continue;
		await updateNoticeDetails(unit.db, seq, { ...told, title });
	}
}
