import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { readDraft } from './read-draft.ts';
import { readSettled } from './read-settled.ts';
import { plainClause } from './render-clause.ts';
import { splitClause } from './split-clause.ts';

test('two people divided a clause at once, no page has settled it: whoever reads finds every word once, and changes nothing', () => {
	const giulia = new Y.Doc();
	addClause(giulia, { id: 'a', title: 'A', paragraphs: ['prima seconda'] });
	const omar = new Y.Doc();
	Y.applyUpdate(omar, Y.encodeStateAsUpdate(giulia));
	splitClause(giulia, 'a', { paragraph: 0, offset: 6 }, { id: 'b' });
	splitClause(omar, 'a', { paragraph: 0, offset: 6 }, { id: 'c' });
	Y.applyUpdate(giulia, Y.encodeStateAsUpdate(omar));
	const before = Y.encodeStateAsUpdate(giulia);
	expect(readDraft(giulia).clauses).toHaveLength(3);
	expect(readSettled(giulia).clauses.map((clause) => plainClause(clause))).toEqual(['prima ', 'seconda']);
	expect(Y.encodeStateAsUpdate(giulia)).toEqual(before);
});
