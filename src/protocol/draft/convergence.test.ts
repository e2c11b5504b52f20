import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { moveClause } from './move-clause.ts';
import { breakParagraph, joinParagraphs, takeBetween } from './paragraph-edges.ts';
import { paragraphTexts, setParagraph } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';
import { setTitle } from './set-title.ts';
import { settleCarried } from './settle-carried.ts';
import { splitClause } from './split-clause.ts';
import { ownHand, undoMine } from './undo-mine.ts';

const kinds = [
	...['type', 'type', 'type', 'move', 'split', 'split', 'merge', 'restyle', 'title'],
	...['join', 'join', 'break', 'break', 'sync', 'hear', 'hear', 'settle'],
] as const;
type Kind = (typeof kinds)[number] | 'take' | 'undo' | 'redo';
type Step = { who: number; kind: Kind; clause: number; paragraph: number; offset: number; other: number };

const steps = (kinds: readonly Kind[], people: number): fc.Arbitrary<Step[]> =>
	fc.array(
		fc.record({
			who: fc.nat(people - 1),
			kind: fc.constantFrom(...kinds),
			clause: fc.nat(50),
			paragraph: fc.nat(50),
			offset: fc.nat(50),
			other: fc.nat(50),
		}),
		{ minLength: 1, maxLength: 50 },
	);
const runs = Number(process.env.TAVOLO_SEEDS ?? 400);

/** One private-use sign for each letter: a word that another person's Enter cuts cannot be told from a lost one. */
const sign = (index: number) => String.fromCodePoint(0xe000 + index);

function live(
	people: number,
	steps: readonly Step[],
): { docs: Y.Doc[]; signs: string[]; taken: Set<string> } {
	const taken = new Set<string>();
	const docs = Array.from({ length: people }, (_, index) => {
		const doc = new Y.Doc();
		doc.clientID = index + 1;
		return doc;
	});
	const undos = docs.map((doc) => undoMine(doc));
	const signs = Array.from({ length: 30 }, (_, index) => sign(index));
	const words = (from: number) => signs.slice(from, from + 5).join('');
	['a', 'b', 'c'].forEach((id, index) =>
		addClause(docs[0]!, { id, title: id, paragraphs: [words(index * 10), words(index * 10 + 5)] }),
	);
	const hear = (to: Y.Doc, from: Y.Doc) =>
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
	const exchange = () => {
		for (const from of docs) hear(docs[0]!, from);
		for (const to of docs) hear(to, docs[0]!);
	};
	exchange();
	steps.forEach((step, index) => {
		const doc = docs[step.who]!;
		if (step.kind === 'sync') exchange();
		else if (step.kind === 'hear') hear(doc, docs[step.other % people]!);
		else if (step.kind === 'settle') settleCarried(doc);
		else if (step.kind === 'undo') undos[step.who]!.undo();
		else if (step.kind === 'redo') undos[step.who]!.redo();
		else {
			undos[step.who]!.stopCapturing();
			doc.transact(() => perform(doc, step, sign(100 + index), index, signs, taken), ownHand);
			undos[step.who]!.stopCapturing();
		}
	});
	for (let round = 0; round < 3; round++) {
		exchange();
		settleCarried(docs[round % people]!);
	}
	exchange();
	return { docs, signs, taken };
}

const everything = (doc: Y.Doc) =>
	readDraft(doc)
		.clauses.map((clause) => `${clause.title}\n${plainClause(clause)}`)
		.join('\n');

function expectEqual(docs: readonly Y.Doc[]): void {
	for (const doc of docs) {
		expect(readDraft(doc)).toEqual(readDraft(docs[0]!));
		expect(settleCarried(doc), 'nothing is left to settle').toBe(false);
	}
}

for (const people of [2, 3]) {
	test(`${people} people type, move, split, merge, join, break and restyle at once: every letter is there, once, for all`, () => {
		fc.assert(
			fc.property(steps(kinds, people), (acts) => {
				const { docs, signs } = live(people, acts);
				expectEqual(docs);
				const text = everything(docs[0]!);
				for (const one of signs) expect(text.split(one).length - 1, `letter ${one.codePointAt(0)}`).toBe(1);
			}),
			{ numRuns: runs },
		);
	});

	test(`${people} people also undo and redo: no letter is doubled, only who undoes loses some, and all see the same`, () => {
		fc.assert(
			fc.property(steps([...kinds, 'undo', 'undo', 'redo'], people), (acts) => {
				const { docs, signs } = live(people, acts);
				expectEqual(docs);
				const text = everything(docs[0]!);
				const undoing = new Set(acts.filter(({ kind }) => kind === 'undo').map(({ who }) => who));
				for (const one of signs) {
					const times = text.split(one).length - 1;
					const typist = acts[one.codePointAt(0)! - sign(100).codePointAt(0)!]?.who;
					if (typist !== undefined && undoing.has(typist)) expect(times).toBeLessThanOrEqual(1);
					else expect(times, `letter ${one.codePointAt(0)} of ${typist ?? 'all'}`).toBe(1);
				}
			}),
			{ numRuns: runs },
		);
	});
}

test('two people also delete over several paragraphs: only what one saw and deleted may be missing', () => {
	fc.assert(
		fc.property(steps([...kinds, 'take', 'take'], 2), (acts) => {
			const { docs, signs, taken } = live(2, acts);
			expectEqual(docs);
			const text = everything(docs[0]!);
			for (const one of signs) {
				const times = text.split(one).length - 1;
				if (taken.has(one)) expect(times).toBeLessThanOrEqual(1);
				else expect(times, `letter ${one.codePointAt(0)}`).toBe(1);
			}
		}),
		{ numRuns: runs },
	);
});

function perform(
	doc: Y.Doc,
	step: Step,
	letter: string,
	index: number,
	signs: string[],
	taken: Set<string>,
): void {
	const clauses = readDraft(doc).clauses;
	if (clauses.length === 0) return;
	const id = clauses[step.clause % clauses.length]!.id;
	const elements = clauseParagraphs(clauseMap(doc).get(id)!);
	const element = elements[step.paragraph % elements.length]!;
	const text = paragraphTexts(element)[0]!;
	const offset = step.offset % (text.length + 1);
	const other = clauses[step.other % clauses.length]!.id;
	switch (step.kind) {
		case 'type':
			signs.push(letter);
			return text.insert(offset, letter);
		case 'move':
			return moveClause(doc, id, { afterId: other === id ? null : other }, ownHand);
		case 'split': {
			const cut = { paragraph: step.paragraph % elements.length, offset };
			return splitClause(doc, id, cut, { id: `s${index}w${step.who}` }, ownHand);
		}
		case 'merge':
			return mergeClauses(doc, other, id, ownHand);
		case 'join': {
			const next = elements[(step.paragraph % elements.length) + 1];
			if (next) joinParagraphs(element, next, ownHand);
			return;
		}
		case 'break':
			return void breakParagraph(element, offset, {}, ownHand);
		case 'take': {
			const last = Math.min(elements.length - 1, (step.paragraph % elements.length) + (step.other % 3));
			const to = { paragraph: last, offset: paragraphTexts(elements[last]!)[0]!.length };
			const from = { paragraph: step.paragraph % elements.length, offset };
			for (const gone of elements.slice(from.paragraph, to.paragraph + 1)) {
				for (const one of gone.toString()) taken.add(one);
			}
			return takeBetween(clauseMap(doc).get(id)!.get('body') as Y.XmlFragment, from, to, ownHand);
		}
		case 'restyle':
			return setParagraph(element, { heading: 2, list: 'bullet', indent: step.offset % 4 });
		case 'title':
			return setTitle(doc, id, `${clauses.find((clause) => clause.id === id)!.title}!`, ownHand);
	}
}
