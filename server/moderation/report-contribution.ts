import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideReport, type ReportDecision } from '#domain/moderation/report.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import { once } from '../storage/once.ts';
import { findOne, type ModerationSources } from './source.ts';
import { insertReport, openHiding, openReportsOfVisitors, reportedBy } from './store.ts';

export const about = {
	kind: v.pipe(v.string(), v.maxLength(40)),
	id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	/** Made when the form was drawn. */
	key: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
};
const input = v.object({
	...about,
	/** Nothing chosen sends nothing. */ reason: v.optional(v.string(), ''),
	note: v.optional(v.string(), ''),
});

export type ReportAnswer =
	| { readonly done: true }
	| Extract<ReportDecision, { readonly refused: string }>
	| { readonly refused: 'not-found' | 'input-malformed' };

/**
 * Tells whoever moderates that words should not stand where they are. Anybody who may read them may, also without an
 * account; who reported is seen by whoever moderates only.
 */
export async function reportContribution(
	kit: Kit,
	sources: ModerationSources,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<ReportAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { kind, id, key } = parsed.output;
	const personId = actor.kind === 'person' ? actor.personId : null;
	const at = kit.clock();
	return kit.storage.unitOfWork(async (unit): Promise<ReportAnswer> => {
		const subject = await subjectAt(unit.db, actor, slug);
		if (subject === null) return { refused: 'not-found' };
		const found = await findOne(unit.db, sources, { id: subject.spaceId, slug }, kind, id);
		if (found === null) return { refused: 'not-found' };
		return once(
			unit,
			{ by: personId ?? 'visitor', key, act: 'reportContribution', at },
			async (): Promise<ReportAnswer> => {
				const decided = decideReport(parsed.output, {
					hidden: (await openHiding(unit.db, kind, id)) !== undefined,
					own: personId !== null && found.authorId === personId,
					reportedBefore: personId !== null && (await reportedBy(unit.db, kind, id, personId)),
					openFromVisitors: personId === null ? await openReportsOfVisitors(unit.db, kind, id) : null,
				});
				if ('refused' in decided) return decided;
				if (decided.keep) {
					await insertReport(unit.db, {
						id: kit.ids(),
						space_id: subject.spaceId,
						kind,
						subject_id: id,
						person_id: personId,
						guest: personId === null ? 1 : 0,
						reason: decided.reason,
						note: decided.note,
						at,
						state: 'open',
						settled_at: null,
						settled_by: null,
					});
				}
				return { done: true };
			},
		);
	});
}
