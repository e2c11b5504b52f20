import * as Y from 'yjs';
import { clauseMap } from './draft-doc.ts';

/** Writes the difference only: two people retouching a title keep each other's letters. */
export function setTitle(doc: Y.Doc, id: string, next: string, origin: unknown = null): void {
	const title = clauseMap(doc).get(id)?.get('title');
	if (title instanceof Y.Text) doc.transact(() => setText(title, next), origin);
}

/** Turns a text into another by one deletion and one insertion between the common beginning and end. */
export function setText(text: Y.Text, next: string): void {
	const old = text.toString();
	if (old === next) return;
	let start = 0;
	while (start < old.length && start < next.length && old[start] === next[start]) start++;
	let end = 0;
	while (
		end < old.length - start &&
		end < next.length - start &&
		old[old.length - 1 - end] === next[next.length - 1 - end]
	)
		end++;
	// Never cut a character that takes two units (emoji): both halves go together.
	if (start > 0 && isHigh(old.charCodeAt(start - 1))) start--;
	if (end > 0 && isLow(old.charCodeAt(old.length - end))) end--;
	if (old.length - end > start) text.delete(start, old.length - end - start);
	if (next.length - end > start) text.insert(start, next.slice(start, next.length - end));
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
