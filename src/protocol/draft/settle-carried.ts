import * as Y from 'yjs';
import { ranksOf } from './carried-ranks.ts';
import { readCarried, type Carried } from './carried.ts';
import { clauseMap, type ClauseRecord } from './draft-doc.ts';
import { standing, takeLetters, type Letters, type Standing } from './letters.ts';
import { markGone, readParagraph, runsText } from './paragraph.ts';
import { clauseParagraphs } from './read-draft.ts';

/** Not a person's act: no undo knows of it. */
export const settling = Symbol('settling');

/** A standing letter of `known[of]`, and those after it; `root` is the number of the letter typed first. */
interface Copy extends Standing {
	readonly root: number;
	readonly of: number;
}

/** What goes out of a text, and a text where the same words stand. */
interface Loss {
	readonly letters: Letters[];
	to: Y.Text;
}

/**
 * Two people carried the same letters at once: keeps one of each. Only deletes, by a rule that everybody applies alike,
 * so any number of pages (and the server) may do it, in any order. What was typed among the letters meanwhile stays,
 * and no word goes that does not stand elsewhere.
 */
export function settleCarried(doc: Y.Doc, origin: unknown = settling): boolean {
	const lost = findLost(doc);
	if (lost.size === 0) return false;
	doc.transact(() => {
		for (const [text, { letters }] of lost) takeLetters(text, letters);
		tidy(doc, lost);
	}, origin);
	return true;
}

/** Whether `settleCarried` would change something. */
export function hasDoubles(doc: Y.Doc): boolean {
	return findLost(doc).size > 0;
}

function findLost(doc: Y.Doc): ReadonlyMap<Y.Text, Loss> {
	const known = readCarried(doc);
	const groups = doubles(doc, known);
	const lost = new Map<Y.Text, Loss>();
	if (groups.length === 0) return lost;
	const ranks = ranksOf(known);
	for (const copies of groups) chooseOne(copies, ranks, lost);
	return lost;
}

/** Groups of standing letters with overlapping roots. */
function doubles(doc: Y.Doc, known: readonly Carried[]): Copy[][] {
	const byRoot = [...known.keys()].sort((a, b) => {
		const [left, right] = [known[a]!.root, known[b]!.root];
		return left.client - right.client || left.clock - right.clock;
	});
	return overlapping(
		byRoot,
		(of) => known[of]!.root.client,
		(of) => known[of]!.root.clock,
		(of) => known[of]!.length,
	).flatMap((group) => {
		const copies = group.flatMap((of) => {
			const run = known[of]!;
			return standing(doc, run).map((part): Copy => ({
				...part,
				of,
				root: run.root.clock + part.clock - run.clock,
			}));
		});
		copies.sort((a, b) => a.root - b.root);
		return overlapping(
			copies,
			() => 0,
			({ root }) => root,
			({ length }) => length,
		);
	});
}

/** Splits what is sorted by client and beginning into groups that hang together; what stands alone is left out. */
function overlapping<T>(
	sorted: readonly T[],
	client: (one: T) => number,
	from: (one: T) => number,
	length: (one: T) => number,
): T[][] {
	const groups: T[][] = [];
	let group: T[] = [];
	let end = 0;
	for (const one of sorted) {
		const last = group.at(-1);
		if (last !== undefined && (client(last) !== client(one) || from(one) >= end)) {
			if (group.length > 1) groups.push(group);
			group = [];
		}
		end = group.length === 0 ? from(one) + length(one) : Math.max(end, from(one) + length(one));
		group.push(one);
	}
	if (group.length > 1) groups.push(group);
	return groups;
}

/** A stretch of roots, and the copy that keeps it. */
interface Kept {
	readonly from: number;
	readonly to: number;
	readonly copy: Copy;
}

/** The first copy keeps all its letters, every further one those that none before it has. */
function chooseOne(copies: Copy[], ranks: readonly number[], lost: Map<Y.Text, Loss>): void {
	copies.sort((a, b) => ranks[a.of]! - ranks[b.of]! || a.client - b.client || a.clock - b.clock);
	const kept: Kept[] = [];
	for (const copy of copies) {
		const end = copy.root + copy.length;
		const first = firstEndingAfter(kept, copy.root);
		const fresh: Kept[] = [];
		let at = copy.root;
		let index = first;
		for (; index < kept.length && kept[index]!.from < end; index++) {
			const other = kept[index]!;
			if (other.from > at) fresh.push({ from: at, to: other.from, copy });
			fresh.push(other);
			loseIfSame(copy, other, lost);
			at = other.to;
		}
		if (at < end) fresh.push({ from: at, to: end, copy });
		kept.splice(first, index - first, ...fresh);
	}
}

function loseIfSame(copy: Copy, other: Kept, lost: Map<Y.Text, Loss>): void {
	const from = Math.max(copy.root, other.from);
	const to = Math.min(copy.root + copy.length, other.to);
	const words = ({ words, root }: Copy) => words.slice(from - root, to - root);
	// Only a forged note says that other words are the same letters.
	if (words(copy) !== words(other.copy)) return;
	const entry = lost.get(copy.text) ?? { letters: [], to: other.copy.text };
	entry.letters.push({ client: copy.client, clock: copy.clock + from - copy.root, length: to - from });
	entry.to = other.copy.text;
	lost.set(copy.text, entry);
}

function firstEndingAfter(kept: readonly Kept[], root: number): number {
	let [low, high] = [0, kept.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (kept[middle]!.to <= root) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** A paragraph left without words goes out of sight; a clause left without words and title is the other one's twin. */
function tidy(doc: Y.Doc, lost: ReadonlyMap<Y.Text, Loss>): void {
	const emptied = new Map<ClauseRecord, [Y.XmlElement, Y.Text][]>();
	for (const [text, { to }] of lost) {
		const record = recordOf(text);
		if (!(text.parent instanceof Y.XmlElement) || record === null) continue;
		emptied.set(record, [...(emptied.get(record) ?? []), [text.parent, to]]);
	}
	for (const [record, places] of emptied) {
		const paragraphs = new Map(clauseParagraphs(record).map((one) => [one, readParagraph(one)]));
		let open = [...paragraphs.values()].filter(({ gone }) => !gone).length;
		for (const [element] of places) {
			const paragraph = paragraphs.get(element);
			if (!paragraph || paragraph.gone || runsText(paragraph.runs) !== '' || open < 2) continue;
			markGone(element);
			open--;
		}
		const title = record.get('title');
		const wordless = [...paragraphs.values()].every(({ runs }) => runsText(runs) === '');
		if (!wordless || !Array.isArray(record.get('from'))) continue;
		if (!(title instanceof Y.Text) || title.length > 0) continue;
		const others = places.map(([, to]) => recordOf(to)).filter((other) => other !== record);
		const twin = others.findLast((other) => {
			const id = other?._item?.parentSub;
			return id && clauseMap(doc).get(id) === other;
		});
		if (twin) record.set('twin', twin._item!.parentSub);
	}
}

function recordOf(text: Y.Text): ClauseRecord | null {
	let type: unknown = text;
	while (type instanceof Y.AbstractType && !(type instanceof Y.Map)) type = type.parent;
	return type instanceof Y.Map ? (type as ClauseRecord) : null;
}
