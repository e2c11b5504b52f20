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
	anchorsById,
	markOrphan,
	moveAnchor,
	moveWhole,
	placesTouched,
	shiftAnchors,
	shiftAnchorsFrom,
	type AnchorRow,
} from './anchor-store.ts';
import { createLastLooks, type ThreadPlace } from './last-looks.ts';
import type { CommentWorld } from './world.ts';
import { tellCounts } from './tell-counts.ts';

/** Comments stay at their words: whenever readers' text changes, in the same commit. */
export function followDraft(kit: Kit): DraftFollower {
	const looks = createLastLooks();
	return async (unit, { spaceId, draftId, doc, changed }) => {
		const text = anchorText(doc);
		const places = await placesTouched(unit.db, draftId, changed);
		const { doubtful, moved } = looks.sort(text, places);
		const now = new Map(places.map((place) => [place.commentId, place]));
		// The last of a clause first, and before what is looked for: whoever moves all behind a place must meet nobody who has moved.
		for (const { clauseId, by, places: together } of moved) {
			await shiftTogether(unit, draftId, clauseId, by, together, places);
			for (const place of together)
				now.set(place.commentId, { ...place, from: place.from + by, to: place.to + by });
		}
		const shown = new Set<string>();
		for (const [commentId, place] of await lookFor(unit, text, doubtful, shown)) now.set(commentId, place);
		await tellCounts(kit, unit, spaceId, draftId, [...shown]);
		unit.afterCommit(() => looks.remember(text, changed, [...now.values()]));
	};
}

/** A letter typed before hundreds of passages shifts them all by one: one statement, where nothing else stands there. */
async function shiftTogether(
	unit: UnitOfWork,
	draftId: string,
	clauseId: string,
	by: number,
	together: readonly ThreadPlace[],
	all: readonly ThreadPlace[],
): Promise<void> {
	const from = together.reduce((least, place) => Math.min(least, place.from), Infinity);
	const behind = all.filter(
		(place) => place.clauseId === clauseId && place.found && !place.whole && place.from >= from,
	);
	if (behind.length === together.length) await shiftAnchorsFrom(unit.db, { draftId, clauseId, from }, by);
	else
		await shiftAnchors(
			unit.db,
			together.map(({ commentId }) => commentId),
			by,
		);
}

/** Finds these threads in the text as it is and writes their places down. Adds the clauses whose pages show it differently. */
async function lookFor(
	unit: UnitOfWork,
	text: AnchorText,
	commentIds: readonly string[],
	shown: Set<string>,
): Promise<ReadonlyMap<string, ThreadPlace>> {
	const places = new Map<string, ThreadPlace>();
	const shifted = new Map<number, string[]>();
	for (const row of await anchorsById(unit.db, commentIds)) {
		const standing = standingOf(text, row);
		const by = shiftOf(row, standing);
		if (by !== null) shifted.set(by, (shifted.get(by) ?? []).concat(row.comment_id));
		else for (const clauseId of await settle(unit, row, standing)) shown.add(clauseId);
		places.set(row.comment_id, placeOf(row, standing));
	}
	for (const [by, ids] of shifted) await shiftAnchors(unit.db, ids, by);
	return places;
}

function placeOf(row: AnchorRow, standing: Standing): ThreadPlace {
	const { comment_id: commentId, whole } = row;
	const nowhere = { commentId, clauseId: row.clause_id, whole: whole === 1, found: false, from: 0, to: 0 };
	if (standing.state === 'orphan') return nowhere;
	const { clauseId } = standing;
	if (standing.state === 'whole') return { ...nowhere, clauseId, found: true };
	return { ...nowhere, clauseId, found: true, from: standing.from, to: standing.to };
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
