import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { carriedMap, readCarried } from './carried.ts';
import { clauseMap } from './draft-doc.ts';
import { lettersOf } from './letters.ts';
import { breakParagraph, joinParagraphs } from './paragraph-edges.ts';
import { paragraphTexts } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';
import { settleCarried } from './settle-carried.ts';
import { splitClause } from './split-clause.ts';

function draft(words: string, clientID = 1): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	addClause(doc, { id: 'a', title: 'A', paragraphs: [words] });
	return doc;
}
function another(doc: Y.Doc, clientID: number): Y.Doc {
	const copy = new Y.Doc();
	copy.clientID = clientID;
	hear(copy, doc);
	return copy;
}
const hear = (to: Y.Doc, from: Y.Doc) =>
	Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
const elements = (doc: Y.Doc, id = 'a') => clauseParagraphs(clauseMap(doc).get(id)!);
const written = (doc: Y.Doc, id = 'a') =>
	elements(doc, id).filter((one) => paragraphTexts(one).some((text) => text.length > 0));
const texts = (doc: Y.Doc) => readDraft(doc).clauses.map((clause) => plainClause(clause));

describe('a long life', () => {
	test('Enter and Backspace hundreds of times at one spot: every note is as small as the first', () => {
		const doc = draft('parola '.repeat(40));
		const sizes: number[] = [];
		doc.on('update', (update: Uint8Array) => sizes.push(update.length));
		for (let time = 0; time < 300; time++) {
			const [first] = written(doc);
			joinParagraphs(first!, breakParagraph(first!, 100, {}));
		}
		// The words themselves are written anew each time.
		expect(Math.max(...sizes.slice(-2))).toBeLessThanOrEqual(sizes[2]! + 40);
		expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(100_000);
	});

	test('a text that was cut everywhere writes no more than one line for each letter', () => {
		const doc = draft('abcdefghijklmnopqrst');
		for (let time = 0; time < 200; time++) {
			const [first] = written(doc);
			joinParagraphs(first!, breakParagraph(first!, (time % 19) + 1, {}));
		}
		const acts = new Map<string, number>();
		for (const { act } of readCarried(doc)) acts.set(act, (acts.get(act) ?? 0) + 1);
		expect(Math.max(...acts.values())).toBeLessThanOrEqual(20);
		expect(texts(doc)).toEqual(['abcdefghijklmnopqrst']);
	});
});

describe('notes that no honest page writes', () => {
	/** Giulia and the forger have the same text; `forge` gets what Giulia carried. */
	function carriedWords(): { giulia: Y.Doc; forger: Y.Doc; root: number[] } {
		const giulia = draft('prima seconda');
		const forger = another(giulia, 666);
		const [root] = lettersOf(paragraphTexts(elements(giulia)[0]!), 6);
		splitClause(giulia, 'a', { paragraph: 0, offset: 6 }, { id: 'b' });
		hear(forger, giulia);
		return { giulia, forger, root: [root!.client, root!.clock] };
	}
	const first = '0000000000.666.0';

	test('malformed ones, and those of an earlier shape, are passed over', () => {
		const { giulia } = carriedWords();
		const honest = readCarried(giulia);
		const map = carriedMap(giulia);
		const rows = [null, 7, 'x', [], [1, 2, 3], [1, 0, 1, -1, 2], [1, 0, 1, 0.5, 2], [1, 0, 1, 0, 0], {}];
		map.set('x', [...rows, [1, 0, 1, 0, 1e300], [1, 0, 1, 1e9, 5], ['1', 0, 1, 0, 2]]);
		map.set('y', 'words');
		map.set('z', new Y.Map());
		map.set('w', { length: 3 });
		expect(readCarried(giulia)).toEqual(honest);
		expect(settleCarried(giulia)).toBe(false);
	});

	test('nobody is heard about letters that somebody else wrote', () => {
		const { giulia, forger, root } = carriedWords();
		const [theirs] = lettersOf(paragraphTexts(elements(forger, 'b')[0]!));
		carriedMap(forger).set(first, [[...root, theirs!.client, theirs!.clock, theirs!.length]]);
		hear(giulia, forger);
		expect(readCarried(giulia).filter(({ act }) => act === first)).toEqual([]);
	});

	test('no word goes that does not stand elsewhere', () => {
		const { giulia, forger, root } = carriedWords();
		addClause(forger, { id: 'c', title: '', paragraphs: ['bugiaaa'] });
		const [own] = lettersOf(paragraphTexts(elements(forger, 'c')[0]!));
		carriedMap(forger).set(first, [[...root, own!.client, own!.clock, own!.length]]);
		hear(giulia, forger);
		expect(settleCarried(giulia)).toBe(false);
		expect(texts(giulia)).toContain('seconda');
	});

	test('ways that lead in a circle come to an end, and the same words are still kept once', () => {
		const { giulia, forger, root } = carriedWords();
		addClause(forger, { id: 'c', title: '', paragraphs: ['seconda'] });
		const [own] = lettersOf(paragraphTexts(elements(forger, 'c')[0]!));
		carriedMap(forger).set(first, [[...root, own!.client, own!.clock, own!.length, own!.client, own!.clock]]);
		hear(giulia, forger);
		expect(settleCarried(giulia)).toBe(true);
		expect(texts(giulia).filter((text) => text.includes('seconda'))).toHaveLength(1);
		expect(settleCarried(giulia)).toBe(false);
	});

	test('tens of thousands of overlapping copies are settled in the time of a breath', () => {
		const count = 20_000;
		const forger = draft('a'.repeat(count), 666);
		const [own] = lettersOf(paragraphTexts(elements(forger)[0]!));
		const rows = (step: number) => {
			const found: number[][] = [];
			for (let at = 0; at + 10 <= count; at += 10) {
				const one = [1, at * step, 666, own!.clock + at, 10];
				found.push(at > 0 ? [...one, 666, own!.clock + at - 1] : one);
			}
			return found;
		};
		for (const step of [0, 0.1, 0.5]) {
			carriedMap(forger).set(first, rows(step));
			const copy = another(forger, 7);
			const start = performance.now();
			settleCarried(copy);
			expect(performance.now() - start).toBeLessThan(2_000);
		}
	});
});
