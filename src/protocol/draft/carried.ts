import * as Y from 'yjs';
import { countLetters, firstReaching, type Letters } from './letters.ts';

/**
 * Yjs cannot move letters: dividing and joining writes them anew and deletes the old ones. Two people doing so at once
 * would double them. So every act that carries letters writes down which new letter stands for which old one, and
 * `settleCarried` keeps one of each. `carried: Y.Map<act, [rootClient, rootClock, client, clock, length, viaClient?,
 * viaClock?][]>`, apart from the clauses: undoing an act must not undo the note of it. Each row has the same few numbers
 * however often its letters were carried before.
 */
export const carriedKey = 'carried';

export interface Letter {
	readonly client: number;
	readonly clock: number;
}

/** Letters and where they come from: `root` is the letter a person typed first. */
export interface Origin extends Letters {
	readonly root: Letter;
	/** The letter they were carried from, where that one had been carried itself. */
	readonly via: Letter | null;
}

/** Letters that an act carried here. */
export interface Carried extends Origin {
	readonly act: string;
}

export interface Journey {
	readonly from: readonly Letters[];
	readonly to: readonly Letters[];
}

export function carriedMap(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap(carriedKey);
}

/**
 * Everything ever carried, by number of the letter; no letter twice. Browsers wrote it: what is malformed is passed
 * over, and so is what somebody notes about letters that are not their own.
 */
export function readCarried(doc: Y.Doc): Carried[] {
	const found: Carried[] = [];
	for (const [act, item] of carriedMap(doc)._map) {
		if (item.deleted) continue;
		const rows: unknown = item.content.getContent()[item.length - 1];
		if (!Array.isArray(rows)) continue;
		for (const row of rows as unknown[]) {
			const one = readRow(act, row, item.id);
			if (one) found.push(one);
		}
	}
	found.sort((a, b) => a.client - b.client || a.clock - b.clock || (a.act < b.act ? -1 : 1));
	let last: Carried | undefined;
	return found.filter((run) => {
		if (last && last.client === run.client && run.clock < last.clock + last.length) return false;
		last = run;
		return true;
	});
}

function readRow(act: string, row: unknown, note: Letter): Carried | null {
	if (!Array.isArray(row)) return null;
	const [rootClient, rootClock, client, clock, length, viaClient, viaClock] = row as unknown[];
	if (!isCount(rootClient) || !isCount(rootClock) || !isCount(clock) || !isCount(length)) return null;
	if (client !== note.client || length === 0 || clock + length > note.clock) return null;
	const via = isCount(viaClient) && isCount(viaClock) ? { client: viaClient, clock: viaClock } : null;
	return { act, client, clock, length, root: { client: rootClient, clock: rootClock }, via };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Notes what an act carried. Call it in the transaction of the act itself. */
export function noteCarried(doc: Y.Doc, journeys: readonly Journey[]): void {
	const whole = journeys.filter(({ from, to }) => countLetters(from) === countLetters(to));
	const count = whole.reduce((sum, { from }) => sum + countLetters(from), 0);
	if (count === 0) return;
	const known = readCarried(doc);
	writeDown(
		doc,
		nameOf(doc, count),
		whole.flatMap(({ from, to }) =>
			align(
				from.flatMap((letters) => rootsOf(known, letters)),
				to,
			),
		),
	);
}

export function writeDown(doc: Y.Doc, act: string, rows: readonly Origin[]): void {
	const value = rows.map(({ root, client, clock, length, via }) => [
		...[root.client, root.clock, client, clock, length],
		...(via ? [via.client, via.clock] : []),
	]);
	if (value.length > 0) carriedMap(doc).set(act, value);
}

/** An act that carried more comes first: of two at once the larger one holds, and the reading order stays right. */
export function nameOf(doc: Y.Doc, count: number): string {
	const own = doc.clientID;
	return `${String(9_999_999_999 - count).padStart(10, '0')}.${own}.${Y.getState(doc.store, own)}`;
}

/** Where letters come from; letters never carried are their own root. */
export function rootsOf(known: readonly Carried[], letters: Letters): Origin[] {
	const { client } = letters;
	const end = letters.clock + letters.length;
	const found: Origin[] = [];
	let at = letters.clock;
	const own = (to: number) => {
		if (to <= at) return;
		found.push({ client, clock: at, length: to - at, root: { client, clock: at }, via: null });
		at = to;
	};
	for (let index = firstReaching(known, client, letters.clock); index < known.length; index++) {
		const run = known[index]!;
		if (run.client !== client || run.clock >= end) break;
		own(run.clock);
		const to = Math.min(run.clock + run.length, end);
		const root = { client: run.root.client, clock: run.root.clock + at - run.clock };
		found.push({ client, clock: at, length: to - at, root, via: { client, clock: at } });
		at = to;
	}
	own(end);
	return found;
}

/** The new letters with the origin of the old ones, cut where either has an edge. */
export function align(old: readonly Origin[], fresh: readonly Letters[]): Origin[] {
	const found: Origin[] = [];
	let [left, right, skipLeft, skipRight] = [0, 0, 0, 0];
	while (left < old.length && right < fresh.length) {
		const [from, to] = [old[left]!, fresh[right]!];
		const length = Math.min(from.length - skipLeft, to.length - skipRight);
		found.push({
			client: to.client,
			clock: to.clock + skipRight,
			length,
			root: onBy(from.root, skipLeft),
			via: from.via && onBy(from.via, skipLeft),
		});
		skipLeft += length;
		skipRight += length;
		if (skipLeft === from.length) [left, skipLeft] = [left + 1, 0];
		if (skipRight === to.length) [right, skipRight] = [right + 1, 0];
	}
	return found;
}

const onBy = ({ client, clock }: Letter, by: number): Letter => ({ client, clock: clock + by });
