import type * as Y from 'yjs';
import type { LiveFact } from '#protocol/live/live-fact.ts';
import type { SpaceId } from '#domain/person/actor.ts';
import type { RoomName } from '#protocol/room-name.ts';
import { ancestorsUntil } from '#protocol/draft/ancestors-until.ts';
import { readDraft, type PlacedClause } from '#protocol/draft/read-draft.ts';
import { plainClause, renderClause } from '#protocol/draft/render-clause.ts';
import { settleCarried } from '#protocol/draft/settle-carried.ts';
import { wordingHash } from '#protocol/draft/wording-hash.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { writeProjectedSeq } from '../projection/store.ts';
import { clauseRows, spaceOfDraft, writeClauses, type ClauseRow } from './store.ts';

/** What follows a live text, in the unit of work that rewrites what readers see of it. Nothing slow may be awaited. */
export type DraftFollower = (
	unit: UnitOfWork,
	change: {
		readonly spaceId: SpaceId;
		readonly draftId: string;
		/** As stored; not to be kept or written. */
		readonly doc: Y.Doc;
		/** Clauses that differ in words, place or ancestry, or are no more. */
		readonly changed: readonly string[];
	},
) => Promise<void>;

/**
 * Rewrites what readers see of a draft from its live text as stored at `seq`, and tells the readers' pages which
 * clauses changed, after the commit. A draft nobody knows (its tavolo is gone) is left alone.
 */
export async function projectDraft(
	kit: Kit,
	draftId: string,
	room: RoomName,
	seq: number,
	doc: Y.Doc,
	followers: readonly DraftFollower[] = [],
): Promise<void> {
	const at = kit.clock();
	const { rows: now, clauses } = projectRows(doc, at);
	await kit.storage.unitOfWork(async (unit) => {
		const spaceId = await spaceOfDraft(unit.db, draftId);
		if (spaceId === null) return;
		const before = new Map((await clauseRows(unit.db, draftId)).map((row) => [row.id, row]));
		const bornAt = (id: string) => before.get(id)?.bornAt ?? at;
		const until = ancestorsUntil(clauses, bornAt);
		const rows = now.map((row) => {
			const old = before.get(row.id);
			const changedAt = old && old.hash === row.hash ? old.changedAt : at;
			return { ...row, changedAt, bornAt: bornAt(row.id), until: until(row.id) };
		});
		const changed = rows.filter((row) => differs(row, before.get(row.id)));
		const here = new Set(rows.map((row) => row.id));
		const removed = [...before.keys()].filter((id) => !here.has(id));
		await writeClauses(unit.db, draftId, changed, removed);
		await writeProjectedSeq(unit.db, room, seq, at);
		const facts = liveFacts(draftId, rows, before, removed.length > 0, at);
		unit.afterCommit(() => {
			for (const fact of facts) kit.bus.publish({ kind: 'live', spaceId: spaceId as SpaceId, fact });
		});
		const change = {
			spaceId: spaceId as SpaceId,
			draftId,
			doc,
			changed: [...changed.map(({ id }) => id), ...removed],
		};
		if (change.changed.length > 0) for (const follow of followers) await follow(unit, change);
	});
}

function projectRows(
	doc: Y.Doc,
	at: number,
): { readonly rows: readonly ClauseRow[]; readonly clauses: readonly PlacedClause[] } {
	// The copy is ours alone: readers see one of each word even before a writing page has settled it.
	settleCarried(doc);
	const draft = readDraft(doc);
	const row = (clause: PlacedClause, position: number): ClauseRow => ({
		id: clause.id,
		position,
		kind: clause.kind,
		title: clause.title,
		html: renderClause(clause),
		plain: plainClause(clause),
		hash: wordingHash(clause),
		ancestors: clause.ancestors,
		archived: clause.archived,
		changedAt: at,
		bornAt: at,
		until: {},
	});
	return {
		clauses: [...draft.clauses, ...draft.archived],
		rows: [
			...draft.clauses.map((clause, index) => row(clause, index + 1)),
			...draft.archived.map((clause) => row(clause, 0)),
		],
	};
}

function differs(row: ClauseRow, old: ClauseRow | undefined): boolean {
	return (
		old === undefined ||
		old.hash !== row.hash ||
		old.position !== row.position ||
		old.kind !== row.kind ||
		old.archived !== row.archived ||
		old.html !== row.html ||
		old.ancestors.join() !== row.ancestors.join() ||
		JSON.stringify(old.until) !== JSON.stringify(row.until)
	);
}

function liveFacts(
	draftId: string,
	rows: readonly ClauseRow[],
	before: ReadonlyMap<string, ClauseRow>,
	removed: boolean,
	at: number,
): LiveFact[] {
	const facts: LiveFact[] = [];
	const visible = rows.filter((row) => !row.archived);
	for (const { id, hash, html, title } of visible) {
		const old = before.get(id);
		if (old && !old.archived && old.hash === hash) continue;
		facts.push({ kind: 'clause-changed', draftId, clauseId: id, html, title, at });
	}
	const outline = (list: Iterable<ClauseRow>) =>
		[...list].map((row) => `${row.id} ${row.position} ${row.kind} ${row.title}`).join('\n');
	if (
		removed ||
		outline(rows) !== outline(rows.map((row) => before.get(row.id) ?? { ...row, position: -1 }))
	) {
		let number = 0;
		const clauses = visible.map(({ id, kind, title }) => ({
			id,
			number: kind === 'clause' ? ++number : null,
			title,
		}));
		facts.push({ kind: 'outline-changed', draftId, clauses, at });
	}
	return facts;
}
