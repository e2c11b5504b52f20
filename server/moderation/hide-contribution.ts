import * as v from 'valibot';
import type { Actor, PersonId } from '#domain/person/actor.ts';
import { decideHiding, type HidingDecision } from '#domain/moderation/hiding.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { moderating } from './moderating.ts';
import { about } from './report-contribution.ts';
import type { ModerationSources } from './source.ts';
import { insertHiding, openHiding, settleReports } from './store.ts';

const input = v.object({ ...about, reason: v.string() });

export type HideAnswer =
	| { readonly done: true }
	| Extract<HidingDecision, { readonly refused: string }>
	| { readonly refused: 'not-found' | 'input-malformed' };

/** Takes words out of sight. They stay stored, their author still reads them, everybody reads why. */
export async function hideContribution(
	kit: Kit,
	sources: ModerationSources,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<HideAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { kind, id, key } = parsed.output;
	return moderating<HideAnswer>(
		kit,
		sources,
		{ actor, slug, kind, id, key, act: 'hideContribution' },
		async ({ unit, space, by, at, found }) => {
			const decided = decideHiding(parsed.output.reason, {
				hidden: (await openHiding(unit.db, kind, id)) !== undefined,
			});
			if ('refused' in decided) return decided;
			const hidingId = kit.ids();
			await insertHiding(unit.db, {
				id: hidingId,
				space_id: space.spaceId,
				kind,
				subject_id: id,
				reason: decided.reason,
				hidden_by: by,
				hidden_at: at,
				restored_by: null,
				restored_at: null,
			});
			const { reporters } = await settleReports(unit.db, { kind, id }, { state: 'upheld', by, at });
			await tellSpace(kit, unit, {
				spaceId: space.spaceId,
				kind: 'contribution-hidden',
				by,
				// Its words would tell everybody what was just hidden.
				subject: { kind, id, title: '' },
				note: decided.reason,
				...(found.clauseId === undefined ? {} : { clauseId: found.clauseId }),
				concerns: [
					...(found.authorId === null
						? []
						: [{ personId: found.authorId as PersonId, reason: 'own' as const }]),
					...reporters.map((personId) => ({
						personId: personId as PersonId,
						reason: 'reported' as const,
					})),
				],
			});
			// The reason stays out of the register: somebody may name a person in it. The id leads to it.
			await record(unit, {
				spaceId: space.spaceId,
				kind: 'contribution-hidden',
				by,
				subject: { kind, id },
				details: { hiding: hidingId },
				at,
			});
			await sources.get(kind)?.shifted?.(unit, id, true);
			return { done: true as const };
		},
	);
}
