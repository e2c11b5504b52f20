import * as Y from 'yjs';
import type { Random } from './random.ts';

const words = [
	'scuola',
	'Canegrate',
	'è così',
	'🎈',
	'👩‍👧',
	'عربي',
	'a',
	' ',
	'perché no?',
	'\u200f',
	'ludoteca',
];

/** One undo manager per document and scope, as the pages have. */
const undoing = new WeakMap<Y.Doc, Y.UndoManager>();

function undoManager(doc: Y.Doc): Y.UndoManager {
	let manager = undoing.get(doc);
	if (!manager) {
		manager = new Y.UndoManager([doc.getMap('clauses'), doc.getMap('cards')], { captureTimeout: 0 });
		undoing.set(doc, manager);
	}
	return manager;
}

/** A random thing people do in a draft or on a board, as Tiptap and our pages would write it. */
export function editAtRandom(doc: Y.Doc, random: Random): void {
	const manager = undoManager(doc);
	switch (random.below(12)) {
		case 0:
			return addClause(doc, random);
		case 1:
		case 2:
		case 3:
			return withBody(doc, random, (body) => typeIn(body, random));
		case 4:
			return withBody(doc, random, (body) => restyle(body, random));
		case 5:
			return withBody(doc, random, (body) => splitParagraph(body, random));
		case 6:
			return withBody(doc, random, (body) => {
				if (body.length > 1) body.delete(random.below(body.length), 1);
			});
		case 7:
			return addCard(doc, random);
		case 8:
			return moveCard(doc, random);
		case 9:
			return writeCard(doc, random);
		case 10:
			return void manager.undo();
		default:
			return random.chance(0.5) ? void manager.redo() : pasteMany(doc, random);
	}
}

function addClause(doc: Y.Doc, random: Random): void {
	doc.transact(() => {
		const clause = new Y.Map<unknown>();
		const body = new Y.XmlFragment();
		body.insert(0, [paragraph(random.pick(words))]);
		clause.set('at', { section: 's', pos: random.next().toString(36) });
		clause.set('kind', 'clause');
		clause.set('title', new Y.Text(random.pick(words)));
		clause.set('body', body);
		clause.set('from', []);
		clause.set('archived', false);
		doc.getMap('clauses').set(random.below(1e9).toString(36), clause);
	});
}

function paragraph(text: string): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	const content = new Y.XmlText();
	content.insert(0, text);
	element.insert(0, [content]);
	return element;
}

function withBody(doc: Y.Doc, random: Random, act: (body: Y.XmlFragment) => void): void {
	const clauses = [...doc.getMap('clauses').values()] as Y.Map<unknown>[];
	if (clauses.length === 0) return addClause(doc, random);
	const body = random.pick(clauses).get('body');
	if (body instanceof Y.XmlFragment) doc.transact(() => act(body));
}

function textOf(body: Y.XmlFragment, random: Random): Y.XmlText | null {
	if (body.length === 0) return null;
	const element = body.get(random.below(body.length));
	const inner = element instanceof Y.XmlElement && element.length > 0 ? element.get(0) : null;
	return inner instanceof Y.XmlText ? inner : null;
}

function typeIn(body: Y.XmlFragment, random: Random): void {
	const text = textOf(body, random);
	if (!text) return body.insert(body.length, [paragraph(random.pick(words))]);
	if (random.chance(0.3) && text.length > 0) {
		const at = boundary(text, random.below(text.length));
		text.delete(at, boundary(text, Math.min(text.length, at + 2 + random.below(5))) - at);
	} else text.insert(boundary(text, random.below(text.length + 1)), random.pick(words));
}

function restyle(body: Y.XmlFragment, random: Random): void {
	const element = body.length > 0 ? body.get(random.below(body.length)) : null;
	if (element instanceof Y.XmlElement && random.chance(0.4)) {
		element.setAttribute('heading', String(1 + random.below(3)));
		return;
	}
	const text = textOf(body, random);
	if (!text || text.length === 0) return;
	const at = boundary(text, random.below(text.length));
	const marks = random.pick([
		{ bold: {} },
		{ bold: null },
		{ italic: {} },
		{ link: { href: 'https://x.it' } },
	]);
	text.format(at, boundary(text, at + 1 + random.below(text.length - at)) - at, marks);
}

function plainOf(text: Y.Text): string {
	return (text.toDelta() as { insert: string }[]).map((run) => run.insert).join('');
}

/** No keyboard cuts a character in two: an emoji is two units, and each half alone cannot be sent. */
function boundary(text: Y.Text, at: number): number {
	const unit = plainOf(text).charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** Enter, as y-tiptap writes it: the tail is deleted here and written again there. */
function splitParagraph(body: Y.XmlFragment, random: Random): void {
	const text = textOf(body, random);
	if (!text || text.length < 2) return;
	const at = boundary(text, 1 + random.below(text.length - 1));
	const tail = plainOf(text).slice(at).slice(0, 40).toWellFormed();
	text.delete(at, text.length - at);
	body.insert(1 + random.below(body.length), [paragraph(tail)]);
}

function addCard(doc: Y.Doc, random: Random): void {
	doc.transact(() => {
		const card = new Y.Map<unknown>();
		card.set('text', new Y.Text(random.pick(words)));
		card.set('at', { column: 'c', group: null, pos: random.next().toString(36) });
		card.set('kind', 'screen');
		card.set('archived', false);
		doc.getMap('cards').set(random.below(1e9).toString(36), card);
	});
}

function someCard(doc: Y.Doc, random: Random): Y.Map<unknown> | null {
	const cards = [...doc.getMap('cards').values()] as Y.Map<unknown>[];
	return cards.length > 0 ? random.pick(cards) : null;
}

function moveCard(doc: Y.Doc, random: Random): void {
	const card = someCard(doc, random);
	if (!card) return addCard(doc, random);
	card.set('at', { column: random.pick(['a', 'b', 'c']), group: null, pos: random.next().toString(36) });
}

function writeCard(doc: Y.Doc, random: Random): void {
	const text = someCard(doc, random)?.get('text');
	if (text instanceof Y.Text) text.insert(boundary(text, random.below(text.length + 1)), random.pick(words));
}

function pasteMany(doc: Y.Doc, random: Random): void {
	withBody(doc, random, (body) => {
		const lines = Array.from({ length: 1 + random.below(20) }, () => paragraph(random.pick(words).repeat(3)));
		body.insert(random.below(body.length + 1), lines);
	});
}
