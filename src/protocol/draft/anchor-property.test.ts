import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { makeAnchor, resolveAnchor, type Anchor } from './anchor.ts';
import { anchorText } from './anchor-text.ts';
import { archiveClause, restoreClause } from './archive-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { mergeClauses } from './merge-clauses.ts';
import { moveClause } from './move-clause.ts';
import { paragraphElement, paragraphTexts } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';
import { setText } from './set-title.ts';
import { splitClause } from './split-clause.ts';
import { movedBy, seenWords, untouchedBetween } from './untouched.ts';
import { overlapOf, wordsIn } from './fold-words.ts';
import { wordsOfHtml } from './mark-passages.ts';
import { renderClause } from './render-clause.ts';

/** The letter that tells one sentence from another: whatever is erased beside it, it stays the same letter. */
const letterOf = (n: number) => [...'абвгджзиклмнопрсту'][n]!;

/** Sentences much alike: only the two words with a letter of their own tell whose they are. */
const sentence = (n: number) =>
	`Le scuole aprono la sala${letterOf(n)} insieme alle associazioni e il gruppo${letterOf(n)} tiene le chiavi.`;
const foreignWord = /^(?:sala|gruppo)(\p{Script=Cyrillic})$/u;

type Edit =
	| {
			readonly kind: 'type';
			readonly clause: number;
			readonly paragraph: number;
			readonly at: number;
			readonly words: string;
	  }
	| {
			readonly kind: 'erase';
			readonly clause: number;
			readonly paragraph: number;
			readonly at: number;
			readonly length: number;
	  }
	| {
			readonly kind: 'drop-sentence';
			readonly clause: number;
			readonly paragraph: number;
			readonly at: number;
	  }
	| {
			readonly kind: 'enter' | 'split';
			readonly clause: number;
			readonly paragraph: number;
			readonly at: number;
	  }
	| { readonly kind: 'merge' | 'move' | 'cut-and-paste'; readonly clause: number; readonly other: number }
	| { readonly kind: 'archive' | 'restore'; readonly clause: number };

const nat = fc.nat({ max: 400 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('type' as const),
			clause: nat,
			paragraph: nat,
			at: nat,
			words: fc.constantFrom('molto ', 'x', ' e anche il lunedì', '. Altro. '),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('erase' as const),
			clause: nat,
			paragraph: nat,
			at: nat,
			length: fc.integer({ min: 1, max: 60 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('drop-sentence' as const),
			clause: nat,
			paragraph: nat,
			at: nat,
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constantFrom('enter' as const, 'split' as const),
			clause: nat,
			paragraph: nat,
			at: nat,
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constantFrom('merge' as const, 'move' as const, 'cut-and-paste' as const),
			clause: nat,
			other: nat,
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constantFrom('archive' as const, 'restore' as const), clause: nat }),
	},
);

let made = 0;

function apply(doc: Y.Doc, edit: Edit): void {
	const { clauses, archived } = readDraft(doc);
	const id = clauses[edit.clause % Math.max(1, clauses.length)]?.id;
	if (edit.kind === 'restore') {
		const back = archived[edit.clause % Math.max(1, archived.length)];
		if (back) restoreClause(doc, back.id);
		return;
	}
	if (id === undefined) return;
	const record = clauseMap(doc).get(id)!;
	if (!('paragraph' in edit) && !('other' in edit))
		return void (clauses.length > 2 && archiveClause(doc, id));
	if ('other' in edit) {
		const other = clauses[edit.other % clauses.length]!.id;
		if (edit.kind === 'merge') mergeClauses(doc, id, other);
		else if (edit.kind === 'move') moveClause(doc, id, { afterId: other });
		else cutAndPaste(doc, id, other);
		return;
	}
	const elements = clauseParagraphs(record);
	const index = edit.paragraph % elements.length;
	const element = elements[index]!;
	const text = paragraphTexts(element)[0]!;
	const words = text.toString();
	const at = edit.at % (words.length + 1);
	if (edit.kind === 'split')
		return splitClause(doc, id, { paragraph: index, offset: at }, { id: `made${made++}` });
	doc.transact(() => {
		if (edit.kind === 'type') setText(text, words.slice(0, at) + edit.words + words.slice(at));
		if (edit.kind === 'erase') setText(text, words.slice(0, at) + words.slice(at + edit.length));
		if (edit.kind === 'drop-sentence') {
			const sentences = words.split(/(?<=\.) /u);
			sentences.splice(edit.at % sentences.length, 1);
			setText(text, sentences.join(' '));
		}
		if (edit.kind === 'enter') {
			text.delete(at, words.length - at);
			const body = record.get('body') as Y.XmlFragment;
			body.insert(body.toArray().indexOf(element) + 1, [paragraphElement(words.slice(at))]);
		}
	});
}

function cutAndPaste(doc: Y.Doc, from: string, to: string): void {
	const element = clauseParagraphs(clauseMap(doc).get(from)!)[0]!;
	const words = paragraphTexts(element)[0]!.toString();
	doc.transact(() => {
		setText(paragraphTexts(element)[0]!, '');
		const body = clauseMap(doc).get(to)!.get('body') as Y.XmlFragment;
		body.insert(body.length, [paragraphElement(words)]);
	});
}

function text(): Y.Doc {
	const doc = new Y.Doc();
	for (const clause of [0, 1, 2]) {
		const paragraph = (n: number) => [0, 1, 2].map((m) => sentence(clause * 6 + n * 3 + m)).join(' ');
		addClause(doc, { id: `clause${clause}`, title: '', paragraphs: [paragraph(0), paragraph(1)] });
	}
	return doc;
}

/** How often a sentence's letter stands in these words. */
const lettersOf = (n: number, words: string) => words.split(letterOf(n)).length - 1;

/** The words of other sentences among these. */
const foreignTo = (n: number, words: string) =>
	wordsIn(words).filter((word) => {
		const letter = foreignWord.exec(word)?.[1];
		return letter !== undefined && letter !== letterOf(n);
	});

/** Whether anything is left by which this sentence can be told from the others, in the text or put aside. */
function isTold(doc: Y.Doc, n: number): boolean {
	const { clauses, archived } = readDraft(doc);
	return [...clauses, ...archived].some(({ id }) =>
		clauseParagraphs(clauseMap(doc).get(id)!)
			.flatMap((element) => paragraphTexts(element))
			.some((text) => lettersOf(n, text.toString()) > 0),
	);
}

test('whatever others write, a remark is on its own words or nowhere', () => {
	let kept = 0;
	fc.assert(
		fc.property(
			fc.nat(17),
			fc.boolean(),
			fc.array(fc.tuple(edit, fc.boolean()), { minLength: 1, maxLength: 14 }),
			(n, whole, edits) => {
				const doc = text();
				const quote = whole
					? sentence(n)
					: `sala${letterOf(n)} insieme alle associazioni e il gruppo${letterOf(n)}`;
				const clauseId = `clause${Math.floor(n / 6)}`;
				const start = anchorText(doc).clause(clauseId)!.words.indexOf(quote);
				const first = makeAnchor(anchorText(doc), clauseId, start, start + quote.length);
				if (first?.state !== 'found') throw new Error('not anchored');
				let anchor: Anchor = first.anchor;
				for (const [step, looked] of edits) {
					apply(doc, step);
					// Several changes may come at once: from somebody who was offline.
					if (!looked) continue;
					const placed = resolveAnchor(anchorText(doc), anchor);
					if (placed.state !== 'found') continue;
					anchor = placed.anchor;
					expect(anchor.quote).toBe(quote);
					const clause = readDraft(doc).clauses.find(({ id }) => id === placed.clauseId)!;
					// What the page highlights is what was found.
					const words = wordsOfHtml(renderClause(clause)).slice(placed.from, placed.to);
					expect(words).toBe(anchor.seen.quote);
					const { kept: left, own } = overlapOf(quote, words);
					expect(left, `«${quote}» → «${words}»`).toBeGreaterThanOrEqual(0.5);
					expect(own, `«${quote}» → «${words}»`).toBeGreaterThanOrEqual(0.4);
					// Where both its letters were erased, nobody can say any more whose the words between them are.
					if (!isTold(doc, n)) continue;
					const mine = lettersOf(n, words);
					expect(mine, `«${quote}» → «${words}»`).toBeGreaterThan(0);
					expect(foreignTo(n, words).length, `«${quote}» → «${words}»`).toBeLessThanOrEqual(mine);
					kept++;
				}
			},
		),
		{ numRuns: 600 },
	);
	// The other way not to be wrong, never finding anything, does not count.
	expect(kept).toBeGreaterThan(500);
});

test('words that nobody touched are always found', () => {
	fc.assert(
		fc.property(fc.nat(17), fc.array(edit, { minLength: 1, maxLength: 10 }), (n, edits) => {
			const doc = text();
			const clauseId = `clause${Math.floor(n / 6)}`;
			const start = anchorText(doc).clause(clauseId)!.words.indexOf(sentence(n));
			const first = makeAnchor(anchorText(doc), clauseId, start, start + sentence(n).length);
			if (first?.state !== 'found') throw new Error('not anchored');
			let { anchor } = first;
			for (const step of edits) {
				if (step.kind === 'cut-and-paste') continue;
				apply(doc, step);
				const all = readDraft(doc).clauses.map(({ id }) => anchorText(doc).clause(id)!.words);
				if (
					!all.some((words) =>
						` ${wordsIn(words).join(' ')} `.includes(` ${wordsIn(sentence(n)).join(' ')} `),
					)
				)
					return;
				const placed = resolveAnchor(anchorText(doc), anchor);
				expect(placed.state, all.join('\n--\n')).toBe('found');
				if (placed.state === 'found') ({ anchor } = placed);
			}
		}),
		{ numRuns: 300 },
	);
});

test('what a change has not touched stands where counting says, and there alone', () => {
	let counted = 0;
	fc.assert(
		fc.property(fc.nat(17), fc.array(edit, { minLength: 1, maxLength: 10 }), (n, edits) => {
			const doc = text();
			const clauseId = `clause${Math.floor(n / 6)}`;
			const quote = `sala${letterOf(n)} insieme`;
			const start = anchorText(doc).clause(clauseId)!.words.indexOf(quote);
			let placed = makeAnchor(anchorText(doc), clauseId, start, start + quote.length)!;
			for (const step of edits) {
				if (placed.state !== 'found') return;
				const before = seenWords(anchorText(doc).clause(placed.clauseId)!);
				apply(doc, step);
				const now = anchorText(doc);
				const after = now.clause(placed.clauseId);
				const by = after === null ? null : movedBy(untouchedBetween(before, seenWords(after)), placed);
				const found = resolveAnchor(now, placed.anchor);
				if (by !== null && found.state === 'found') {
					expect([found.clauseId, found.from, found.to]).toEqual([
						placed.clauseId,
						placed.from + by,
						placed.to + by,
					]);
					expect(found.anchor.seen).toEqual(placed.anchor.seen);
					counted++;
				}
				// Counting may find words where looking would not: somebody took them away and wrote them again.
				if (by !== null)
					expect(after!.words.slice(placed.from + by, placed.to + by)).toBe(placed.anchor.seen.quote);
				placed = found;
			}
		}),
		{ numRuns: 400 },
	);
	expect(counted).toBeGreaterThan(300);
});

test('positions are where Yjs says they are, in deleted, divided and formatted text too', () => {
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 14 }), nat, (edits, at) => {
			const doc = text();
			const positions: Y.RelativePosition[] = [];
			for (const step of edits) {
				for (const id of clauseMap(doc).keys()) {
					for (const { text } of anchorText(doc).clause(id)?.pieces ?? []) {
						const index = at % (text.length + 1);
						for (const side of [0, -1])
							positions.push(Y.createRelativePositionFromTypeIndex(text, index, side));
						if (text.length > 9) doc.transact(() => text.format(at % (text.length - 8), 7, { bold: {} }));
					}
				}
				apply(doc, step);
			}
			const now = anchorText(doc);
			for (const position of positions.filter(({ item }) => item !== null)) {
				const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
				for (const id of clauseMap(doc).keys()) {
					const clause = now.clause(id);
					const piece = absolute && clause?.pieces.find(({ text }) => text === absolute.type);
					if (!clause) continue;
					expect(clause.placeOf(position)?.at).toBe(piece ? piece.from + absolute.index : undefined);
				}
			}
		}),
		{ numRuns: 200 },
	);
});
