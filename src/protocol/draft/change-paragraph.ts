import * as Y from 'yjs';
import { insertRuns, paragraphTexts, readParagraph, runsText, takeWords, type Run } from './paragraph.ts';
import { wordDifference } from './word-difference.ts';

/** Turns the words of a paragraph into others, word by word; words that stay are not touched, new ones take the marks around them. */
export function changeParagraph(element: Y.XmlElement, next: string): void {
	const { runs } = readParagraph(element);
	const old = runsText(runs);
	const place = composedPlaces(old);
	/** In letters as they stand in the paragraph before anything is changed. */
	const changes: { at: number; take: number; put: string }[] = [];
	let at = 0;
	for (const { kind, text } of wordDifference(old, next)) {
		if (kind === 'added') {
			const last = changes.at(-1);
			if (last && last.put === '' && last.at + last.take === place(at)) last.put = text;
			else changes.push({ at: place(at), take: 0, put: text });
			continue;
		}
		if (kind === 'removed')
			changes.push({ at: place(at), take: place(at + text.length) - place(at), put: '' });
		at += text.length;
	}
	// From the end: what comes before keeps its place. New words go after the old ones, then the old ones go.
	for (const change of changes.reverse()) {
		if (change.put !== '') {
			const marks = marksFor(runs, change.at, change.take);
			insertAt(element, change.at + change.take, { ...marks, text: change.put });
		}
		if (change.take > 0) takeWords(element, change.at, change.at + change.take);
	}
}

/** New words look like those they stand in for; put in between, like what both sides share; at an edge never a link. */
function marksFor(runs: readonly Run[], at: number, take: number): Omit<Run, 'text'> {
	const touched: Run[] = [];
	let edge = false;
	let start = 0;
	const [from, to] = take > 0 ? [at, at + take] : [at - 1, at + 1];
	const end = runsText(runs).length;
	if (take === 0 && (at === 0 || at === end)) edge = true;
	for (const run of runs) {
		const stop = start + run.text.length;
		if (start < to && stop > from) touched.push(run);
		start = stop;
	}
	const [first] = touched;
	if (!first) return {};
	const shared = (key: 'bold' | 'italic' | 'link') => touched.every((run) => run[key] === first[key]);
	return {
		...(first.bold && shared('bold') ? { bold: true } : {}),
		...(first.italic && shared('italic') ? { italic: true } : {}),
		...(first.link && shared('link') && !edge ? { link: first.link } : {}),
	};
}

function insertAt(element: Y.XmlElement, at: number, run: Run): void {
	let texts = paragraphTexts(element);
	if (texts.length === 0) {
		element.insert(0, [new Y.XmlText()]);
		texts = paragraphTexts(element);
	}
	let start = 0;
	for (const [index, text] of texts.entries()) {
		if (at <= start + text.length || index === texts.length - 1) {
			return insertRuns(text, Math.min(text.length, at - start), [run]);
		}
		start += text.length;
	}
}

const graphemes = new Intl.Segmenter('it', { granularity: 'grapheme' });

/** The difference is found between composed letters: where each of them stands in the text as it was typed. */
function composedPlaces(text: string): (composed: number) => number {
	if (text === text.normalize('NFC')) return (composed) => composed;
	const places: number[] = [];
	for (const { segment, index } of graphemes.segment(text)) {
		for (let unit = 0; unit < segment.normalize('NFC').length; unit++) places.push(index);
	}
	places.push(text.length);
	return (composed) => places[composed] ?? text.length;
}
