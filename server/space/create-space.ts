import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { administers } from '#domain/space/can.ts';
import { dayAt } from '#domain/space/day.ts';
import { decideNewSpace } from '#domain/space/decide-new-space.ts';
import { phaseKinds } from '#domain/space/phase.ts';
import { visibilities } from '#domain/space/role.ts';
import { freeSlug } from '#domain/space/slug.ts';
import type { SpaceFaults } from '#domain/space/space-fields.ts';
import { spaceTemplates } from '#domain/space/template.ts';
import type { Kit } from '../kit.ts';
import { hostIds, insertNotice, takenSlugs } from './store.ts';
import { templateTexts } from './template-texts.ts';
import { writeSpace } from './write-space.ts';

const typed = v.pipe(v.string(), v.maxLength(5_000));
const newSpace = v.object({
	template: v.picklist(spaceTemplates),
	visibility: v.picklist(visibilities),
	hostId: typed,
	title: typed,
	place: typed,
	purpose: typed,
	decides: typed,
	decidesNot: typed,
	whoDecides: typed,
	answerDue: typed,
	phases: v.pipe(
		v.array(v.object({ kind: v.picklist(phaseKinds), starts: typed, ends: typed, note: v.optional(typed) })),
		v.maxLength(20),
	),
});
export type NewSpaceInput = v.InferInput<typeof newSpace>;

export type CreateSpaceAnswer =
	| { readonly slug: string }
	| { readonly refused: 'forbidden' | 'input-malformed' }
	| { readonly refused: 'space-incomplete'; readonly faults: SpaceFaults };

/**
 * Opens a tavolo. Its template's columns and first clauses are written by the server in the same unit of work, once.
 * Whoever opens it becomes its facilitator, so that somebody leads from the start.
 */
export async function createSpace(
	kit: Kit,
	actor: Actor,
	input: unknown,
	options: { readonly onlyCheck?: boolean } = {},
): Promise<CreateSpaceAnswer> {
	if (actor.kind !== 'person' || !administers(actor)) return { refused: 'forbidden' };
	const parsed = v.safeParse(newSpace, input);
	if (!parsed.success) return { refused: 'input-malformed' };
	const today = dayAt(kit.clock());
	const decided = decideNewSpace(parsed.output, { hostIds: await hostIds(kit.storage.read), today });
	if ('refused' in decided) return decided;
	if (options.onlyCheck) return { slug: '' };
	const { space } = decided;
	const first = templateTexts(space.template, space.title);
	return kit.storage.unitOfWork(async (unit) => {
		const id = kit.ids();
		const at = kit.clock();
		const slug = freeSlug(space.title, await takenSlugs(unit.db));
		await writeSpace(kit, unit, {
			space: {
				...space,
				...first,
				id,
				slug,
				boardId: kit.ids(),
				draftId: kit.ids(),
				source: null,
				createdBy: actor.personId,
				at,
			},
			organizations: [{ organizationId: space.hostId, part: 'lead' }],
			members: [{ personId: actor.personId, role: 'facilitator', organizationId: null }],
			columns: first.columns,
			clauses: first.clauses,
		});
		await insertNotice(unit.db, { spaceId: id, at, kind: 'space-opened', personId: actor.personId });
		return { slug };
	});
}
