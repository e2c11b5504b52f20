import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import { roomName } from '#protocol/room-name.ts';
import { editAtRandom } from '../../tests/support/honest-edits.ts';
import { seeded } from '../../tests/support/random.ts';
import type { StoredRoom } from '../draft-log/log.ts';
import { History } from './history.ts';
import { Known } from './known.ts';

const empty = {
	room: roomName('draft', 'aaaaaaaa'),
	snapshot: null,
	headSeq: 0,
	tail: [],
} as unknown as StoredRoom;

/** Two people who write by turns: their updates, and what somebody knew who looked away after each of them. */
function written(seed: number, edits: number) {
	const random = seeded(seed);
	const people = [new Y.Doc(), new Y.Doc()];
	people.forEach((doc, index) => (doc.clientID = 100 + index));
	const updates: Uint8Array[] = [];
	const seen: Y.Doc[] = [];
	while (updates.length < edits) {
		const doc = people[random.below(2)]!;
		for (const update of updates) Y.applyUpdate(doc, update);
		const keep = (update: Uint8Array) => updates.push(update);
		doc.on('update', keep);
		editAtRandom(doc, random);
		doc.off('update', keep);
		seen.push(documentOf(updates));
	}
	return { updates, seen };
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = faithfulDoc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

const text = (doc: Y.Doc) => [doc.getMap('clauses').toJSON(), doc.getMap('cards').toJSON()];

/** As a page that was away: what it had, and the server's answer to what it says it has. */
function back(history: History, had: Y.Doc) {
	const doc = documentOf([Y.encodeStateAsUpdate(had)]);
	for (const { payload } of history.answer(Y.encodeStateVector(had))) {
		const step = payload[1];
		expect([1, 2]).toContain(step);
		let at = 2;
		while (payload[at]! > 127) at += 1;
		Y.applyUpdate(doc, payload.subarray(at + 1));
	}
	expect(doc.store.pendingStructs).toBeNull();
	return text(doc);
}

test.each([1, 2, 3, 4, 5])(
	'whoever comes back to a room that has gone quiet gets all of it, as before (seed %i)',
	(seed) => {
		const { updates, seen } = written(seed, 60);
		const history = new History(empty, new Known());
		const half = updates.length >> 1;
		updates.slice(0, half).forEach((bytes, index) => history.add(index + 1, bytes));
		history.fold();
		updates.slice(half).forEach((bytes, index) => history.add(half + index + 1, bytes));
		const whole = text(documentOf(updates));
		for (const had of [new Y.Doc(), ...seen]) expect(back(history, had)).toEqual(whole);
		history.fold();
		expect(history.updates()).toHaveLength(2);
		expect(history.seq).toBe(updates.length);
		for (const had of [new Y.Doc(), ...seen]) expect(back(history, had)).toEqual(whole);
	},
);

test('a snapshot that comes while the last rows are folded loses none of them', () => {
	const { updates } = written(7, 40);
	const history = new History(empty, new Known());
	updates.forEach((bytes, index) => history.add(index + 1, bytes));
	history.fold();
	const half = updates.length >> 1;
	history.rebase(half, Y.encodeStateAsUpdate(documentOf(updates.slice(0, half))));
	const whole = text(documentOf(updates));
	expect(text(documentOf(history.updates()))).toEqual(whole);
	expect(text(documentOf(history.after(half)))).toEqual(whole);
	history.rebase(updates.length, Y.encodeStateAsUpdate(documentOf(updates)));
	expect(history.updates()).toHaveLength(1);
	expect(back(history, new Y.Doc())).toEqual(whole);
});
