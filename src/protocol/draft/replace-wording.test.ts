import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { clauseMap } from './draft-doc.ts';
import type { ParagraphInput } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { plainClause, renderClause } from './render-clause.ts';
import { replaceWording } from './replace-wording.ts';

function draft(paragraphs: readonly ParagraphInput[], title = 'Spazi'): Y.Doc {
	const doc = new Y.Doc();
	addClause(doc, { id: 'a', title, paragraphs });
	return doc;
}
const clause = (doc: Y.Doc) => readDraft(doc).clauses[0]!;
const html = (doc: Y.Doc) => renderClause(clause(doc));
const plain = (doc: Y.Doc) => plainClause(clause(doc));
const say = (doc: Y.Doc, ...lines: string[]) =>
	replaceWording(doc, 'a', { title: null, plain: lines.join('\n') });

const styled: ParagraphInput[] = [
	{ text: 'Quando', heading: 2 },
	{ text: [{ text: 'Le scuole aprono ' }, { text: 'due spazi', bold: true }, { text: ' fino al giovedì.' }] },
	{ text: 'un adulto', list: 'bullet' },
	{ text: 'una chiave', list: 'bullet', indent: 1 },
	{ text: [{ text: 'Leggi ' }, { text: 'la mappa', link: 'https://example.it/' }] },
];

test('lines nobody touched keep heading, list, bold and link', () => {
	const doc = draft(styled);
	const before = html(doc);
	say(
		doc,
		'Quando',
		'Le scuole aprono due spazi fino al venerdì.',
		'- un adulto',
		'  - una chiave',
		'Leggi la mappa',
	);
	expect(html(doc)).toBe(before.replace('giovedì', 'venerdì'));
});

test('the same words change nothing, whatever the spaces', () => {
	const doc = draft([...styled, 'Resta  uno spazio ']);
	let updates = 0;
	doc.on('update', () => updates++);
	replaceWording(doc, 'a', {
		title: 'Spazi',
		plain: plain(doc).replace('Resta  uno spazio ', 'Resta uno spazio'),
	});
	expect(updates).toBe(0);
});

test('words in place of bold ones are bold, words after a link are no link', () => {
	const doc = draft(styled);
	say(
		doc,
		'Quando',
		'Le scuole aprono tre luoghi fino al giovedì.',
		'- un adulto',
		'  - una chiave',
		'Leggi la mappa qui',
	);
	expect(html(doc)).toMatch(/<strong>tre luoghi<\/strong>/);
	expect(html(doc)).toMatch(/>la mappa<\/a> qui/);
});

test('a new line with a sign is an item, a line without it no longer is', () => {
	const doc = draft(styled);
	say(
		doc,
		...[
			'Quando',
			'Le scuole aprono due spazi fino al giovedì.',
			'- un adulto',
			'  - una chiave',
			'- un registro',
		],
		...['una parola in più', 'Leggi la mappa'],
	);
	expect(html(doc)).toContain(
		'<li>un adulto<ul><li>una chiave</li></ul></li><li>un registro</li></ul><p>una parola in più</p>',
	);
	const plainer = draft(styled);
	say(
		plainer,
		'Quando',
		'Le scuole aprono due spazi fino al giovedì.',
		'un adulto',
		'  - una chiave',
		'Leggi la mappa',
	);
	expect(html(plainer)).toContain('<p>un adulto</p>');
});

test('a year at the beginning of a sentence is no list', () => {
	const doc = draft(['2026. Si comincia.', '- non un elenco']);
	say(doc, '2027. Si comincia.', '- non un lungo elenco', '1. primo', '1. secondo');
	expect(plain(doc)).toBe('2027. Si comincia.\n- non un lungo elenco\n1. primo\n2. secondo');
	expect(html(doc)).toContain('<p>- non un lungo elenco</p><ol>');
});

test('empty lines between paragraphs are no paragraphs', () => {
	const doc = draft(['Uno.', 'Due.']);
	say(doc, 'Uno.', '', 'Due e mezzo.', '', 'Tre.');
	expect(plain(doc)).toBe('Uno.\nDue e mezzo.\nTre.');
});

test('decomposed letters and emoji are not cut', () => {
	const doc = draft(['Perche\u0301 cosi\u0300 👩‍👧 va bene']);
	say(doc, 'Perché così 👩‍👧‍👦 va meglio');
	expect(plain(doc).normalize('NFC')).toBe('Perché così 👩‍👧‍👦 va meglio');
});

test('the title changes with the words, or stays', () => {
	const doc = draft(['Uno.']);
	replaceWording(doc, 'a', { title: 'Spazi aperti', plain: 'Uno.' });
	expect(clause(doc).title).toBe('Spazi aperti');
	expect(replaceWording(doc, 'nothing', { title: null, plain: 'x' })).toBe(false);
});

test('whoever types keeps every letter, also in a paragraph that goes, and their caret', () => {
	const luca = draft(['Le scuole aprono due spazi.', 'Gli spazi sono gratuiti.', 'Un adulto è presente.']);
	const omar = new Y.Doc();
	Y.applyUpdate(omar, Y.encodeStateAsUpdate(luca));
	const texts = clauseParagraphs(clauseMap(omar).get('a')!).map((one) => one.get(0) as Y.XmlText);
	texts[0]!.insert(20, ' (e tre)');
	texts[1]!.insert(9, 'belli ');
	const caret = Y.createRelativePositionFromTypeIndex(texts[2]!, 10);
	say(luca, 'Le scuole aprono almeno quattro spazi.', 'Un adulto è sempre presente.');
	Y.applyUpdate(omar, Y.encodeStateAsUpdate(luca));
	Y.applyUpdate(luca, Y.encodeStateAsUpdate(omar));
	expect(readDraft(omar)).toEqual(readDraft(luca));
	expect(plain(omar)).toContain('(e tre)');
	expect(plain(omar)).toContain('belli');
	const after = Y.createAbsolutePositionFromRelativePosition(caret, omar)!;
	expect((after.type as Y.XmlText).toString().slice(0, after.index)).toBe('Un adulto ');
});

test('whatever the words, the clause says them afterwards', () => {
	const line = fc
		.array(fc.constantFrom('scuola', 'è', 'due', 'spazi', '🎈', 'عربي', ',', 'gratuiti'), {
			minLength: 1,
			maxLength: 6,
		})
		.map((words) => words.join(' '));
	const text = fc.array(line, { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(text, text, (old, next) => {
			const doc = draft(old);
			say(doc, ...next);
			expect(plain(doc)).toBe(next.join('\n'));
		}),
		{ numRuns: 500 },
	);
});
