import { resolveAnchor, type Placed } from '#protocol/draft/anchor.ts';
import { anchorText, type AnchorText } from '#protocol/draft/anchor-text.ts';
import { roomName } from '#protocol/room-name.ts';
import type { DraftFollower } from '../draft/project-draft.ts';
import type { Kit } from '../kit.ts';
import { projectedSeq } from '../projection/store.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import {
	anchorById,
	anchorOf,
	anchorsTouched,
	markOrphan,
	moveAnchor,
	moveWhole,
	shiftAnchors,
	type AnchorRow,
} from './anchor-store.ts';
import type { CommentWorld } from './world.ts';
import { tellCounts } from './tell-counts.ts';

/** Comments stay at their words: whenever readers' text changes, in the same commit. */
export function followDraft(kit: Kit): DraftFollower {
	return async (unit, { spaceId, draftId, doc, changed }) => {
		const rows = await anchorsTouched(unit.db, draftId, changed);
		if (rows.length === 0) return;
		const text = anchorText(doc);
		const moved = new Set<string>();
		/** A letter typed before hundreds of passages shifts them all by one: one statement for all of them. */
		const shifted = new Map<number, string[]>();
		for (const row of rows) {
			const standing = standingOf(text, row);
			const by = shiftOf(row, standing);
			if (by !== null) shifted.set(by, (shifted.get(by) ?? []).concat(row.comment_id));
			else for (const clauseId of await settle(unit, row, standing)) moved.add(clauseId);
		}
		for (const [by, ids] of shifted) await shiftAnchors(unit.db, ids, by);
		await tellCounts(kit, unit, spaceId, draftId, [...moved]);
	};
}

/** A comment was written on words that readers' text has left behind meanwhile: it is placed once more, after the commit. */
export async function catchUpIfBehind(
	kit: Kit,
	world: CommentWorld,
	unit: UnitOfWork,
	at: {
		readonly spaceId: string;
		readonly draftId: string;
		readonly commentId: string;
		readonly seq: number;
	},
): Promise<void> {
	if ((await projectedSeq(unit.db, roomName('draft', at.draftId))) <= at.seq) return;
	unit.afterCommit(() => {
		placeAgain(kit, world, at).catch((error: unknown) =>
			kit.log.error({ error }, 'a new comment could not be placed again'),
		);
	});
}

async function placeAgain(
	kit: Kit,
	world: CommentWorld,
	at: Parameters<typeof catchUpIfBehind>[3],
): Promise<void> {
	const row = await anchorById(kit.storage.read, at.commentId);
	if (row === null) return;
	const [standing, seq] = await world.look(at.draftId, (doc, seq) => [standingOf(anchorText(doc), row), seq]);
	await kit.storage.unitOfWork(async (unit) => {
		const moved = await settle(unit, row, standing);
		await tellCounts(kit, unit, at.spaceId, at.draftId, moved);
		await catchUpIfBehind(kit, world, unit, { ...at, seq });
	});
}

type Standing = Placed | { readonly state: 'whole'; readonly clauseId: string };

function standingOf(text: AnchorText, row: AnchorRow): Standing {
	if (row.whole === 0) return resolveAnchor(text, anchorOf(row));
	const clauseId = text.standing(row.clause_id) ?? text.standing(row.made_in);
	return clauseId === null ? { state: 'orphan' } : { state: 'whole', clauseId };
}

/** Writes where a thread stands now, if that is news; returns the clauses whose pages show it differently. */
async function settle(unit: UnitOfWork, row: AnchorRow, standing: Standing): Promise<string[]> {
	const wasFound = row.state === 'found';
	switch (standing.state) {
		case 'orphan':
			if (!wasFound) return [];
			await markOrphan(unit.db, row.comment_id);
			return [row.clause_id];
		case 'whole':
			if (wasFound && standing.clauseId === row.clause_id) return [];
			await moveWhole(unit.db, row.comment_id, standing.clauseId);
			return [row.clause_id, standing.clauseId];
		case 'found':
			if (wasFound && isSame(row, standing)) return [];
			await moveAnchor(unit.db, row.comment_id, standing);
			// Within a clause the words have only shifted: whoever shows them hears that the clause changed.
			return wasFound && standing.clauseId === row.clause_id ? [] : [row.clause_id, standing.clauseId];
	}
}

/** How far the same words moved within their clause, with the same words around them; null for any other change, or none. */
function shiftOf(row: AnchorRow, standing: Standing): number | null {
	if (standing.state !== 'found') return null;
	const by = standing.from - row.from_offset;
	const back = { ...standing, from: standing.from - by, to: standing.to - by };
	return by !== 0 && row.state === 'found' && isSame(row, back) ? by : null;
}

function isSame(
	row: AnchorRow,
	{ clauseId, from, to, anchor }: Extract<Placed, { state: 'found' }>,
): boolean {
	return (
		row.clause_id === clauseId &&
		row.from_offset === from &&
		row.to_offset === to &&
		row.seen_quote === anchor.seen.quote &&
		row.seen_before === anchor.seen.before &&
		row.seen_after === anchor.seen.after &&
		row.start_position === anchor.start &&
		row.end_position === anchor.end
	);
}
