import { amendmentIn } from '../amendment/source-views.ts';
import type { SpaceId } from '#domain/person/actor.ts';
import { hiddenAmong } from '../moderation/views.ts';
import type { PollSubject } from '#domain/poll/poll.ts';
import { readClause } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import type { SubjectView } from './poll-view.ts';
import { proposalTitle } from './store.ts';

/** Whether what a poll is to be about is there, in this tavolo. */
export async function subjectExists(
	db: Kit['storage']['read'],
	spaceId: SpaceId,
	subject: Exclude<PollSubject, { kind: 'clause' }>,
): Promise<boolean> {
	switch (subject.kind) {
		case 'question':
			return true;
		case 'proposal':
			return (await titleOfProposal(db, spaceId, subject.id)) !== null;
		case 'amendment':
			return (await amendmentIn(db, spaceId, subject.id)) !== null;
	}
}

/** Null when it was taken back or hidden: its words are then in no list. */
async function titleOfProposal(
	db: Kit['storage']['read'],
	spaceId: string,
	id: string,
): Promise<string | null> {
	return (await hiddenAmong(db, 'proposal', [id])).size > 0 ? null : proposalTitle(db, spaceId, id);
}

/** What a poll is about, by the name and the number it has now. */
export async function subjectView(
	kit: Kit,
	space: { readonly slug: string },
	poll: { readonly subject: PollSubject; readonly title: string; readonly spaceId: string },
): Promise<SubjectView> {
	const { subject } = poll;
	const home = `/tavoli/${space.slug}`;
	switch (subject.kind) {
		case 'question':
			return { kind: 'question', number: null, title: poll.title, href: null };
		case 'clause': {
			const clause = await readClause(kit, subject.draftId, subject.clauseId);
			return {
				kind: 'clause',
				number: clause && !clause.archived ? clause.number : null,
				title: clause?.title ?? '',
				href: `${home}/bozza/articolo/${subject.clauseId}`,
			};
		}
		case 'proposal':
			return {
				kind: 'proposal',
				number: null,
				title: (await titleOfProposal(kit.storage.read, poll.spaceId, subject.id)) ?? poll.title,
				href: `${home}/proposte/${subject.id}`,
			};
		case 'amendment':
			return {
				kind: 'amendment',
				number: null,
				title: (await amendmentIn(kit.storage.read, poll.spaceId, subject.id))?.name ?? poll.title,
				href: `${home}/emendamenti/${subject.id}`,
			};
	}
}
