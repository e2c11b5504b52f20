/** A clause as somebody last read it. `position` counts from 1 in the text of that day. */
export interface ReadMark {
	readonly clauseId: string;
	readonly hash: string;
	readonly position: number;
}

/** A clause as it stands now, in the order of the text; archived ones may be left out or given, they do not stand. */
export interface StandingClause {
	readonly id: string;
	readonly hash: string;
	readonly archived: boolean;
	/** Clauses it grew from. */
	readonly ancestors: readonly string[];
}

/** What is different for this reader, clause by clause. */
export type Change =
	| { readonly kind: 'changed'; readonly clauseId: string; readonly before: string; readonly moved: boolean }
	| { readonly kind: 'moved'; readonly clauseId: string; readonly before: string }
	/** `from`: what this reader has read of the clauses it grew from. */
	| { readonly kind: 'new'; readonly clauseId: string; readonly from: readonly ReadMark[] }
	| {
			readonly kind: 'removed';
			readonly clauseId: string;
			readonly before: string;
			/** Clauses that now hold words of it: it was split or merged, not lost. */
			readonly into: readonly string[];
	  };

/**
 * What changed between two readings, in the order of the text now; what was removed stands where it stood. The fewest
 * clauses that explain the new order count as moved.
 */
export function changesSince(read: readonly ReadMark[], now: readonly StandingClause[]): readonly Change[] {
	const marks = new Map(read.map((mark) => [mark.clauseId, mark]));
	const standing = now.filter((clause) => !clause.archived);
	const here = new Set(standing.map((clause) => clause.id));
	const kept = standing.filter((clause) => marks.has(clause.id));
	const inOrder = longestRise(kept.map((clause) => marks.get(clause.id)!.position));
	const moved = new Set(kept.filter((_, index) => !inOrder.has(index)).map((clause) => clause.id));

	const changes: Change[] = [];
	const gone = [...read].sort((a, b) => a.position - b.position).filter((mark) => !here.has(mark.clauseId));
	const tellGoneBefore = (position: number): void => {
		while (gone[0] && gone[0].position < position) {
			const { clauseId, hash } = gone.shift()!;
			const into = standing
				.filter((clause) => clause.ancestors.includes(clauseId))
				.map((clause) => clause.id);
			changes.push({ kind: 'removed', clauseId, before: hash, into });
		}
	};
	for (const clause of standing) {
		const mark = marks.get(clause.id);
		if (mark === undefined) {
			const from = clause.ancestors.flatMap((id) => marks.get(id) ?? []);
			changes.push({ kind: 'new', clauseId: clause.id, from });
			continue;
		}
		if (!moved.has(clause.id)) tellGoneBefore(mark.position);
		if (mark.hash !== clause.hash)
			changes.push({
				kind: 'changed',
				clauseId: clause.id,
				before: mark.hash,
				moved: moved.has(clause.id),
			});
		else if (moved.has(clause.id)) changes.push({ kind: 'moved', clauseId: clause.id, before: mark.hash });
	}
	tellGoneBefore(Infinity);
	return changes;
}

/** The places of a longest rising run in a list of different numbers. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
	const best: { readonly length: number; readonly before: number }[] = [];
	let end = -1;
	for (const [index, number] of numbers.entries()) {
		let longest = { length: 1, before: -1 };
		for (let earlier = 0; earlier < index; earlier++) {
			if (numbers[earlier]! < number && best[earlier]!.length >= longest.length)
				longest = { length: best[earlier]!.length + 1, before: earlier };
		}
		best.push(longest);
		if (end < 0 || longest.length > best[end]!.length) end = index;
	}
	const places = new Set<number>();
	for (let at = end; at >= 0; at = best[at]!.before) places.add(at);
	return places;
}
