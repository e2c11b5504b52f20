import type { Kit } from '../kit.ts';
import { excerpt } from './excerpt.ts';
import { cardText } from './store.ts';
import type { CommentSubjectSource } from './subject-source.ts';

/** Cards of the boards of a tavolo. Who wrote a card is not known: cards are text that converges. */
export function cardSubjects(kit: Kit): CommentSubjectSource {
	return {
		kind: 'card',
		async find(spaceId, id) {
			const text = await cardText(kit.storage.read, spaceId, id);
			return text === null ? null : { title: excerpt(text), authors: [] };
		},
	};
}
