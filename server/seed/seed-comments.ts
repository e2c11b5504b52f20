import type { ThreadToSeed } from '../comment/seed-comment.ts';
import { seedThread } from '../comment/seed-comment.ts';
import type { Ids } from '../clock.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { comments } from './territory/comments.ts';
import type { SpaceSeed } from './territory/shape.ts';

const hour = 3_600_000;
const minute = 60_000;

/** The comments of one tavolo of the demonstration, in the unit of work that makes it. */
export async function seedComments(
	ids: Ids,
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
	},
): Promise<void> {
	for (const comment of comments.filter(({ space }) => space === seed.slug)) {
		const index = seed.draft.clauses.findIndex(({ key }) => key === comment.clause);
		const clause = seed.draft.clauses[index];
		if (!clause)
			throw new Error(`A comment of the demonstration is on "${comment.clause}", which is no clause.`);
		const words = clause.paragraphs.join('\n');
		if (words.includes(comment.quote) === (comment.gone === true)) {
			throw new Error(`The quote "${comment.quote}" does not stand where the demonstration says.`);
		}
		const start = made.now - comment.hours * hour;
		const said = (by: string, text: string, at: number): ThreadToSeed['comments'][number] => {
			const body = seed.members.find(({ person }) => person === by)?.body;
			return {
				id: ids(),
				personId: made.personId(by),
				organizationId: body === undefined ? null : made.bodyId(body),
				text,
				at,
			};
		};
		const answers = comment.answers ?? [];
		const last = start + Math.max(0, ...answers.map(({ minutes }) => minutes)) * minute;
		await seedThread(unit, {
			spaceId: made.spaceId,
			draftId: made.draftId,
			clause: { id: made.clauseIds[index]!, title: clause.title, words },
			quote: comment.quote,
			comments: [
				said(comment.by, comment.text, start),
				...answers.map(({ by, text, minutes }) => said(by, text, start + minutes * minute)),
			],
			agree: (comment.agree ?? []).map(made.personId),
			settled:
				comment.resolvedBy === undefined
					? null
					: { state: 'resolved', by: made.personId(comment.resolvedBy), at: last + 2 * hour },
		});
	}
}
