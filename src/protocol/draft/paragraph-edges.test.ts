import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { carriedMap } from './carried.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { breakParagraph, joinParagraphs, takeBetween } from './paragraph-edges.ts';
import { paragraphTexts } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';
import { setTitle } from './set-title.ts';
import { settleCarried } from './settle-carried.ts';
import { splitClause } from './split-clause.ts';
import { ownHand, undoMine } from './undo-mine.ts';

function two(paragraphs: string[] = ['Primo pezzo.', 'Secondo pezzo.']) {
	const anna = new Y.Doc();
	const bruno = new Y.Doc();
	addClause(anna, { id: 'a', title: 'Uno', paragraphs });
	addClause(anna, { id: 'b', title: 'Due', paragraphs: ['Altro.'] });
	const exchange = () => {
		for (let round = 0; round < 2; round++) {
			Y.applyUpdate(bruno, Y.encodeStateAsUpdate(anna, Y.encodeStateVector(bruno)));
			Y.applyUpdate(anna, Y.encodeStateAsUpdate(bruno, Y.encodeStateVector(anna)));
			settleCarried(anna);
			settleCarried(bruno);
		}
		expect(readDraft(anna)).toEqual(readDraft(bruno));
	};
	exchange();
	return { anna, bruno, exchange };
}
const elements = (doc: Y.Doc, id = 'a') => clauseParagraphs(clauseMap(doc).get(id)!);
const type = (doc: Y.Doc, paragraph: number, at: number, words: string) =>
	paragraphTexts(elements(doc)[paragraph]!)[0]!.insert(at, words);
const all = (doc: Y.Doc) => readDraft(doc).clauses.map((clause) => `${clause.title}: ${plainClause(clause)}`);

test('Anna joins two paragraphs while Bruno types in the second: his letters stay in sight', () => {
	const { anna, bruno, exchange } = two();
	joinParagraphs(elements(anna)[0]!, elements(anna)[1]!);
	type(bruno, 1, 8, 'bel ');
	exchange();
	expect(all(anna)[0]).toBe('Uno: Primo pezzo.Secondo pezzo.\nbel ');
});

test('Anna joins two paragraphs while Bruno types in the first: nothing is moved under his hands', () => {
	const { anna, bruno, exchange } = two();
	joinParagraphs(elements(anna)[0]!, elements(anna)[1]!);
	type(bruno, 0, 0, 'Il ');
	exchange();
	expect(all(anna)[0]).toBe('Uno: Il Primo pezzo.Secondo pezzo.');
});

test('both join the same paragraphs: the words are there once', () => {
	const { anna, bruno, exchange } = two();
	for (const doc of [anna, bruno]) joinParagraphs(elements(doc)[0]!, elements(doc)[1]!);
	exchange();
	expect(all(anna)[0]).toBe('Uno: Primo pezzo.Secondo pezzo.');
});

test('both press Enter in one paragraph: the words are there once, in their order', () => {
	const { anna, bruno, exchange } = two();
	breakParagraph(elements(anna)[0]!, 6, {});
	breakParagraph(elements(bruno)[0]!, 9, {});
	exchange();
	expect(all(anna)[0]).toBe('Uno: Primo \npezzo.\nSecondo pezzo.');
});

test('Enter before the first word moves no word', () => {
	const { anna } = two();
	breakParagraph(elements(anna)[0]!, 0, {});
	expect(all(anna)[0]).toBe('Uno: \nPrimo pezzo.\nSecondo pezzo.');
	expect(carriedMap(anna).size).toBe(0);
});

test('an empty paragraph goes without moving the words of the other', () => {
	const { anna } = two(['', 'Secondo pezzo.']);
	joinParagraphs(elements(anna)[0]!, elements(anna)[1]!);
	expect(all(anna)[0]).toBe('Uno: Secondo pezzo.');
	expect(carriedMap(anna).size).toBe(0);
});

test('Anna deletes from one paragraph into another; what Bruno types in between stays', () => {
	const { anna, bruno, exchange } = two(['Uno due.', 'Tre.', 'Quattro cinque.']);
	takeBetween(
		clauseMap(anna).get('a')!.get('body') as Y.XmlFragment,
		{ paragraph: 0, offset: 4 },
		{ paragraph: 2, offset: 8 },
	);
	type(bruno, 1, 4, ' Sempre.');
	exchange();
	expect(all(anna)[0]).toBe('Uno: Uno cinque.\n Sempre.');
});

test('both divide an article at the same spot: one new article, with the words once', () => {
	const { anna, bruno, exchange } = two();
	splitClause(anna, 'a', { paragraph: 1, offset: 0 }, { id: 'x' });
	splitClause(bruno, 'a', { paragraph: 1, offset: 0 }, { id: 'y' });
	exchange();
	expect(all(anna)).toEqual(['Uno: Primo pezzo.', ': Secondo pezzo.', 'Due: Altro.']);
});

test('both divide an article, and both have given the new one its title: both titles stay', () => {
	const { anna, bruno, exchange } = two();
	splitClause(anna, 'a', { paragraph: 1, offset: 0 }, { id: 'x' });
	setTitle(anna, 'x', 'Di Anna');
	splitClause(bruno, 'a', { paragraph: 1, offset: 8 }, { id: 'y' });
	setTitle(bruno, 'y', 'Di Bruno');
	exchange();
	expect(all(anna).toSorted()).toEqual([
		'Di Anna: Secondo pezzo.',
		'Di Bruno: ',
		'Due: Altro.',
		'Uno: Primo pezzo.',
	]);
});

test('what Bruno typed into his half while Anna’s half held stays in sight', () => {
	const { anna, bruno, exchange } = two();
	splitClause(anna, 'a', { paragraph: 1, offset: 0 }, { id: 'x' });
	splitClause(bruno, 'a', { paragraph: 1, offset: 8 }, { id: 'y' });
	paragraphTexts(elements(bruno, 'y')[0]!)[0]!.insert(0, 'grande ');
	exchange();
	expect(all(anna).join(' ').split('Secondo pezzo.')).toHaveLength(2);
	expect(all(anna).join(' ')).toContain('grande ');
});

test('both merge an article into the one before: its words and title are there once', () => {
	const { anna, bruno, exchange } = two();
	for (const doc of [anna, bruno]) mergeClauses(doc, 'a', 'b');
	exchange();
	expect(all(anna)).toEqual(['Uno: Primo pezzo.\nSecondo pezzo.\nDue\nAltro.']);
});

test('one divides an article while the other merges it: every word once', () => {
	const { anna, bruno, exchange } = two();
	splitClause(anna, 'a', { paragraph: 1, offset: 3 }, { id: 'x' });
	mergeClauses(bruno, 'b', 'a');
	exchange();
	const words = all(anna).join(' ');
	for (const word of ['Primo pezzo.', 'Secondo pezzo.', 'Altro.']) expect(words.split(word)).toHaveLength(2);
});

test('both divide, then both undo: the article is whole, once', () => {
	const { anna, bruno, exchange } = two();
	const undos = [undoMine(anna), undoMine(bruno)];
	splitClause(anna, 'a', { paragraph: 1, offset: 0 }, { id: 'x' }, ownHand);
	splitClause(bruno, 'a', { paragraph: 1, offset: 0 }, { id: 'y' }, ownHand);
	exchange();
	for (const undo of undos) undo.undo();
	exchange();
	expect(all(anna)).toEqual(['Uno: Primo pezzo.\nSecondo pezzo.', 'Due: Altro.']);
});

test('what a hostile page writes among the notes is passed over', () => {
	const { anna } = two();
	const before = all(anna);
	for (const [index, value] of [
		null,
		'x',
		[1],
		[[1, 2, 3, 4, -5, 'w']],
		[[0, 0, 1, 0, 9e15, 'w']],
	].entries()) {
		carriedMap(anna).set(`h${index}`, value);
	}
	settleCarried(anna);
	expect(all(anna)).toEqual(before);
});
