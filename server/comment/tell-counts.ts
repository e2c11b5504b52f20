import type { SpaceId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { anchorById, countsByClause } from './anchor-store.ts';
import { countOfSubject, type CommentRow } from './store.ts';

/** Tells the pages of these clauses, after the commit, that their comments changed, and how many there are. */
export async function tellCounts(
	kit: Kit,
	unit: UnitOfWork,
	spaceId: string,
	draftId: string,
	clauseIds: readonly string[],
): Promise<void> {
	const changed = [...new Set(clauseIds)];
	if (changed.length === 0) return;
	const counts = await countsByClause(unit.db, draftId, changed);
	unit.afterCommit(() => {
		for (const id of changed) publish(kit, spaceId, { kind: 'clause', id }, counts.get(id) ?? 0);
	});
}

/** The same for what is not a clause. */
export async function tellCount(
	kit: Kit,
	unit: UnitOfWork,
	spaceId: string,
	subject: { readonly kind: string; readonly id: string },
): Promise<void> {
	const count = await countOfSubject(unit.db, spaceId, subject);
	unit.afterCommit(() => publish(kit, spaceId, subject, count));
}

/** The pages that show the thread of this comment, wherever it stands now. */
export async function tellThread(
	kit: Kit,
	unit: UnitOfWork,
	comment: Pick<CommentRow, 'space_id' | 'thread_id' | 'subject_kind' | 'subject_id'>,
): Promise<void> {
	const anchor = await anchorById(unit.db, comment.thread_id);
	if (anchor) return tellCounts(kit, unit, comment.space_id, anchor.draft_id, [anchor.clause_id]);
	await tellCount(kit, unit, comment.space_id, { kind: comment.subject_kind, id: comment.subject_id });
}

function publish(
	kit: Kit,
	spaceId: string,
	subject: { readonly kind: string; readonly id: string },
	count: number,
): void {
	const fact = { kind: 'comments-changed' as const, subject, count, at: kit.clock() };
	kit.bus.publish({ kind: 'live', spaceId: spaceId as SpaceId, fact });
}
