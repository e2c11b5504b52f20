import * as Y from 'yjs';
import type { BoardRecord } from './board-doc.ts';

/**
 * Makes a text what somebody typed by touching only the part that differs, so that a change of another person in the
 * same sentence survives. Whole characters only: half an emoji is never cut off.
 */
export function changeText(record: BoardRecord, key: string, wanted: string): void {
	const found = record.get(key);
	if (!(found instanceof Y.Text)) {
		record.set(key, new Y.Text(wanted));
		return;
	}
	const current = found.toString();
	if (current === wanted) return;
	const shorter = Math.min(current.length, wanted.length);
	let start = 0;
	while (start < shorter && current.charCodeAt(start) === wanted.charCodeAt(start)) start++;
	if (start > 0 && isHighSurrogate(current.charCodeAt(start - 1))) start--;
	let end = 0;
	while (
		end < shorter - start &&
		current.charCodeAt(current.length - 1 - end) === wanted.charCodeAt(wanted.length - 1 - end)
	) {
		end++;
	}
	if (end > 0 && isLowSurrogate(current.charCodeAt(current.length - end))) end--;
	const removed = current.length - start - end;
	const added = wanted.slice(start, wanted.length - end);
	if (removed > 0) found.delete(start, removed);
	if (added !== '') found.insert(start, added);
}

function isHighSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
	return code >= 0xdc00 && code <= 0xdfff;
}
