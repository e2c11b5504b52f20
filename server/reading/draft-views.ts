import { changesSince, type Change } from '#domain/reading/changes.ts';
import type { Actor } from '#domain/person/actor.ts';
import { readableDifference, type WordRun } from '#protocol/draft/word-difference.ts';
import { knownWordings, standingText } from '../draft/wording-views.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { marksOf, readAt } from './store.ts';

type Db = UnitOfWork['db'];

export async function draftOf(db: Db, spaceId: string): Promise<string | null> {
	const row = await db.selectFrom('draft').select('id').where('space_id', '=', spaceId).executeTakeFirst();
	return row?.id ?? null;
}

/** What changed for one person since they last read a draft. */
export interface SinceView {
	/** When they last read it; milliseconds since 1970. */
	readonly readAt: number;
	readonly changed: number;
	readonly added: number;
	readonly removed: number;
	readonly moved: number;
	readonly all: number;
	/** For `markRead`: what a page made now shows. */
	readonly seen: string;
}

/** One step of "Dall'ultima volta". */
export interface ChangeView {
	readonly kind: Change['kind'];
	readonly clauseId: string;
	/** Null for what no longer stands, and for a preamble. */
	readonly number: number | null;
	readonly title: string;
	readonly moved: boolean;
	/** The title, when it changed too. */
	readonly titleRuns: readonly WordRun[] | null;
	/** Word by word; for what is new one added run, for what is removed one removed run. */
	readonly runs: readonly WordRun[];
	/** The words are the same: bold, lists or links changed. */
	readonly formOnly: boolean;
	/** Titles of the clauses it grew from, or its words went to. */
	readonly kin: readonly string[];
}

interface Compared {
	readonly readAt: number;
	readonly now: Awaited<ReturnType<typeof standingText>>;
	readonly changes: readonly Change[];
}

async function compare(db: Db, personId: string, draftId: string): Promise<Compared | null> {
	const at = await readAt(db, personId, draftId);
	if (at === null) return null;
	const [marks, now] = await Promise.all([marksOf(db, personId, draftId), standingText(db, draftId)]);
	return { readAt: at, now, changes: changesSince(marks, now) };
}

/** How much changed; null for a visitor, and for somebody who has never opened it. The caller has asked `can read`. */
export async function sinceLastReading(kit: Kit, actor: Actor, draftId: string): Promise<SinceView | null> {
	if (actor.kind !== 'person') return null;
	const compared = await compare(kit.storage.read, actor.personId, draftId);
	if (compared === null) return null;
	const of = (kind: Change['kind']) => compared.changes.filter((change) => change.kind === kind).length;
	return {
		readAt: compared.readAt,
		changed: of('changed'),
		added: of('new'),
		removed: of('removed'),
		moved: of('moved'),
		all: compared.changes.length,
		seen: compared.now.map(({ id, hash }) => `${id} ${hash}`).join('\n'),
	};
}

/** Exactly what changed, in the order of the text. The caller has asked `can read`. */
export async function changesSinceLastReading(
	kit: Kit,
	actor: Actor,
	draftId: string,
): Promise<{
	readonly readAt: number;
	readonly seen: string;
	readonly changes: readonly ChangeView[];
} | null> {
	if (actor.kind !== 'person') return null;
	const db = kit.storage.read;
	const compared = await compare(db, actor.personId, draftId);
	if (compared === null) return null;
	const wanted = compared.changes.flatMap((change) =>
		change.kind === 'new'
			? change.from.map(({ clauseId, hash }) => ({ clauseId, hash }))
			: [{ clauseId: change.clauseId, hash: change.before }],
	);
	const old = await knownWordings(db, draftId, wanted);
	const now = new Map(compared.now.map((clause) => [clause.id, clause]));
	return {
		readAt: compared.readAt,
		seen: compared.now.map(({ id, hash }) => `${id} ${hash}`).join('\n'),
		changes: compared.changes.map((change): ChangeView => {
			const clause = now.get(change.clauseId);
			const before = change.kind === 'new' ? undefined : old.get(`${change.clauseId} ${change.before}`);
			const kin =
				change.kind === 'new'
					? change.from.flatMap((mark) => old.get(`${mark.clauseId} ${mark.hash}`)?.title ?? [])
					: change.kind === 'removed'
						? change.into.flatMap((id) => now.get(id)?.title ?? [])
						: [];
			const runs =
				change.kind === 'moved' ? [] : readableDifference(before?.plain ?? '', clause?.plain ?? '');
			const sameTitle = before === undefined || clause === undefined || before.title === clause.title;
			return {
				kind: change.kind,
				clauseId: change.clauseId,
				number: clause?.number ?? null,
				title: clause?.title ?? before?.title ?? '',
				moved: change.kind === 'moved' || (change.kind === 'changed' && change.moved),
				titleRuns: sameTitle ? null : readableDifference(before.title, clause.title),
				runs,
				formOnly: change.kind === 'changed' && sameTitle && runs.every((run) => run.kind === 'same'),
				kin,
			};
		}),
	};
}
