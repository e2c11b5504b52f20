import type { PersonId } from '#domain/person/actor.ts';
import { tellOf } from '../amendment/acting.ts';
import { seedAmendment } from '../amendment/seed-amendment.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import type { SeedEvent } from './seed-event.ts';
import { amendments } from './territory/amendments.ts';
import type { SpaceSeed } from './territory/shape.ts';

const hour = 3_600_000;

/** The emendamenti of one tavolo of the demonstration, in the unit of work that makes it; gives what is to be told of them. */
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
): Promise<readonly SeedEvent[]> {
	const told: SeedEvent[] = [];
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
		const id = kit.ids();
		const at = made.now - amendment.hours * hour;
		await seedAmendment(kit, unit, {
			id,
			spaceId: made.spaceId,
			draftId: made.draftId,
			clause: { id: made.clauseIds[index]!, title: clause.title },
			base,
			plain,
			name: amendment.name,
			reason: amendment.reason,
			authorId: made.personId(amendment.by),
			organizationId: body === undefined ? null : made.bodyId(body),
			at,
			for: [...(amendment.for ?? []).map(made.personId), ...behind],
			against: [...(amendment.against ?? []).map(made.personId), ...opposed],
			ended: ended ? { ...ended, by: made.personId(ended.by), at: made.now - ended.hours * hour } : null,
		});
		const named = {
			id,
			space_id: made.spaceId,
			clause_id: made.clauseIds[index]!,
			name: amendment.name,
			author_id: made.personId(amendment.by),
		};
		const by = (key: string) => made.personId(key) as PersonId;
		told.push({
			at,
			run: (then) =>
				tellOf(then, unit, named, {
					kind: 'amendment-proposed',
					by: by(amendment.by),
					toSupporters: false,
				}),
		});
		if (!ended) continue;
		const kind = `amendment-${ended.state}`;
		told.push({
			at: made.now - ended.hours * hour,
			async run(then) {
				await record(unit, {
					spaceId: made.spaceId,
					kind,
					by: by(ended.by),
					subject: { kind: 'amendment', id },
					details: { clause: named.clause_id },
					at: then.clock(),
				});
				await tellOf(then, unit, named, { kind, by: by(ended.by), note: ended.reason, toSupporters: true });
			},
		});
	}
	return told;
}
