import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { anchorByQuote, makeAnchor, resolveAnchor, type Anchor, type Placed } from './anchor.ts';
import { anchorText } from './anchor-text.ts';
import { archiveClause, restoreClause } from './archive-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { moveClause } from './move-clause.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { paragraphElement, paragraphTexts } from './paragraph.ts';
import { setText } from './set-title.ts';
import { splitClause } from './split-clause.ts';

const spaces =
	'Le scuole e le associazioni aprono insieme almeno due spazi, dal lunedì al giovedì, per bambini e ragazzi. Gli spazi sono gratuiti. Un adulto responsabile è sempre presente.';

function draft(): Y.Doc {
	const doc = new Y.Doc();
	addClause(doc, { id: 'why', title: 'Perché', paragraphs: ['Chi cresce è affidato a tutti.'] });
	addClause(doc, { id: 'spaces', title: 'Spazi', paragraphs: [spaces, 'Le chiavi le tiene la scuola.'] });
	return doc;
}

function mark(doc: Y.Doc, clauseId: string, words: string): Anchor {
	const text = anchorText(doc);
	const from = text.clause(clauseId)!.words.indexOf(words);
	const placed = makeAnchor(text, clauseId, from, from + words.length);
	if (placed?.state !== 'found') throw new Error('not anchored');
	return placed.anchor;
}

function where(doc: Y.Doc, anchor: Anchor): string | null {
	const placed = resolveAnchor(anchorText(doc), anchor);
	return shown(doc, placed);
}

function shown(doc: Y.Doc, placed: Placed | null): string | null {
	if (placed?.state !== 'found') return null;
	return `${placed.clauseId}: ${anchorText(doc).clause(placed.clauseId)!.words.slice(placed.from, placed.to)}`;
}

/** As an editor writes a paragraph: the difference between its old and its new words. */
function rewrite(doc: Y.Doc, clauseId: string, change: (words: string) => string, paragraph = 0): void {
	const element = clauseParagraphs(clauseMap(doc).get(clauseId)!)[paragraph]!;
	const text = paragraphTexts(element)[0]!;
	doc.transact(() => setText(text, change(text.toString())));
}

/** Enter, as an editor writes it: the words after the caret become other characters in a new paragraph. */
function enter(doc: Y.Doc, clauseId: string, before: string): void {
	const record = clauseMap(doc).get(clauseId)!;
	const element = clauseParagraphs(record)[0]!;
	const text = paragraphTexts(element)[0]!;
	const words = text.toString();
	const at = words.indexOf(before);
	doc.transact(() => {
		text.delete(at, words.length - at);
		(record.get('body') as Y.XmlFragment).insert(1, [paragraphElement(words.slice(at))]);
	});
}

describe('a remark on a passage', () => {
	test('stays on it while others write before, behind and in it', () => {
		const doc = draft();
		const anchor = mark(doc, 'spaces', 'almeno due spazi, dal lunedì al giovedì');
		rewrite(doc, 'spaces', (words) => `A Cornaredo ${words}`);
		rewrite(doc, 'spaces', (words) => `${words} Ogni giorno.`);
		expect(where(doc, anchor)).toBe('spaces: almeno due spazi, dal lunedì al giovedì');
		rewrite(doc, 'spaces', (words) => words.replace('giovedì', 'venerdì'));
		expect(where(doc, anchor)).toBe('spaces: almeno due spazi, dal lunedì al venerdì');
	});

	test('is found by its words after Enter, in a list, and when a clause is split', () => {
		const doc = draft();
		const anchor = mark(doc, 'spaces', 'Gli spazi sono gratuiti.');
		enter(doc, 'spaces', 'Gli spazi');
		expect(where(doc, anchor)).toBe('spaces: Gli spazi sono gratuiti.');
		splitClause(doc, 'spaces', { paragraph: 1, offset: 0 }, { id: 'free' });
		expect(where(doc, anchor)).toBe('free: Gli spazi sono gratuiti.');
	});

	test('keeps its place when somebody rewrites around it and another splits the clause', () => {
		const doc = draft();
		let anchor = mark(doc, 'spaces', 'almeno due spazi, dal lunedì al giovedì');
		rewrite(doc, 'spaces', (words) =>
			words.replace('Le scuole e le associazioni aprono insieme', 'Chi firma apre'),
		);
		const placed = resolveAnchor(anchorText(doc), anchor);
		if (placed.state === 'found') anchor = placed.anchor;
		splitClause(doc, 'spaces', { paragraph: 0, offset: 'Chi firma apre '.length }, { id: 'second' });
		expect(where(doc, anchor)).toBe('second: almeno due spazi, dal lunedì al giovedì');
	});

	test('follows its words into the clause that took them over, and back', () => {
		const doc = draft();
		const anchor = mark(doc, 'spaces', 'Un adulto responsabile è sempre presente.');
		mergeClauses(doc, 'why', 'spaces');
		expect(where(doc, anchor)).toBe('why: Un adulto responsabile è sempre presente.');
		moveClause(doc, 'why', { afterId: 'spaces' });
		expect(where(doc, anchor)).toBe('why: Un adulto responsabile è sempre presente.');
	});

	test('is without a place when its words are gone, and found again when they come back', () => {
		const doc = draft();
		const anchor = mark(doc, 'spaces', 'Gli spazi sono gratuiti.');
		rewrite(doc, 'spaces', (words) => words.replace(' Gli spazi sono gratuiti.', ''));
		expect(where(doc, anchor)).toBeNull();
		rewrite(doc, 'spaces', (words) => words.replace(' Un adulto', ' Gli spazi sono gratuiti. Un adulto'));
		expect(where(doc, anchor)).toBe('spaces: Gli spazi sono gratuiti.');
		archiveClause(doc, 'spaces');
		expect(where(doc, anchor)).toBeNull();
		restoreClause(doc, 'spaces');
		expect(where(doc, anchor)).not.toBeNull();
	});

	test('never slides to the sentence beside it that begins with the same words', () => {
		const doc = new Y.Doc();
		addClause(doc, {
			id: 'days',
			title: '',
			paragraphs: ['Le scuole aprono il lunedì mattina. Le scuole aprono il martedì mattina.'],
		});
		const anchor = mark(doc, 'days', 'Le scuole aprono il lunedì mattina.');
		// The difference an editor writes keeps the beginning of the first and the end of the second sentence.
		rewrite(doc, 'days', () => 'Le scuole aprono il martedì mattina.');
		expect(where(doc, anchor)).toBeNull();
	});

	test('of a single word is not moved to the same word elsewhere', () => {
		const doc = draft();
		const anchor = mark(doc, 'spaces', 'gratuiti');
		rewrite(doc, 'spaces', (words) => words.replace('sono gratuiti', 'costano poco'));
		rewrite(
			doc,
			'spaces',
			(words) => `${words} Anche i libri usati dai ragazzi sono gratuiti, se restano puliti.`,
			1,
		);
		expect(where(doc, anchor)).toBeNull();
	});

	test('made on half a word means the word; on a comma alone it is refused', () => {
		const doc = draft();
		const text = anchorText(doc);
		const from = spaces.indexOf('ratuit');
		expect(shown(doc, makeAnchor(text, 'spaces', from, from + 4))).toBe('spaces: gratuiti');
		const comma = spaces.indexOf(',');
		expect(makeAnchor(text, 'spaces', comma, comma + 2)).toBeNull();
		expect(makeAnchor(text, 'nowhere', 0, 5)).toBeNull();
		expect(makeAnchor(text, 'spaces', -5, 100_000)?.state).toBe('found');
	});

	test('survives nonsense instead of positions', () => {
		const doc = draft();
		const anchor = { ...mark(doc, 'spaces', 'Gli spazi sono gratuiti.'), start: '%%%', end: 'AAAA' };
		expect(where(doc, anchor)).toBe('spaces: Gli spazi sono gratuiti.');
	});

	test('is placed by its words when the page showed an older text', () => {
		const doc = draft();
		const quote = { quote: 'Gli spazi sono gratuiti.', before: 'bambini e ragazzi. ', after: ' Un adulto' };
		rewrite(doc, 'spaces', (words) => `Prima. ${words}`);
		expect(shown(doc, anchorByQuote(anchorText(doc), 'spaces', quote))).toBe(
			'spaces: Gli spazi sono gratuiti.',
		);
		expect(anchorByQuote(anchorText(doc), 'spaces', { ...quote, quote: 'Altre parole' })).toBeNull();
	});
});

test('a remark about a whole clause goes where the clause was merged, and nowhere when it was taken out', () => {
	const doc = draft();
	mergeClauses(doc, 'why', 'spaces');
	expect(anchorText(doc).standing('spaces')).toBe('why');
	archiveClause(doc, 'why');
	expect(anchorText(doc).standing('spaces')).toBeNull();
	expect(readDraft(doc).clauses).toEqual([]);
});
