import * as Y from 'yjs';
import { countLetters, type Letters } from './letters.ts';

/**
 * Yjs cannot move letters: dividing and joining writes them anew and deletes the old ones. Two people doing so at once
 * would double them. So every act that carries letters writes down which new letter stands for which old one, and
 * `settleCarried` keeps one of each. `carried: Y.Map<act, [rootClient, rootClock, client, clock, length, way][]>`,
 * apart from the clauses: undoing an act must not undo the note of it.
 */
export const carriedKey = 'carried';

/** Letters that were carried: `root` is the letter a person typed first, `way` the acts that brought it here. */
export interface Carried extends Letters {
	readonly root: { readonly client: number; readonly clock: number };
	readonly way: string;
}

export interface Journey {
	readonly from: readonly Letters[];
	readonly to: readonly Letters[];
}

export function carriedMap(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap(carriedKey);
}

/** Everything ever carried. Browsers wrote it: what is malformed is passed over. */
export function readCarried(doc: Y.Doc): Carried[] {
	const found: Carried[] = [];
	carriedMap(doc).forEach((act) => {
		if (!Array.isArray(act)) return;
		for (const row of act as unknown[]) {
			if (!Array.isArray(row) || typeof row[5] !== 'string') continue;
			if (!row.slice(0, 5).every((value) => Number.isSafeInteger(value) && value >= 0) || row[4] === 0)
				continue;
			const [rootClient, rootClock, client, clock, length, way] = row as Row;
			found.push({ root: { client: rootClient, clock: rootClock }, client, clock, length, way });
		}
	});
	return found;
}

type Row = [number, number, number, number, number, string];

/** Notes what an act carried. Call it in the transaction of the act itself. */
export function noteCarried(doc: Y.Doc, journeys: readonly Journey[]): void {
	const whole = journeys.filter(({ from, to }) => countLetters(from) === countLetters(to));
	const count = whole.reduce((sum, { from }) => sum + countLetters(from), 0);
	if (count === 0) return;
	const known = readCarried(doc);
	const step = nameOf(doc, count);
	writeDown(
		doc,
		step,
		whole.flatMap(({ from, to }) =>
			align(
				from.flatMap((letters) => rootsOf(known, letters)),
				to,
			).map(([old, letters]) => ({
				...letters,
				root: old.root,
				way: old.way === '' ? step : `${old.way}/${step}`,
			})),
		),
	);
}

export function writeDown(doc: Y.Doc, act: string, rows: readonly Carried[]): void {
	const value = rows.map(({ root, client, clock, length, way }): Row => {
		return [root.client, root.clock, client, clock, length, way];
	});
	if (value.length > 0) carriedMap(doc).set(act, value);
}

/** An act that carried more comes first: of two at once the larger one holds, and the reading order stays right. */
export function nameOf(doc: Y.Doc, count: number): string {
	const own = doc.clientID;
	return `${String(9_999_999_999 - count).padStart(10, '0')}.${own}.${Y.getState(doc.store, own)}`;
}

/**
 * Which of two ways holds. Whatever follows on a way keeps its rank (the first act decides), so that nobody takes away
 * a letter because of another that is just being carried on.
 */
export function compareWays(a: string, b: string): number {
	const [left, right] = [a.split('/'), b.split('/')];
	for (let index = 0; index < Math.min(left.length, right.length); index++) {
		if (left[index] !== right[index]) return left[index]! < right[index]! ? -1 : 1;
	}
	return left.length - right.length;
}

/** Where letters come from; letters never carried are their own root. */
export function rootsOf(known: readonly Carried[], letters: Letters): Carried[] {
	const end = letters.clock + letters.length;
	const mine = known
		.filter(
			(run) => run.client === letters.client && run.clock < end && run.clock + run.length > letters.clock,
		)
		.sort((a, b) => a.clock - b.clock);
	const found: Carried[] = [];
	let at = letters.clock;
	const own = (to: number) => {
		if (to <= at) return;
		const { client } = letters;
		found.push({ client, clock: at, length: to - at, root: { client, clock: at }, way: '' });
		at = to;
	};
	for (const run of mine) {
		own(Math.min(run.clock, end));
		const to = Math.min(run.clock + run.length, end);
		if (to <= at) continue;
		const skip = at - run.clock;
		found.push({
			...run,
			clock: at,
			length: to - at,
			root: { client: run.root.client, clock: run.root.clock + skip },
		});
		at = to;
	}
	own(end);
	return found;
}

/** Pairs old letters and new ones, cut where either has an edge. */
export function align(old: readonly Carried[], fresh: readonly Letters[]): [Carried, Letters][] {
	const pairs: [Carried, Letters][] = [];
	let [left, right, skipLeft, skipRight] = [0, 0, 0, 0];
	while (left < old.length && right < fresh.length) {
		const [from, to] = [old[left]!, fresh[right]!];
		const length = Math.min(from.length - skipLeft, to.length - skipRight);
		const root = { client: from.root.client, clock: from.root.clock + skipLeft };
		pairs.push([
			{ ...from, clock: from.clock + skipLeft, length, root },
			{ client: to.client, clock: to.clock + skipRight, length },
		]);
		skipLeft += length;
		skipRight += length;
		if (skipLeft === from.length) [left, skipLeft] = [left + 1, 0];
		if (skipRight === to.length) [right, skipRight] = [right + 1, 0];
	}
	return pairs;
}
