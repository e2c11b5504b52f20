import { createHash } from 'node:crypto';

/**
 * A card in the words it has now, as a short mark: a card rewritten has another one. Its words are chosen by whoever wrote it, so the
 * mark is long enough (132 bits) that nobody finds two texts with the same.
 */
export function readMark(card: { readonly id: string; readonly text: string }): string {
	return `${card.id}.${createHash('sha256').update(card.text).digest('base64url').slice(0, 22)}`;
}
