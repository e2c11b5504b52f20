import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cardMap, columnMap, groupMap } from './board-doc.ts';
import { addCard, archiveCard, editCard, mergeCards, moveCard, restoreCard } from './cards.ts';
import { addColumn, archiveColumn, moveColumn, renameColumn, restoreColumn } from './columns.ts';
import { addGroup, dissolveGroup, moveGroup, renameGroup } from './groups.ts';
import { readBoard, type BoardView } from './read-board.ts';

function board(): Y.Doc {
	const doc = new Y.Doc();
	addColumn(doc, { id: 'manca', title: 'Che cosa manca' });
	addColumn(doc, { id: 'fare', title: 'Che cosa possiamo fare' });
	return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

function exchange(...docs: Y.Doc[]): void {
	const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
	for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

function texts(view: BoardView, columnId: string): string[] {
	const column = view.columns.find(({ id }) => id === columnId)!;
	return [...column.groups.flatMap(({ cards }) => cards), ...column.cards].map(({ text }) => text);
}

const idsOn = (view: BoardView) =>
	view.columns
		.flatMap(({ groups, cards }) => [...groups.flatMap((group) => group.cards), ...cards])
		.map(({ id }) => id);

describe('a board in one pair of hands', () => {
	it('keeps cards in the order people gave them', () => {
		const doc = board();
		for (const text of ['uno', 'due', 'tre']) addCard(doc, { id: text, columnId: 'manca', text });
		moveCard(doc, 'tre', { columnId: 'manca', beside: { before: 'uno' } });
		moveCard(doc, 'uno', { columnId: 'manca', beside: { after: 'due' } });
		expect(texts(readBoard(doc), 'manca')).toEqual(['tre', 'due', 'uno']);
		moveCard(doc, 'due', { columnId: 'fare' });
		expect(texts(readBoard(doc), 'manca')).toEqual(['tre', 'uno']);
		expect(texts(readBoard(doc), 'fare')).toEqual(['due']);
	});

	it('shows groups before single cards, and a group takes its cards with it', () => {
		const doc = board();
		addGroup(doc, { id: 'pomeriggio', columnId: 'manca', title: 'Il pomeriggio' });
		addCard(doc, { id: 'a', columnId: 'manca', text: 'sola' });
		addCard(doc, { id: 'b', columnId: 'fare', groupId: 'pomeriggio', text: 'in gruppo' });
		expect(texts(readBoard(doc), 'manca')).toEqual(['in gruppo', 'sola']);
		moveGroup(doc, 'pomeriggio', { columnId: 'fare' });
		renameGroup(doc, 'pomeriggio', 'Dopo la scuola');
		const view = readBoard(doc);
		expect(texts(view, 'fare')).toEqual(['in gruppo']);
		expect(view.columns[1]!.groups[0]!.title).toBe('Dopo la scuola');
	});

	it('leaves the cards of a dissolved group in its column, after the others', () => {
		const doc = board();
		addGroup(doc, { id: 'g', columnId: 'fare', title: 'Compiti' });
		addCard(doc, { id: 'a', columnId: 'fare', groupId: 'g', text: 'a' });
		addCard(doc, { id: 'b', columnId: 'fare', groupId: 'g', text: 'b' });
		addCard(doc, { id: 'c', columnId: 'fare', text: 'c' });
		dissolveGroup(doc, 'g');
		expect(texts(readBoard(doc), 'fare')).toEqual(['c', 'a', 'b']);
		expect(readBoard(doc).groupCount).toBe(0);
	});

	it('puts a column away with its cards, and brings both back', () => {
		const doc = board();
		addCard(doc, { id: 'a', columnId: 'manca', text: 'a' });
		addCard(doc, { id: 'old', columnId: 'manca', text: 'vecchia' });
		archiveCard(doc, 'old');
		archiveColumn(doc, 'manca');
		let view = readBoard(doc);
		expect(view.columns.map(({ id }) => id)).toEqual(['fare']);
		expect(view.archivedColumns).toEqual([{ id: 'manca', title: 'Che cosa manca' }]);
		expect(view.archivedCards.map(({ id }) => id).sort()).toEqual(['a', 'old']);
		restoreColumn(doc, 'manca');
		view = readBoard(doc);
		expect(texts(view, 'manca')).toEqual(['a']);
		expect(view.archivedCards.map(({ id }) => id)).toEqual(['old']);
	});

	it('merging keeps both texts and says where the archived one went', () => {
		const doc = board();
		addCard(doc, { id: 'a', columnId: 'manca', text: 'Dopo le 16:30' });
		addCard(doc, { id: 'b', columnId: 'fare', text: 'Il doposcuola' });
		mergeCards(doc, 'b', 'a');
		const view = readBoard(doc);
		expect(texts(view, 'manca')).toEqual(['Dopo le 16:30\n\nIl doposcuola']);
		expect(view.archivedCards).toMatchObject([{ id: 'b', mergedInto: 'a', text: 'Il doposcuola' }]);
		restoreCard(doc, 'b');
		expect(readBoard(doc).archivedCards).toEqual([]);
		expect(texts(readBoard(doc), 'fare')).toEqual(['Il doposcuola']);
	});

	it('re-keys a list with equal keys instead of putting the card in the wrong place', () => {
		const doc = board();
		for (const id of ['a', 'b', 'c']) {
			addCard(doc, { id, columnId: 'manca', text: id });
			cardMap(doc).get(id)!.set('at', { column: 'manca', group: null, pos: 'M' });
		}
		addCard(doc, { id: 'z', columnId: 'manca', text: 'z', beside: { before: 'b' } });
		expect(texts(readBoard(doc), 'manca')).toEqual(['a', 'z', 'b', 'c']);
	});

	it('shows cards even when every column was put away', () => {
		const doc = board();
		archiveColumn(doc, 'manca');
		archiveColumn(doc, 'fare');
		expect(readBoard(doc).columns).toEqual([]);
		addCard(doc, { id: 'a', columnId: 'manca', text: 'a' });
		expect(readBoard(doc).columns).toMatchObject([{ id: '', count: 1 }]);
	});

	it('reads past whatever a hostile browser wrote', () => {
		const doc = board();
		addCard(doc, { id: 'a', columnId: 'manca', text: 'a' });
		doc.getMap('cards').set('junk', 7);
		doc.getMap('cards').set('empty', new Y.Map());
		doc.getMap('columns').set('junk', 'x');
		const odd = new Y.Map();
		odd.set('at', { column: 3, group: {}, pos: [] });
		odd.set('text', 12);
		odd.set('merged', { into: 'odd', carries: 4 });
		odd.set('archived', true);
		doc.getMap('cards').set('odd', odd);
		expect(idsOn(readBoard(doc)).sort()).toEqual(['a', 'empty', 'odd']);
		moveCard(doc, 'odd', { columnId: 'nowhere', groupId: 'nowhere' });
		expect(idsOn(readBoard(doc))).toContain('odd');
	});
});

describe('a board in two pairs of hands', () => {
	it('two moves of one card leave it in one place, the same for both', () => {
		const giulia = board();
		addColumn(giulia, { id: 'chi', title: 'Chi' });
		addCard(giulia, { id: 'a', columnId: 'manca', text: 'a' });
		const omar = copyOf(giulia);
		moveCard(giulia, 'a', { columnId: 'fare' });
		moveCard(omar, 'a', { columnId: 'chi' });
		exchange(giulia, omar);
		expect(readBoard(giulia)).toEqual(readBoard(omar));
		expect(idsOn(readBoard(giulia))).toEqual(['a']);
	});

	it('a card added to a column that somebody puts away meanwhile stays visible', () => {
		const giulia = board();
		const omar = copyOf(giulia);
		archiveColumn(giulia, 'fare');
		addCard(omar, { id: 'a', columnId: 'fare', text: 'nuovo' });
		exchange(giulia, omar);
		expect(texts(readBoard(giulia), 'manca')).toEqual(['nuovo']);
	});

	it('a card put into a group that somebody dissolves meanwhile stays in that column', () => {
		const giulia = board();
		addGroup(giulia, { id: 'g', columnId: 'fare', title: 'g' });
		addCard(giulia, { id: 'a', columnId: 'manca', text: 'a' });
		const omar = copyOf(giulia);
		dissolveGroup(giulia, 'g');
		moveCard(omar, 'a', { columnId: 'manca', groupId: 'g' });
		exchange(giulia, omar);
		expect(texts(readBoard(giulia), 'fare')).toEqual(['a']);
	});

	it('two people editing one card keep the words of both', () => {
		const giulia = board();
		addCard(giulia, { id: 'a', columnId: 'manca', text: 'I ragazzi non sanno dove andare' });
		const omar = copyOf(giulia);
		editCard(giulia, 'a', 'Dopo le 16:30 i ragazzi non sanno dove andare');
		editCard(omar, 'a', 'I ragazzi non sanno dove andare 🙈');
		editCard(omar, 'a', 'I ragazzi non sanno dove andare 🙉');
		exchange(giulia, omar);
		const text = readBoard(giulia).columns[0]!.cards[0]!.text;
		expect(text).toContain('Dopo le 16:30');
		expect(text).toContain('🙉');
		expect(text).not.toContain('🙈');
	});

	it('merging a card into one that is merged away meanwhile leaves its text on the board', () => {
		const giulia = board();
		for (const id of ['a', 'b', 'c']) addCard(giulia, { id, columnId: 'manca', text: `testo ${id}` });
		const omar = copyOf(giulia);
		mergeCards(giulia, 'a', 'b');
		mergeCards(omar, 'b', 'c');
		exchange(giulia, omar);
		expect(texts(readBoard(giulia), 'manca').join('|')).toContain('testo a');
		expect(readBoard(omar)).toEqual(readBoard(giulia));
	});

	it('merging the same two cards into each other at once hides neither', () => {
		const giulia = board();
		for (const id of ['a', 'b']) addCard(giulia, { id, columnId: 'manca', text: `testo ${id}` });
		const omar = copyOf(giulia);
		mergeCards(giulia, 'a', 'b');
		mergeCards(omar, 'b', 'a');
		exchange(giulia, omar);
		const shown = texts(readBoard(giulia), 'manca');
		expect(shown).toHaveLength(2);
		for (const text of shown) expect(text).toMatch(/testo a[^]*testo b|testo b[^]*testo a/);
	});

	it('what somebody was still writing in a card that is merged away shows again', () => {
		const giulia = board();
		for (const id of ['a', 'b']) addCard(giulia, { id, columnId: 'manca', text: `testo ${id}` });
		const omar = copyOf(giulia);
		mergeCards(giulia, 'a', 'b');
		editCard(omar, 'a', 'testo a, e ancora');
		exchange(giulia, omar);
		expect(texts(readBoard(giulia), 'manca')).toContain('testo a, e ancora');
	});
});

describe('a board in many hands', () => {
	const small = fc.nat({ max: 7 });
	const step = fc.record({
		who: fc.nat({ max: 2 }),
		what: fc.constantFrom(
			...([
				'add',
				'add',
				'move',
				'move',
				'move',
				'group',
				'into',
				'into',
				'dissolve',
				'moveGroup',
				'archive',
			] as const),
			...([
				'restore',
				'merge',
				'merge',
				'edit',
				'column',
				'moveColumn',
				'archiveColumn',
				'restoreColumn',
				'sync',
			] as const),
		),
		a: small,
		b: small,
		c: small,
	});
	type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

	function play(doc: Y.Doc, { who, what, a, b, c }: Step, fresh: string, archivedByHand: Set<string>): void {
		const pick = (map: { keys(): Iterable<string>; size: number }, n: number) =>
			[...map.keys()].sort()[n % Math.max(1, map.size)] ?? 'none';
		const card = pick(cardMap(doc), a);
		const column = pick(columnMap(doc), b);
		const group = pick(groupMap(doc), c);
		const beside = [null, { before: pick(cardMap(doc), b) }, { after: pick(cardMap(doc), b) }][c % 3]!;
		switch (what) {
			case 'add':
				return addCard(doc, { id: `card${fresh}`, columnId: column, text: `<${fresh}>` });
			case 'move':
				return moveCard(doc, card, { columnId: column, beside });
			case 'group':
				return addGroup(doc, { id: `group${fresh}`, columnId: column, title: fresh });
			case 'into':
				return moveCard(doc, card, { columnId: column, groupId: group, beside });
			case 'dissolve':
				return dissolveGroup(doc, group);
			case 'moveGroup':
				return moveGroup(doc, group, { columnId: column });
			case 'archive':
				archivedByHand.add(card);
				return archiveCard(doc, card);
			case 'restore':
				return restoreCard(doc, card);
			case 'merge':
				return mergeCards(doc, card, pick(cardMap(doc), b));
			case 'edit':
				return editCard(doc, card, `${(cardMap(doc).get(card)?.get('text') ?? '').toString()}{${fresh}}`);
			case 'column':
				return addColumn(doc, { id: `column${fresh}`, title: fresh });
			case 'moveColumn':
				return moveColumn(doc, column, { before: pick(columnMap(doc), c) });
			case 'archiveColumn':
				for (const { id, columnId } of readBoard(doc).columns.flatMap(({ groups, cards }) => [
					...groups.flatMap((g) => g.cards),
					...cards,
				])) {
					if (columnId === column) archivedByHand.add(id);
				}
				return archiveColumn(doc, column);
			case 'restoreColumn':
				return restoreColumn(doc, column);
			case 'sync':
				return renameColumn(doc, column, `Colonna ${who}${a}`);
		}
	}

	it('three people doing anything at once end with the same board, every card in one place, none lost', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const docs = [0, 1, 2].map(() => new Y.Doc());
				addColumn(docs[0]!, { id: 'column0', title: 'Prima' });
				addCard(docs[0]!, { id: 'card0', columnId: 'column0', text: '<0>' });
				addCard(docs[0]!, { id: 'card00', columnId: 'column0', text: '<00>' });
				exchange(...docs);
				const added = new Set(['card0', 'card00']);
				const archivedByHand = new Set<string>();
				steps.forEach((step, index) => {
					if (step.what === 'add') added.add(`cardx${index}`);
					play(docs[step.who]!, step, `x${index}`, archivedByHand);
					if (step.what === 'sync') exchange(...docs);
				});
				exchange(...docs);
				const [first, second, third] = docs.map((doc) => readBoard(doc));
				expect(second).toEqual(first);
				expect(third).toEqual(first);
				const shown = idsOn(first!);
				const archived = first!.archivedCards.map(({ id }) => id);
				expect(new Set([...shown, ...archived])).toEqual(added);
				expect(shown.length + archived.length).toBe(added.size);
				expect(shown.length).toBe(first!.cardCount);
				// A text is on the board unless somebody archived its card, or the card it was merged into, by hand.
				const onBoard = first!.columns.flatMap(({ groups, cards }) => [
					...groups.flatMap((g) => g.cards),
					...cards,
				]);
				const all = onBoard.map(({ text }) => text).join('\n');
				for (const id of added) {
					if (shown.includes(id) || archivedByHand.size > 0) continue;
					expect(all).toContain(`<${id.slice('card'.length)}>`);
				}
			}),
			{ numRuns: 400 },
		);
	});
});
