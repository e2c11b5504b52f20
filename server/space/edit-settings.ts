import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideSettings } from '#domain/space/decide-settings.ts';
import { visibilities } from '#domain/space/role.ts';
import type { SpaceFaults } from '#domain/space/space-fields.ts';
import type { Kit } from '../kit.ts';
import { changing, publishShiftedRights, type NotHere } from './configure.ts';
import { updateSpace } from './store.ts';
import { subjectOfRow } from './subject.ts';

const typedText = v.pipe(v.string(), v.maxLength(5_000));
const input = v.object({
	title: typedText,
	place: typedText,
	purpose: typedText,
	decides: typedText,
	decidesNot: typedText,
	whoDecides: typedText,
	answerDue: typedText,
	visibility: v.picklist(visibilities),
	residentsWrite: v.boolean(),
	guestsComment: v.optional(v.boolean(), true),
	unprotect: v.optional(v.boolean(), false),
});

/** Changes the sentences of a tavolo, who sees it and whether residents write too. */
export async function editSettings(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<
	| { readonly done: true }
	| NotHere
	| { readonly refused: 'input-malformed' }
	| { readonly refused: 'settings-wrong'; readonly faults: SpaceFaults }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	return changing(kit, actor, slug, 'configure', async (unit, space) => {
		const before = subjectOfRow(space);
		const decided = decideSettings(parsed.output, before);
		if ('refused' in decided) return decided;
		const { settings } = decided;
		await updateSpace(unit.db, space.id, {
			title: settings.title,
			place: settings.place,
			purpose: settings.purpose,
			decides: settings.decides,
			decides_not: settings.decidesNot,
			who_decides: settings.whoDecides,
			answer_due_on: settings.answerDueOn,
			visibility: settings.visibility,
			residents_write: settings.residentsWrite ? 1 : 0,
			guests_comment: settings.guestsComment ? 1 : 0,
		});
		const { visibility, residentsWrite, guestsComment } = settings;
		const after = { ...before, visibility, residentsWrite, guestsComment };
		await publishShiftedRights(kit, unit, before, after);
		return { done: true as const };
	});
}
