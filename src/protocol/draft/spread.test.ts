import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';
import { readSpread, takeSpread, type TextSpot } from './spread.ts';
import { ownHand, undoMine } from './undo-mine.ts';

function pact(): Y.Doc {
	const doc = new Y.Doc();
	addClause(doc, { id: 'a', title: 'Uno', paragraphs: ['Primo pezzo.', 'Secondo pezzo.'] });
	addClause(doc, { id: 'b', title: 'Due', paragraphs: ['Altro.'] });
	addClause(doc, { id: 'c', title: 'Tre', paragraphs: ['Inizio fine.', 'Coda.'] });
	return doc;
}
const all = (doc: Y.Doc) => readDraft(doc).clauses.map((clause) => `${clause.title}: ${plainClause(clause)}`);
const spot = (clause: string, paragraph: number, offset: number): TextSpot => ({
	clause,
	at: { paragraph, offset },
});

test('what is chosen from one article into another: edges trimmed, the one between archived, one step of undo', () => {
	const doc = pact();
	const undo = undoMine(doc);
	const taken = takeSpread(doc, spot('a', 0, 6), spot('c', 0, 7), ownHand);
	expect(taken).toEqual({ archived: 1, caret: spot('a', 0, 6) });
	expect(all(doc)).toEqual(['Uno: Primo ', 'Tre: fine.\nCoda.']);
	undo.undo();
	expect(all(doc)).toEqual(all(pact()));
});

test('chosen from its title to its last word, an article is archived, not emptied', () => {
	const doc = pact();
	const taken = takeSpread(doc, { clause: 'a', at: null }, spot('c', 1, 5));
	expect(taken).toEqual({ archived: 3, caret: null });
	expect(readDraft(doc).archived).toHaveLength(3);
	expect(plainClause(readDraft(doc).archived[0]!)).toBe('Primo pezzo.\nSecondo pezzo.');
});

test('an article whose title alone is touched stays as it is', () => {
	const doc = pact();
	takeSpread(doc, spot('a', 1, 0), { clause: 'b', at: null });
	expect(all(doc).slice(0, 2)).toEqual(['Uno: Primo pezzo.\n', 'Due: Altro.']);
});

test('what is copied has the titles of the articles it enters, and only the chosen words', () => {
	const pieces = readSpread(pact(), spot('a', 1, 8), spot('c', 0, 6))!;
	expect(pieces.map(({ title, number }) => [number, title])).toEqual([
		[1, null],
		[2, 'Due'],
		[3, 'Tre'],
	]);
	expect(pieces.map(plainClause)).toEqual(['pezzo.', 'Altro.', 'Inizio']);
	expect(readSpread(pact(), spot('a', 0, 0), spot('a', 1, 0))).toBeNull();
});
