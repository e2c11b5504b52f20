import { seedAmendment } from '../amendment/seed-amendment.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { amendments } from './territory/amendments.ts';
import type { SpaceSeed } from './territory/shape.ts';

const hour = 3_600_000;

/** The emendamenti of one tavolo of the demonstration, in the unit of work that makes it. */
export async function seedAmendments(
	kit: Kit,
	unit: UnitOfWork,
	seed: SpaceSeed,
	made: {
		readonly spaceId: string;
		readonly draftId: string;
		/** In the order of the seed's clauses. */
		readonly clauseIds: readonly string[];
		readonly now: number;
		readonly personId: (key: string) => string;
		readonly bodyId: (slug: string) => string;
		readonly residentIds: readonly string[];
	},
): Promise<void> {
	for (const amendment of amendments.filter(({ space }) => space === seed.slug)) {
		const index = seed.draft.clauses.findIndex(({ key }) => key === amendment.clause);
		const clause = seed.draft.clauses[index];
		if (!clause) throw new Error(`An emendamento is on "${amendment.clause}", which is no clause.`);
		const words = clause.paragraphs.join('\n');
		const base = amendment.on ?? words;
		let plain = base;
		for (const [from, to] of amendment.change) {
			if (!plain.includes(from)) throw new Error(`"${from}" is not in ${amendment.clause}.`);
			plain = plain.replace(from, to);
		}
		if (amendment.ended?.state === 'accepted' && plain !== words) {
			throw new Error(`"${amendment.name}" was accepted, but the clause says something else.`);
		}
		const body = seed.members.find(({ person }) => person === amendment.by)?.body;
		const { ended, residents = { for: 0, against: 0 } } = amendment;
		const behind = made.residentIds.slice(0, residents.for);
		const opposed = made.residentIds.slice(residents.for, residents.for + residents.against);
		await seedAmendment(kit, unit, {
			id: kit.ids(),
			spaceId: made.spaceId,
			draftId: made.draftId,
			clause: { id: made.clauseIds[index]!, title: clause.title },
			base,
			plain,
			name: amendment.name,
			reason: amendment.reason,
			authorId: made.personId(amendment.by),
			organizationId: body === undefined ? null : made.bodyId(body),
			at: made.now - amendment.hours * hour,
			for: [...(amendment.for ?? []).map(made.personId), ...behind],
			against: [...(amendment.against ?? []).map(made.personId), ...opposed],
			ended: ended ? { ...ended, by: made.personId(ended.by), at: made.now - ended.hours * hour } : null,
		});
	}
}
