import * as Y from 'yjs';
import { compareWays, readCarried, type Carried } from './carried.ts';
import { clauseMap } from './draft-doc.ts';
import { standing, takeLetters, type Letters } from './letters.ts';
import { markGone, readParagraph, runsText } from './paragraph.ts';
import { clauseParagraphs } from './read-draft.ts';

/** Not a person's act: no undo knows of it. */
export const settling = Symbol('settling');

interface Copy extends Letters {
	readonly root: number;
	readonly way: string;
	readonly text: Y.Text;
}

/**
 * Two people carried the same letters at once: keeps one of each. Only deletes, by a rule that everybody applies alike,
 * so any number of pages (and the server) may do it, in any order. What was typed among the letters meanwhile stays.
 */
export function settleCarried(doc: Y.Doc, origin: unknown = settling): boolean {
	const lost = new Map<Y.Text, { letters: Letters[]; to: Y.Text }>();
	for (const copies of doubles(doc)) {
		const edges = [...new Set(copies.flatMap(({ root, length }) => [root, root + length]))].sort(
			(a, b) => a - b,
		);
		for (let index = 0; index + 1 < edges.length; index++) {
			const [from, to] = [edges[index]!, edges[index + 1]!];
			const here = copies
				.filter((copy) => copy.root <= from && copy.root + copy.length >= to)
				.sort((a, b) => compareWays(a.way, b.way) || a.client - b.client || a.clock - b.clock);
			for (const copy of here.slice(1)) {
				const entry = lost.get(copy.text) ?? { letters: [], to: here[0]!.text };
				entry.letters.push({ client: copy.client, clock: copy.clock + from - copy.root, length: to - from });
				lost.set(copy.text, entry);
			}
		}
	}
	if (lost.size === 0) return false;
	doc.transact(() => {
		for (const [text, { letters }] of lost) takeLetters(text, letters);
		for (const [text, { to }] of lost) tidy(doc, text, to);
	}, origin);
	return true;
}

/** Groups of standing letters with overlapping roots. */
function doubles(doc: Y.Doc): Copy[][] {
	const byRoot = new Map<number, Carried[]>();
	for (const run of readCarried(doc)) {
		const row = byRoot.get(run.root.client);
		if (row) row.push(run);
		else byRoot.set(run.root.client, [run]);
	}
	const groups: Copy[][] = [];
	for (const row of byRoot.values()) {
		if (row.length < 2) continue;
		const copies = row
			.flatMap((run) =>
				standing(doc, run).map((part): Copy => ({
					...part,
					root: run.root.clock + part.clock - run.clock,
					way: run.way,
				})),
			)
			.sort((a, b) => a.root - b.root);
		let group: Copy[] = [];
		let end = -1;
		for (const copy of copies) {
			if (copy.root >= end) {
				if (group.length > 1) groups.push(group);
				group = [];
			}
			group.push(copy);
			end = Math.max(end, copy.root + copy.length);
		}
		if (group.length > 1) groups.push(group);
	}
	return groups;
}

/** A paragraph left without words goes out of sight; a clause left without words and title is the other one's twin. */
function tidy(doc: Y.Doc, text: Y.Text, to: Y.Text): void {
	const element = text.parent;
	const record = recordOf(text);
	if (!(element instanceof Y.XmlElement) || record === null) return;
	const paragraphs = clauseParagraphs(record).map((one) => ({ one, ...readParagraph(one) }));
	const empty = runsText(readParagraph(element).runs) === '';
	if (empty && paragraphs.some(({ one, gone }) => one !== element && !gone)) markGone(element);
	const title = record.get('title');
	const wordless = paragraphs.every(({ runs }) => runsText(runs) === '');
	const other = recordOf(to);
	const otherId = other?._item?.parentSub;
	if (!wordless || other === record || !otherId || !Array.isArray(record.get('from'))) return;
	if (title instanceof Y.Text && title.length === 0 && clauseMap(doc).get(otherId) === other) {
		record.set('twin', otherId);
	}
}

function recordOf(text: Y.Text): Y.Map<unknown> | null {
	let type: unknown = text;
	while (type instanceof Y.AbstractType && !(type instanceof Y.Map)) type = type.parent;
	return type instanceof Y.Map ? (type as Y.Map<unknown>) : null;
}
