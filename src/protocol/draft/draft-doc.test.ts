import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { archiveClause, restoreClause } from './archive-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { moveClause } from './move-clause.ts';
import { setParagraph } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause, renderClause } from './render-clause.ts';
import { setTitle } from './set-title.ts';
import { splitClause } from './split-clause.ts';
import { wordingHash } from './wording-hash.ts';
import { typedHref } from './safe-href.ts';

function pact(): Y.Doc {
	const doc = new Y.Doc();
	addClause(doc, { id: 'why', title: 'Perché questo patto', paragraphs: ['Chi cresce è affidato a tutti.'] });
	addClause(doc, {
		id: 'words',
		title: 'Parole',
		paragraphs: ['Educare è un compito comune.', 'Chi sbaglia rimedia.'],
	});
	addClause(doc, { id: 'check', title: 'Come verifichiamo', paragraphs: ['Due volte l’anno.'] });
	return doc;
}
const order = (doc: Y.Doc) => readDraft(doc).clauses.map((clause) => clause.id);
const plain = (doc: Y.Doc, id: string) =>
	plainClause(readDraft(doc).clauses.find((clause) => clause.id === id)!);

test('clauses are added at the end, after another, or first, and numbered in order', () => {
	const doc = pact();
	addClause(doc, { id: 'homework', title: 'Compiti', afterId: 'words', paragraphs: ['Due pomeriggi.'] });
	addClause(doc, { id: 'preamble', kind: 'preamble', title: 'Premessa', afterId: null });
	expect(order(doc)).toEqual(['preamble', 'why', 'words', 'homework', 'check']);
	expect(readDraft(doc).clauses.map((clause) => clause.number)).toEqual([null, 1, 2, 3, 4]);
});

test('a clause moves up, down and to the beginning', () => {
	const doc = pact();
	moveClause(doc, 'check', { afterId: 'why' });
	expect(order(doc)).toEqual(['why', 'check', 'words']);
	moveClause(doc, 'words', { afterId: null });
	expect(order(doc)).toEqual(['words', 'why', 'check']);
});

test('an archived clause leaves the numbering and comes back where it was', () => {
	const doc = pact();
	archiveClause(doc, 'words');
	expect(order(doc)).toEqual(['why', 'check']);
	expect(readDraft(doc).archived.map((clause) => clause.id)).toEqual(['words']);
	restoreClause(doc, 'words');
	expect(order(doc)).toEqual(['why', 'words', 'check']);
});

test('a title is retouched by its difference, so that two people keep each other’s letters', () => {
	const anna = pact();
	const bruno = new Y.Doc();
	Y.applyUpdate(bruno, Y.encodeStateAsUpdate(anna));
	setTitle(anna, 'words', 'Parole che ci impegnano');
	setTitle(bruno, 'words', 'Le parole');
	Y.applyUpdate(bruno, Y.encodeStateAsUpdate(anna));
	expect(readDraft(bruno).clauses[1]!.title).toContain('che ci impegnano');
	expect(readDraft(bruno).clauses[1]!.title.startsWith('Le p')).toBe(true);
});

test('an emoji in a title is never cut in half', () => {
	const doc = pact();
	setTitle(doc, 'why', 'Ciao 😀');
	setTitle(doc, 'why', 'Ciao 😁');
	expect(readDraft(doc).clauses[0]!.title).toBe('Ciao 😁');
});

test('a clause splits inside a sentence, and both halves know of each other', () => {
	const doc = pact();
	splitClause(doc, 'words', { paragraph: 0, offset: 8 }, { id: 'second', title: 'Chi sbaglia' });
	expect(order(doc)).toEqual(['why', 'words', 'second', 'check']);
	expect(plain(doc, 'words')).toBe('Educare ');
	expect(plain(doc, 'second')).toBe('è un compito comune.\nChi sbaglia rimedia.');
	expect(readDraft(doc).clauses[2]!.ancestors).toEqual(['words']);
});

test('split and merge follow the whole line of ancestors', () => {
	const doc = pact();
	splitClause(doc, 'words', { paragraph: 1, offset: 0 }, { id: 'second' });
	mergeClauses(doc, 'check', 'second');
	expect(order(doc)).toEqual(['why', 'words', 'check']);
	expect(plain(doc, 'check')).toBe('Due volte l’anno.\nChi sbaglia rimedia.');
	expect(readDraft(doc).clauses[2]!.ancestors).toEqual(['second', 'words']);
});

test('words typed into a clause while another person merges it stay in sight', () => {
	const anna = pact();
	const bruno = new Y.Doc();
	Y.applyUpdate(bruno, Y.encodeStateAsUpdate(anna));
	mergeClauses(anna, 'why', 'words');
	const paragraph = clauseParagraphs(clauseMap(bruno).get('words')!)[1]!;
	(paragraph.get(0) as Y.XmlText).insert(0, 'Sempre. ');
	Y.applyUpdate(anna, Y.encodeStateAsUpdate(bruno));
	expect(order(anna)).toEqual(['why', 'words', 'check']);
	expect(plain(anna, 'words')).toBe('Sempre. ');
});

test('what a page shows is escaped, and a dangerous link is only text', () => {
	const doc = new Y.Doc();
	addClause(doc, {
		id: 'x1',
		title: 'x',
		paragraphs: [
			{
				text: [
					{ text: '<script>"&\'', bold: true },
					{ text: 'qui', link: 'javascript:alert(1)' },
				],
			},
			{ text: [{ text: 'sito', link: 'https://example.it/?a="b"' }] },
		],
	});
	// Written past our own functions, as a hostile client would.
	const text = clauseParagraphs(clauseMap(doc).get('x1')!)[1]!.get(0) as Y.XmlText;
	text.insert(0, 'male', { link: { href: 'data:text/html,x' } });
	const html = renderClause(readDraft(doc).clauses[0]!);
	expect(html).not.toMatch(/<script|javascript:|data:/);
	expect(html).toContain('<strong>&#60;script&#62;&#34;&#38;&#39;</strong>qui');
	expect(html).toContain('male<a href="https://example.it/?a=%22b%22" rel="noopener nofollow">sito</a>');
});

test('lists nest as real lists and headings keep their level', () => {
	const doc = new Y.Doc();
	addClause(doc, {
		id: 'l1',
		title: 'Elenco',
		paragraphs: [
			{ text: 'Titolo', heading: 1 },
			{ text: 'uno', list: 'bullet' },
			{ text: 'uno e mezzo', list: 'bullet', indent: 1 },
			{ text: 'due', list: 'bullet' },
			{ text: 'primo', list: 'ordered' },
			'fine',
		],
	});
	expect(renderClause(readDraft(doc).clauses[0]!)).toBe(
		'<h3>Titolo</h3><ul><li>uno<ul><li>uno e mezzo</li></ul></li><li>due</li></ul><ol><li>primo</li></ol><p>fine</p>',
	);
	expect(plain(doc, 'l1')).toBe('Titolo\n- uno\n  - uno e mezzo\n- due\n1. primo\nfine');
});

test('the fingerprint of a wording ignores place and composed letters, and sees a changed word', () => {
	const composed = new Y.Doc();
	const decomposed = new Y.Doc();
	addClause(composed, { id: 'a', title: 'È così', paragraphs: ['Perché'] });
	addClause(decomposed, {
		id: 'b',
		title: 'È così'.normalize('NFD'),
		paragraphs: ['Perché'.normalize('NFD')],
	});
	const [a] = readDraft(composed).clauses;
	const [b] = readDraft(decomposed).clauses;
	expect(wordingHash(a!)).toBe(wordingHash(b!));
	setParagraph(clauseParagraphs(clauseMap(composed).get('a')!)[0]!, { heading: 2 });
	expect(wordingHash(readDraft(composed).clauses[0]!)).not.toBe(wordingHash(b!));
});

test('malformed records are read as empty, never thrown at', () => {
	const doc = new Y.Doc();
	clauseMap(doc).set('bad', new Y.Map());
	doc.getMap('clauses').set('worse', 12);
	expect(readDraft(doc).clauses).toHaveLength(1);
});

test('an address typed by a person is completed or refused', () => {
	expect(typedHref('www.comune.cornaredo.mi.it')).toBe('https://www.comune.cornaredo.mi.it/');
	expect(typedHref('anna@example.it')).toBe('mailto:anna@example.it');
	expect(typedHref('tel:029326321')).toBe('tel:029326321');
	expect(typedHref('javascript:alert(1)')).toBeNull();
	expect(typedHref('ciao mondo')).toBeNull();
	expect(typedHref('ciao')).toBeNull();
});
