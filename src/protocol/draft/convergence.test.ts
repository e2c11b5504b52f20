import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { moveClause } from './move-clause.ts';
import { paragraphTexts, setParagraph } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';
import { setTitle } from './set-title.ts';
import { splitClause } from './split-clause.ts';

const act = fc.record({
	who: fc.constantFrom(0, 1),
	kind: fc.constantFrom('type', 'type', 'type', 'move', 'split', 'merge', 'restyle', 'title', 'sync'),
	clause: fc.nat(),
	paragraph: fc.nat(),
	offset: fc.nat(),
	other: fc.nat(),
});

test('two people type, move, split, merge and restyle at once: no typed word is lost and both see the same', () => {
	fc.assert(
		fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
			const docs = [new Y.Doc(), new Y.Doc()] as const;
			docs[0].clientID = 1;
			docs[1].clientID = 2;
			for (const id of ['a', 'b', 'c']) {
				addClause(docs[0], { id, title: id, paragraphs: [`${id} uno`, `${id} due`] });
			}
			const exchange = () => {
				Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0], Y.encodeStateVector(docs[1])));
				Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])));
			};
			exchange();
			const typed: string[] = [];
			acts.forEach((step, index) => {
				if (step.kind === 'sync') return exchange();
				perform(docs[step.who], step, index, typed);
			});
			exchange();
			const [first, second] = docs.map(readDraft);
			expect(first).toEqual(second);
			const everything = first!.clauses.map((clause) => `${clause.title}\n${plainClause(clause)}`).join('\n');
			for (const sign of typed) expect(everything).toContain(sign);
		}),
		{ numRuns: 300 },
	);
});

function perform(
	doc: Y.Doc,
	step: typeof act extends fc.Arbitrary<infer T> ? T : never,
	index: number,
	typed: string[],
): void {
	const clauses = readDraft(doc).clauses;
	const id = clauses[step.clause % clauses.length]!.id;
	const elements = clauseParagraphs(clauseMap(doc).get(id)!);
	const element = elements[step.paragraph % elements.length]!;
	const text = paragraphTexts(element)[0]!;
	const offset = step.offset % (text.length + 1);
	const other = clauses[step.other % clauses.length]!.id;
	switch (step.kind) {
		case 'type': {
			// One private-use sign for each act: a word that another person's Enter may cut cannot be told from a lost one.
			const sign = String.fromCodePoint(0xe000 + index);
			typed.push(sign);
			text.insert(offset, sign);
			return;
		}
		case 'move':
			return moveClause(doc, id, { afterId: other === id ? null : other });
		case 'split':
			return splitClause(
				doc,
				id,
				{ paragraph: step.paragraph % elements.length, offset },
				{ id: `s${index}w${step.who}` },
			);
		case 'merge':
			return mergeClauses(doc, other, id);
		case 'restyle':
			return setParagraph(element, { heading: 2, list: 'bullet', indent: step.offset % 4 });
		case 'title':
			return setTitle(doc, id, `${readDraft(doc).clauses.find((clause) => clause.id === id)!.title}!`);
	}
}
