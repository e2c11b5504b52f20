import type { PersonId } from '#domain/person/actor.ts';
import { mergeWordings } from '#protocol/draft/merge-wordings.ts';
import { sameWording } from '#protocol/draft/name-of-change.ts';
import { keptWordings } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { announce, tellOf } from './acting.ts';
import type { Today } from './propose-amendment.ts';
import { undecidedOf, updateAmendment, type AmendmentRow } from './store.ts';

/** Emendamenti whose words were just changed under them are to be looked at again; authors and supporters are told. */
export async function overtakeOthers(
	kit: Kit,
	unit: UnitOfWork,
	change: {
		readonly accepted: AmendmentRow;
		readonly before: Today;
		readonly after: Today;
		readonly by: PersonId;
		readonly at: number;
	},
): Promise<void> {
	const { accepted, before, after, by, at } = change;
	const { draft_id: draftId, clause_id: clauseId } = accepted;
	const others = (await undecidedOf(unit.db, draftId, clauseId)).filter(
		(other) => other.id !== accepted.id && other.state === 'open',
	);
	const hashes = others.map((other) => other.base_hash);
	const bases = await keptWordings(unit.db, draftId, clauseId, hashes);
	for (const other of others) {
		const base = bases.get(other.base_hash)?.plain ?? before.plain;
		const merged = mergeWordings(base, after.plain, other.plain);
		const sameTitle = other.clause_title !== null && before.title !== after.title;
		const nothingLeft = other.clause_title === null && sameWording(merged.plain, after.plain);
		if (!merged.clashes && !sameTitle && !nothingLeft) continue;
		const overtaken = { state: 'overtaken', overtaken_by: accepted.id, overtaken_at: at };
		await updateAmendment(unit.db, other.id, overtaken);
		await tellOf(kit, unit, other, { kind: 'amendment-overtaken', by, toSupporters: true });
		await announce(kit, unit, other, 'overtaken');
	}
}
