import * as Y from 'yjs';
import type { WordPiece } from './clause-words.ts';

export interface CharacterPlace {
	/** In the words of the clause. */
	readonly at: number;
	/** False when the character itself was taken away: then `at` is where it stood. */
	readonly alive: boolean;
}

interface Run {
	readonly clock: number;
	readonly at: number;
	readonly item: Y.Item;
}

/**
 * Where relative positions stand in these pieces; null for one of another text, and of a paragraph that is no more. The
 * same answers as Yjs gives, which walks to the beginning of the paragraph for each: hundreds of remarks stand in a clause.
 * Valid until the document changes.
 */
export function characterPlaces(
	doc: Y.Doc,
	pieces: readonly WordPiece[],
): (position: Y.RelativePosition) => CharacterPlace | null {
	const byClient = new Map<number, Run[]>();
	for (const { text, from } of pieces) {
		let at = from;
		for (let item = text._start; item !== null; item = item.right) {
			const run = { clock: item.id.clock, at, item };
			const runs = byClient.get(item.id.client);
			if (runs) runs.push(run);
			else byClient.set(item.id.client, [run]);
			if (!item.deleted && item.countable) at += item.length;
		}
	}
	for (const runs of byClient.values()) runs.sort((one, other) => one.clock - other.clock);

	return (position) => {
		const id = position.item;
		if (id === null) return null;
		const run = lastUpTo(byClient.get(id.client) ?? [], id.clock);
		if (!run || id.clock >= run.clock + run.item.length) return null;
		const { item, at, clock } = run;
		// Taken back and brought again by somebody's own undo: Yjs knows what it became.
		if (item.redone !== null) return byYjs(doc, pieces, position, item);
		const inside = item.deleted || !item.countable ? 0 : id.clock - clock + (position.assoc >= 0 ? 0 : 1);
		return { at: at + inside, alive: !item.deleted };
	};
}

function lastUpTo(runs: readonly Run[], clock: number): Run | undefined {
	let low = 0;
	let high = runs.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (runs[middle]!.clock <= clock) low = middle + 1;
		else high = middle;
	}
	return runs[low - 1];
}

function byYjs(
	doc: Y.Doc,
	pieces: readonly WordPiece[],
	position: Y.RelativePosition,
	item: Y.Item,
): CharacterPlace | null {
	const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
	const piece = absolute && pieces.find((one) => one.text === absolute.type);
	return absolute && piece ? { at: piece.from + absolute.index, alive: !item.deleted } : null;
}
