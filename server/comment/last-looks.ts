import type * as Y from 'yjs';
import type { AnchorText } from '#protocol/draft/anchor-text.ts';
import { movedBy, seenWords, untouchedBetween, type SeenWords } from '#protocol/draft/untouched.ts';

/** Where a thread stands, as its row says: all that a change elsewhere in its clause has to know of it. */
export interface ThreadPlace {
	readonly commentId: string;
	readonly clauseId: string;
	readonly whole: boolean;
	readonly found: boolean;
	readonly from: number;
	readonly to: number;
}

interface Seen {
	readonly words: SeenWords;
	/** Passages as they were written down: by comment, where it begins and ends. */
	readonly passages: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

/** What became of the threads of the clauses that changed. */
export interface Sorted {
	/** They or what stands beside them were touched, or nobody has looked at them yet: they have to be looked for. */
	readonly doubtful: readonly string[];
	/** The same words beside the same words, so many characters further on: those that moved as one, the last of a clause first. */
	readonly moved: readonly {
		readonly clauseId: string;
		readonly by: number;
		readonly places: readonly ThreadPlace[];
	}[];
}

/**
 * Remembers where threads stood when their text was last looked at, for as long as that copy of the text is kept: of 800
 * remarks in a clause a letter touches a few, and the others have moved as one. Only what the copy itself has seen is
 * known: after a start, and for a row somebody else wrote, everything is looked for.
 */
export function createLastLooks() {
	const looks = new WeakMap<Y.Doc, Map<string, Seen>>();

	return {
		sort(text: AnchorText, places: readonly ThreadPlace[]): Sorted {
			const seen = looks.get(text.doc);
			const doubtful: string[] = [];
			const moved = new Map<string, { clauseId: string; by: number; from: number; places: ThreadPlace[] }>();
			const untouched = new Map<string, ReturnType<typeof untouchedBetween> | null>();
			const untouchedOf = (clauseId: string) => {
				if (untouched.has(clauseId)) return untouched.get(clauseId)!;
				const before = seen?.get(clauseId);
				const now = text.clause(clauseId);
				const one = before && now ? untouchedBetween(before.words, seenWords(now)) : null;
				untouched.set(clauseId, one);
				return one;
			};
			for (const place of places) {
				if (place.whole) {
					// About the whole of a clause: wherever its words go, while it stands.
					if (!place.found || text.clause(place.clauseId) === null) doubtful.push(place.commentId);
					continue;
				}
				const known = seen?.get(place.clauseId)?.passages.get(place.commentId);
				const change = untouchedOf(place.clauseId);
				const asLeft = place.found && known?.from === place.from && known.to === place.to;
				const by = asLeft && change ? movedBy(change, place) : null;
				if (by === null) doubtful.push(place.commentId);
				else if (by !== 0) {
					const key = `${place.clauseId} ${by}`;
					const group = moved.get(key) ?? { clauseId: place.clauseId, by, from: Infinity, places: [] };
					group.from = Math.min(group.from, place.from);
					group.places.push(place);
					moved.set(key, group);
				}
			}
			return { doubtful, moved: [...moved.values()].sort((one, other) => other.from - one.from) };
		},

		/** After the commit: so these clauses stand, and so these threads were written down in them. */
		remember(text: AnchorText, changed: readonly string[], places: readonly ThreadPlace[]): void {
			const seen = looks.get(text.doc) ?? new Map<string, Seen>();
			looks.set(text.doc, seen);
			for (const clauseId of changed) {
				const clause = text.clause(clauseId);
				if (clause === null) {
					seen.delete(clauseId);
					continue;
				}
				const here = places.filter((place) => place.found && !place.whole && place.clauseId === clauseId);
				const passages = new Map(here.map(({ commentId, from, to }) => [commentId, { from, to }]));
				seen.set(clauseId, { words: seenWords(clause), passages });
			}
		},
	};
}
