import { expect, test } from 'vitest';
import { spaceActions, type SpaceAction } from '#domain/space/can.ts';
import { firstAct } from './first-act.ts';

function may(...actions: SpaceAction[]): Record<SpaceAction, boolean> {
	return Object.fromEntries(spaceActions.map((action) => [action, actions.includes(action)])) as Record<
		SpaceAction,
		boolean
	>;
}
const editor = may('read', 'write-draft', 'write-board', 'comment');
const reader = may('read', 'comment');

test('while ideas are gathered an editor writes a card, and a resident looks at the board', () => {
	expect(firstAct({ may: editor, phase: 'ideas', clauses: 6, openPolls: 0 })).toBe('write-board');
	expect(firstAct({ may: reader, phase: 'workshop', clauses: 6, openPolls: 0 })).toBe('read-board');
});

test('while the draft is written an editor writes it, and everybody else reads it', () => {
	expect(firstAct({ may: editor, phase: 'draft', clauses: 6, openPolls: 0 })).toBe('write-draft');
	expect(firstAct({ may: reader, phase: 'draft', clauses: 6, openPolls: 0 })).toBe('read-draft');
	expect(firstAct({ may: reader, phase: null, clauses: 6, openPolls: 0 })).toBe('read-draft');
});

test('a text without a word sends nobody to read it', () => {
	expect(firstAct({ may: reader, phase: 'draft', clauses: 0, openPolls: 0 })).toBe('read-board');
	expect(firstAct({ may: editor, phase: 'draft', clauses: 0, openPolls: 0 })).toBe('write-board');
});

test('an open vote is the thing to do for a resident; who writes goes on writing, who is nobody reads', () => {
	expect(firstAct({ may: reader, phase: 'draft', clauses: 6, openPolls: 1 })).toBe('vote');
	expect(firstAct({ may: editor, phase: 'draft', clauses: 6, openPolls: 1 })).toBe('write-draft');
	expect(firstAct({ may: may('read'), phase: 'draft', clauses: 6, openPolls: 1 })).toBe('read-draft');
});
