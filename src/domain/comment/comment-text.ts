import { tidyText } from '#domain/space/text-as-typed.ts';
import { longestComment } from './comment.ts';

export type CommentTextFault = 'text-missing' | 'text-too-long';

/**
 * What somebody wrote, as it is kept: composed letters, no control characters and no marks that turn the direction of
 * what follows, at most one empty line between two. HTML, emoji and any script stay and are shown as text.
 */
export function readCommentText(
	typed: string,
): { readonly text: string } | { readonly refused: CommentTextFault } {
	// Cleaning a text of any length would hold the thread; whatever is this long stays too long.
	if (typed.length > longestComment * 10) return { refused: 'text-too-long' };
	const text = tidyText(typed.replace(/\r\n?/g, '\n'))
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n');
	if (text === '' || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return { refused: 'text-missing' };
	if (text.length > longestComment) return { refused: 'text-too-long' };
	return { text };
}
