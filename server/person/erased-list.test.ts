import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { erasedFile, erasedListIn, type ErasedList } from './erased-list.ts';

let folder: string;
let list: ErasedList;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-erased-'));
	list = erasedListIn(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const erased = (personId: string, number: string, words: 'stay' | 'go' = 'stay') => ({
	...{ at: 1_750_000_000_000, number: number.repeat(12), personId, words },
});
const text = () => readFileSync(join(folder, erasedFile), 'utf8');

test('whoever was erased is known when they are back, and what they wished for their words; no id stands in the file', () => {
	expect(list.back(['amina'])).toEqual([]);
	list.note('begun', erased('amina', 'a', 'go'));
	list.note('done', erased('amina', 'a', 'go'));
	expect(erasedListIn(folder).back(['luca'])).toEqual([]);
	expect(erasedListIn(folder).back(['luca', 'amina'])).toEqual([{ personId: 'amina', words: 'go' }]);
	expect(text()).not.toContain('amina');
	expect(statSync(join(folder, erasedFile)).mode & 0o077).toBe(0);
});

test('a server that fell over after the commit says so at the next start, once', () => {
	list.note('begun', erased('amina', 'a'));
	for (let starts = 0; starts < 3; starts++) expect(erasedListIn(folder).back(['luca'])).toEqual([]);
	expect(text().match(/done/g)).toHaveLength(1);
	// Only later a copy is put back.
	expect(erasedListIn(folder).back(['luca', 'amina'])).toEqual([{ personId: 'amina', words: 'stay' }]);
});

test('a server that fell over before the commit has erased nobody; who tries again is erased then', () => {
	list.note('begun', erased('amina', 'a'));
	for (let starts = 0; starts < 3; starts++) expect(erasedListIn(folder).back(['amina'])).toEqual([]);
	list.note('begun', erased('amina', 'b'));
	list.note('done', erased('amina', 'b'));
	expect(erasedListIn(folder).back(['amina'])).toEqual([{ personId: 'amina', words: 'stay' }]);
});

test('a line cut short by a full disk says nothing and swallows none', () => {
	list.note('begun', erased('amina', 'a'));
	list.note('done', erased('amina', 'a'));
	appendFileSync(join(folder, erasedFile), text().slice(0, 90));
	list.note('begun', erased('luca', 'b'));
	list.note('done', erased('luca', 'b'));
	expect(list.back(['amina', 'luca', 'giulia']).map(({ personId }) => personId)).toEqual(['amina', 'luca']);
});
