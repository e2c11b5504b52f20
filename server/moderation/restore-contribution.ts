import * as v from 'valibot';
import type { Actor, PersonId } from '#domain/person/actor.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { moderating } from './moderating.ts';
import { about } from './report-contribution.ts';
import type { ModerationSources } from './source.ts';
import { endHiding, openHiding } from './store.ts';

const input = v.object(about);

export type RestoreAnswer =
	{ readonly done: true } | { readonly refused: 'not-found' | 'input-malformed' | 'not-hidden' };

/** Puts words back where everybody reads them. That they had been hidden stays in the register. */
export async function restoreContribution(
	kit: Kit,
	sources: ModerationSources,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<RestoreAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { kind, id, key } = parsed.output;
	return moderating<RestoreAnswer>(
		kit,
		sources,
		{ actor, slug, kind, id, key, act: 'restoreContribution' },
		async ({ unit, space, by, at, found }) => {
			const hiding = await openHiding(unit.db, kind, id);
			if (hiding === undefined) return { refused: 'not-hidden' };
			await endHiding(unit.db, hiding.id, by, at);
			await tellSpace(kit, unit, {
				spaceId: space.spaceId,
				kind: 'contribution-restored',
				by,
				subject: { kind, id, title: '' },
				...(found.clauseId === undefined ? {} : { clauseId: found.clauseId }),
				concerns:
					found.authorId === null ? [] : [{ personId: found.authorId as PersonId, reason: 'own' as const }],
			});
			await record(unit, {
				spaceId: space.spaceId,
				kind: 'contribution-restored',
				by,
				subject: { kind, id },
				details: { hiding: hiding.id },
				at,
			});
			await sources.get(kind)?.shifted?.(unit, id, false);
			return { done: true as const };
		},
	);
}
