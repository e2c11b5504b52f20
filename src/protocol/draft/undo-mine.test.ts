import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { archiveClause } from './archive-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { moveClause } from './move-clause.ts';
import { breakParagraph } from './paragraph-edges.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';
import { splitClause } from './split-clause.ts';
import { ownHand, undoMine } from './undo-mine.ts';

function two(): { anna: Y.Doc; bruno: Y.Doc; exchange: () => void } {
	const anna = new Y.Doc();
	const bruno = new Y.Doc();
	const exchange = () => {
		Y.applyUpdate(bruno, Y.encodeStateAsUpdate(anna));
		Y.applyUpdate(anna, Y.encodeStateAsUpdate(bruno));
	};
	addClause(bruno, { id: 'a', title: 'Uno', paragraphs: ['Primo pezzo.', 'Secondo pezzo.'] });
	addClause(bruno, { id: 'b', title: 'Due', paragraphs: ['Altro.'] });
	exchange();
	return { anna, bruno, exchange };
}
const text = (doc: Y.Doc, id: string, paragraph = 0) =>
	clauseParagraphs(clauseMap(doc).get(id)!)[paragraph]!.get(0) as Y.XmlText;
const all = (doc: Y.Doc) => readDraft(doc).clauses.map((clause) => `${clause.title}: ${plainClause(clause)}`);

test('Anna undoes her words, Bruno’s stay', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	anna.transact(() => text(anna, 'a').insert(0, 'Mio. '), ownHand);
	text(bruno, 'a').insert(0, 'Tuo. ');
	exchange();
	undo.undo();
	exchange();
	expect(all(bruno)[0]).toBe('Uno: Tuo. Primo pezzo.\nSecondo pezzo.');
});

test('Anna undoes a split, and the clause is whole again', () => {
	const { anna, exchange } = two();
	const undo = undoMine(anna);
	const before = all(anna);
	splitClause(anna, 'a', { paragraph: 1, offset: 3 }, { id: 'n', title: 'Nuovo' }, ownHand);
	exchange();
	expect(all(anna)).toHaveLength(3);
	undo.undo();
	expect(all(anna)).toEqual(before);
	undo.redo();
	expect(all(anna)).toHaveLength(3);
});

test('Anna undoes the clause she made, but Bruno has written in it: his words and their place stay', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	addClause(anna, { id: 'n', title: 'Nuovo', afterId: 'a', paragraphs: ['Di Anna.'] }, ownHand);
	exchange();
	text(bruno, 'n').insert(8, ' E di Bruno.');
	exchange();
	undo.undo();
	exchange();
	expect(all(bruno)).toEqual(all(anna));
	expect(readDraft(bruno).clauses.map((clause) => clause.id)).toEqual(['a', 'n', 'b']);
	expect(all(bruno)[1]).toContain(' E di Bruno.');
	expect(all(bruno)[1]).not.toContain('Di Anna.');
});

test('Anna undoes her move while Bruno types in the moved clause', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	moveClause(anna, 'b', { afterId: null }, ownHand);
	exchange();
	text(bruno, 'b').insert(0, 'Intanto. ');
	exchange();
	undo.undo();
	exchange();
	expect(all(bruno)).toEqual(['Uno: Primo pezzo.\nSecondo pezzo.', 'Due: Intanto. Altro.']);
});

test('Anna archives an article of Bruno’s, or merges it, and takes it back', () => {
	const { anna, exchange } = two();
	const undo = undoMine(anna);
	const before = all(anna);
	archiveClause(anna, 'a', ownHand);
	expect(all(anna)).toHaveLength(1);
	undo.undo();
	expect(all(anna)).toEqual(before);
	mergeClauses(anna, 'a', 'b', ownHand);
	undo.undo();
	exchange();
	expect(all(anna)).toEqual(before);
	expect(readDraft(anna).clauses.every((clause) => clause.into === null)).toBe(true);
});

test('Anna undoes her split while Bruno, who has not heard of it, merges another article into the new half', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	splitClause(anna, 'a', { paragraph: 1, offset: 0 }, { id: 'n' }, ownHand);
	exchange();
	mergeClauses(bruno, 'n', 'b');
	undo.undo();
	expect(readDraft(anna).clauses.map(({ id }) => id)).toEqual(['a', 'b']);
	exchange();
	expect(all(anna)).toEqual(all(bruno));
	expect(all(anna)).toEqual(['Uno: Primo pezzo.\nSecondo pezzo.', ': Due\nAltro.']);
	undo.redo();
	expect(all(anna)).toEqual(['Uno: Primo pezzo.', ': Secondo pezzo.\nDue\nAltro.']);
});

test('a new article without a word, undone, is nowhere; done again, it is in its place', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	addClause(anna, { id: 'n', title: '', afterId: 'a' }, ownHand);
	undo.undo();
	exchange();
	for (const doc of [anna, bruno]) {
		const { clauses, archived } = readDraft(doc);
		expect([...clauses, ...archived].map(({ id }) => id)).toEqual(['a', 'b']);
	}
	undo.redo();
	exchange();
	expect(readDraft(bruno).clauses.map(({ id }) => id)).toEqual(['a', 'n', 'b']);
});

test('Anna undoes her split while Bruno, not having heard of it, goes on writing in the new half: his words stay', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	splitClause(anna, 'a', { paragraph: 1, offset: 0 }, { id: 'n' }, ownHand);
	exchange();
	text(bruno, 'n').insert(14, ' E di Bruno.');
	undo.undo();
	exchange();
	expect(all(anna)).toEqual(all(bruno));
	expect(all(anna)).toEqual(['Uno: Primo pezzo.\nSecondo pezzo.', ':  E di Bruno.', 'Due: Altro.']);
});

test('Anna undoes her Enter at the end of a line, and only that: no empty line stays; done again, it is there', () => {
	const { anna, bruno, exchange } = two();
	const undo = undoMine(anna);
	const lines = () => readDraft(bruno).clauses[0]!.paragraphs.length;
	anna.transact(() => text(anna, 'a').insert(0, 'Mio. '), ownHand);
	undo.stopCapturing();
	breakParagraph(clauseParagraphs(clauseMap(anna).get('a')!)[0]!, 17, {}, ownHand);
	exchange();
	expect(lines()).toBe(3);
	for (let again = 0; again < 2; again++) {
		undo.undo();
		exchange();
		expect(lines()).toBe(2);
		expect(all(bruno)[0]).toBe('Uno: Mio. Primo pezzo.\nSecondo pezzo.');
		undo.redo();
		exchange();
		expect(lines()).toBe(3);
	}
});
