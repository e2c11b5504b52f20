import { needsRekey, positionBetween, spreadPositions, type Random } from '../position.ts';
import type { Placed } from './arrange.ts';

/** Where something goes in a list: beside a neighbour, or (null) at the end. */
export type Beside = { readonly before: string } | { readonly after: string } | null;

/**
 * The key for a place in a list, re-keying the list when there is no gap (equal keys) or keys got too long.
 * `setPos` is called for every neighbour that gets a new key.
 */
export function keyBeside(
	list: readonly Placed[],
	beside: Beside,
	random: Random,
	setPos: (placed: Placed, pos: string) => void,
): string {
	const index = indexBeside(list, beside);
	const previous = list[index - 1]?.pos ?? null;
	const next = list[index]?.pos ?? null;
	const key = positionBetween(previous, next, random);
	const fits = (previous === null || previous < key) && (next === null || key < next);
	if (fits && !needsRekey(key)) return key;
	const keys = spreadPositions(list.length + 1, random);
	list.forEach((placed, at) => setPos(placed, keys[at < index ? at : at + 1]!));
	return keys[index]!;
}

/** A neighbour that is gone means the end of the list. */
function indexBeside(list: readonly Placed[], beside: Beside): number {
	if (beside === null) return list.length;
	const neighbour = 'before' in beside ? beside.before : beside.after;
	const at = list.findIndex(({ id }) => id === neighbour);
	if (at === -1) return list.length;
	return 'before' in beside ? at : at + 1;
}
