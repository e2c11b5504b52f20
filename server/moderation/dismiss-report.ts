import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { moderating } from './moderating.ts';
import { about } from './report-contribution.ts';
import type { ModerationSources } from './source.ts';
import { settleReports } from './store.ts';

const input = v.object(about);

export type DismissAnswer =
	{ readonly done: true } | { readonly refused: 'not-found' | 'input-malformed' | 'settled-before' };

/** Looked at, and left where it is: every open report of it leaves the queue. */
export async function dismissReport(
	kit: Kit,
	sources: ModerationSources,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<DismissAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { kind, id, key } = parsed.output;
	return moderating<DismissAnswer>(
		kit,
		sources,
		{ actor, slug, kind, id, key, act: 'dismissReport' },
		async ({ unit, by, at }) => {
			const { settled } = await settleReports(unit.db, { kind, id }, { state: 'dismissed', by, at });
			return settled === 0 ? { refused: 'settled-before' } : { done: true };
		},
	);
}
