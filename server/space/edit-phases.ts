import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { phaseKinds } from '#domain/space/phase.ts';
import { readPhases, type SpaceFaults } from '#domain/space/space-fields.ts';
import type { Kit } from '../kit.ts';
import { changing, type NotHere } from './configure.ts';
import { insertNotice, replacePhases } from './store.ts';

const typedDate = v.pipe(v.string(), v.maxLength(200));
const input = v.pipe(
	v.array(
		v.object({
			kind: v.picklist(phaseKinds),
			starts: typedDate,
			ends: typedDate,
			note: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
		}),
	),
	v.maxLength(20),
);

/** Replaces the phases of a tavolo. */
export async function editPhases(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<
	| { readonly done: true }
	| NotHere
	| { readonly refused: 'input-malformed' }
	| { readonly refused: 'phases-wrong'; readonly faults: SpaceFaults }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { phases, faults } = readPhases(parsed.output);
	return changing(kit, actor, slug, 'configure', async (unit, space, by) => {
		if (Object.keys(faults).length > 0) return { refused: 'phases-wrong' as const, faults };
		await replacePhases(unit.db, space.id, phases);
		await insertNotice(unit.db, {
			spaceId: space.id,
			at: kit.clock(),
			kind: 'phases-changed',
			personId: by.personId,
		});
		return { done: true as const };
	});
}
