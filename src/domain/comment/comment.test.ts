import { describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#domain/person/actor.ts';
import type { SpaceSubject } from '#domain/space/can.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import { editableMs, longestComment, takeBackMs } from './comment.ts';
import { readCommentText } from './comment-text.ts';
import {
	decideEdit,
	decideReply,
	decideSettling,
	decideSpeaking,
	decideSupport,
	decideTakeBack,
	decideWithdraw,
} from './decide-comment.ts';

const person = (role: SpaceRole | null, personId = 'amina') =>
	({
		kind: 'person',
		personId,
		sessionId: 's',
		name: 'Amina',
		administrator: false,
		memberships: role === null ? [] : [{ spaceId: 'pact', role, organizationId: null }],
	}) as unknown as Actor;
const space = (change: Partial<SpaceSubject> = {}) =>
	({
		spaceId: 'pact',
		visibility: 'public',
		state: 'open',
		residentsWrite: false,
		guestsComment: true,
		...change,
	}) as SpaceSubject;
const amina = person('citizen');
const omar = person('editor', 'omar');
const hers = { personId: 'amina', at: 1_000, withdrawn: false, state: 'open' as const };

describe('the words of a comment', () => {
	test('are kept as typed, tidied', () => {
		expect(readCommentText('  Il venerdì \r\n\r\n\r\n\r\n è <b>difficile</b>. 👩🏽‍🏫 ')).toEqual({
			text: 'Il venerdì\n\nè <b>difficile</b>. 👩🏽‍🏫',
		});
		expect(readCommentText('a\u202Eb\u0007c')).toEqual({ text: 'abc' });
		expect(readCommentText('لماذا؟')).toEqual({ text: 'لماذا؟' });
	});

	test('must be there, and not be a book', () => {
		expect(readCommentText(' \n\t ')).toEqual({ refused: 'text-missing' });
		expect(readCommentText('\u200B\u2060')).toEqual({ refused: 'text-missing' });
		expect(readCommentText('a'.repeat(longestComment))).toHaveProperty('text');
		expect(readCommentText('a'.repeat(longestComment + 1))).toEqual({ refused: 'text-too-long' });
		expect(readCommentText('a'.repeat(200_000))).toEqual({ refused: 'text-too-long' });
	});
});

describe('who may comment', () => {
	test('anybody with an account where everybody reads; members elsewhere', () => {
		expect(decideSpeaking(person(null), space())).toBeNull();
		expect(decideSpeaking(person(null), space({ visibility: 'members' }))).toBe('not-found');
		expect(decideSpeaking(amina, space({ visibility: 'protected' }))).toBeNull();
		expect(decideSpeaking(amina, space({ state: 'closed' }))).toBe('space-closed');
	});

	test('a guest only where everybody reads', () => {
		expect(decideSpeaking(visitor, space())).toBe('not-allowed');
		expect(decideSpeaking(visitor, space(), true)).toBeNull();
		expect(decideSpeaking(visitor, space({ visibility: 'members' }), true)).toBe('not-found');
		expect(decideSpeaking(visitor, space({ state: 'closed' }), true)).toBe('space-closed');
		expect(decideSpeaking(visitor, space({ guestsComment: false }), true)).toBe('guests-closed');
		expect(decideSpeaking(amina, space({ guestsComment: false }))).toBeNull();
	});
});

test('one mends one’s own words for a quarter of an hour, and takes them back whenever one likes', () => {
	expect(decideEdit(amina, hers, 1_000 + editableMs)).toBeNull();
	expect(decideEdit(amina, hers, 1_001 + editableMs)).toBe('too-late');
	expect(decideEdit(omar, hers, 1_000)).toBe('not-own');
	expect(decideEdit(visitor, { ...hers, personId: null }, 1_000)).toBe('not-own');
	expect(decideEdit(amina, { ...hers, withdrawn: true }, 1_000)).toBe('withdrawn');
	expect(decideWithdraw(amina, hers)).toBeNull();
	expect(decideWithdraw(omar, hers)).toBe('not-own');
});

test('somebody without an account takes back what they just wrote, nobody else’s', () => {
	const carlas = { ...hers, personId: null, guest: true };
	expect(decideTakeBack(carlas, 1_000 + takeBackMs)).toBeNull();
	expect(decideTakeBack(carlas, 1_001 + takeBackMs)).toBe('too-late');
	expect(decideTakeBack(hers, 1_000)).toBe('not-own');
});

test('one supports the words of others, and answers what was not taken back', () => {
	expect(decideSupport(omar, hers)).toBeNull();
	expect(decideSupport(amina, hers)).toBe('own-comment');
	expect(decideReply(hers)).toBeNull();
	expect(decideReply({ ...hers, withdrawn: true })).toBe('withdrawn');
});

test('editors and facilitators settle a thread, nobody else', () => {
	expect(decideSettling(omar, space())).toBeNull();
	expect(decideSettling(person('facilitator'), space())).toBeNull();
	expect(decideSettling(amina, space())).toBe('not-allowed');
	expect(decideSettling(visitor, space())).toBe('not-allowed');
	expect(decideSettling(visitor, space({ visibility: 'protected' }))).toBe('not-found');
	expect(decideSettling(omar, space({ state: 'closed' }))).toBe('space-closed');
});
