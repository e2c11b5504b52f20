import type { Paragraph } from '#protocol/draft/paragraph.ts';
import { keepClause } from '../draft/keep-wording.ts';
import type { Kit } from '../kit.ts';
import { linkThings } from '../lineage/link-things.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertAmendment, nextNumber, setStance } from './store.ts';

export interface AmendmentToSeed {
	readonly id: string;
	readonly spaceId: string;
	readonly draftId: string;
	readonly clause: { readonly id: string; readonly title: string };
	/** The wording it was written on, and the one it proposes: a line for each paragraph. */
	readonly base: string;
	readonly plain: string;
	readonly name: string;
	readonly reason: string;
	readonly authorId: string;
	readonly organizationId: string | null;
	readonly at: number;
	readonly for: readonly string[];
	readonly against: readonly string[];
	readonly ended: {
		readonly state: 'accepted' | 'rejected';
		readonly by: string;
		readonly at: number;
		readonly reason: string;
	} | null;
}

/** An emendamento as if people had written, weighed and decided it: for the demonstration. */
export async function seedAmendment(kit: Kit, unit: UnitOfWork, amendment: AmendmentToSeed): Promise<void> {
	const { id, spaceId, draftId, clause, at, ended } = amendment;
	const paragraphs = amendment.base
		.split('\n')
		.map((text): Paragraph => ({ heading: null, list: null, indent: 0, runs: [{ text }], gone: false }));
	const base = await keepClause(unit, draftId, { ...clause, paragraphs }, at);
	await insertAmendment(unit.db, {
		id,
		space_id: spaceId,
		draft_id: draftId,
		clause_id: clause.id,
		number: await nextNumber(unit.db, draftId, clause.id),
		base_hash: base.hash,
		name: amendment.name,
		clause_title: null,
		plain: amendment.plain,
		reason: amendment.reason,
		author_id: amendment.authorId,
		organization_id: amendment.organizationId,
		at,
		state: ended?.state ?? 'open',
		decided_by: ended?.by ?? null,
		decided_at: ended?.at ?? null,
		decision_reason: ended?.reason ?? '',
		accepted_plain: null,
		accepted_title: null,
		overtaken_by: null,
		overtaken_at: null,
		rewrites: null,
	});
	for (const personId of amendment.for) await setStance(unit.db, id, personId, 'for', at);
	for (const personId of amendment.against) await setStance(unit.db, id, personId, 'against', at);
	if (ended?.state !== 'accepted') return;
	await linkThings({ ...kit, clock: () => ended.at }, unit, {
		spaceId,
		from: { kind: 'amendment', id },
		to: { kind: 'clause', id: clause.id },
		personId: ended.by,
	});
}
