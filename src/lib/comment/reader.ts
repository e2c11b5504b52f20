import type { SpaceAction } from '#domain/space/can.ts';

/** What the reader of comments may do, and where the forms lead. */
export interface CommentReader {
	/** The slug of the tavolo. */
	readonly slug: string;
	readonly mayComment: boolean;
	/** Somebody without an account may write here, under a name and with a proof of work. */
	readonly guest: boolean;
	/** Resolve and open again. */
	readonly maySettle: boolean;
	readonly moderates: boolean;
	/** Nobody is signed in. */
	readonly visitor: boolean;
	readonly closed: boolean;
	readonly everybodyReads: boolean;
	/** The path of this page, to come back to without script. */
	readonly here: string;
	/** Made for this drawing of the page: each form adds what it is about. */
	readonly pageKey: string;
}

export function readerOf(
	space: { readonly slug: string; readonly state: string; readonly visibility: string },
	may: Readonly<Record<SpaceAction, boolean>>,
	visitor: boolean,
	here: string,
	pageKey: string,
): CommentReader {
	const closed = space.state === 'closed';
	return {
		slug: space.slug,
		mayComment: may.comment,
		guest: may['comment-as-guest'],
		maySettle: !closed && (may['write-draft'] || may.facilitate),
		moderates: may.moderate,
		visitor,
		closed,
		everybodyReads: space.visibility === 'public',
		here,
		pageKey,
	};
}
