import type { CommentSubjectSource } from '../comment/subject-source.ts';
import type { Kit } from '../kit.ts';
import { amendmentIn } from './source-views.ts';

/** Emendamenti that can be commented: decided ones too, hidden ones not. */
export function amendmentSubject(kit: Kit): CommentSubjectSource {
	return {
		kind: 'amendment',
		async find(spaceId, id) {
			const amendment = await amendmentIn(kit.storage.read, spaceId, id);
			if (amendment === null) return null;
			return { title: amendment.name, authors: amendment.author_id === null ? [] : [amendment.author_id] };
		},
	};
}
