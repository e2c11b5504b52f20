import { expect, test } from 'vitest';
import type { Day } from './day.ts';
import { answerOverdue, currentPhase, faultInPhases, placePhases, type Phase } from './phase.ts';

const phase = (kind: Phase['kind'], startsOn: string | null, endsOn: string | null): Phase => ({
	kind,
	startsOn: startsOn as Day | null,
	endsOn: endsOn as Day | null,
	note: '',
});
const day = (text: string) => text as Day;

const pact = [
	phase('ideas', '2026-09-14', '2026-10-10'),
	phase('workshop', '2026-10-17', '2026-10-17'),
	phase('draft', '2026-10-19', '2026-12-05'),
	phase('consultation', '2026-12-07', '2027-01-16'),
	phase('monitoring', '2027-03-01', null),
];

test('on 22 November the Patto is in the draft, with 13 days to go', () => {
	expect(placePhases(pact, day('2026-11-22')).map((p) => [p.number, p.state, p.daysLeft])).toEqual([
		[1, 'done', null],
		[2, 'done', null],
		[3, 'now', 13],
		[4, 'next', null],
		[5, 'next', null],
	]);
});

test('the last day of a phase still belongs to it', () => {
	expect(currentPhase(pact, day('2026-12-05'))).toMatchObject({ kind: 'draft', daysLeft: 0 });
});

test('between two phases none is now', () => {
	expect(currentPhase(pact, day('2026-12-06'))).toBeNull();
	expect(currentPhase(pact, day('2026-01-01'))).toBeNull();
});

test('monitoring goes on without an end', () => {
	expect(currentPhase(pact, day('2030-01-01'))).toMatchObject({ kind: 'monitoring', daysLeft: null });
});

test('a phase nobody dated is behind us once a later one has begun', () => {
	const phases = [
		phase('ideas', null, null),
		phase('draft', '2026-01-01', null),
		phase('vote', '2026-02-01', null),
	];
	expect(placePhases(phases, day('2026-01-10')).map((p) => p.state)).toEqual(['done', 'now', 'next']);
	expect(placePhases(phases, day('2026-02-10')).map((p) => p.state)).toEqual(['done', 'done', 'now']);
	expect(placePhases(phases, day('2025-12-10')).map((p) => p.state)).toEqual(['next', 'next', 'next']);
});

test('an answer is overdue from the day after, until somebody answers', () => {
	expect(answerOverdue(day('2027-02-27'), null, day('2027-02-27'))).toBe(false);
	expect(answerOverdue(day('2027-02-27'), null, day('2027-02-28'))).toBe(true);
	expect(answerOverdue(day('2027-02-27'), day('2027-03-05'), day('2027-03-06'))).toBe(false);
});

test('dates that cannot be are pointed at, line by line', () => {
	expect(faultInPhases(pact)).toBeNull();
	expect(faultInPhases([phase('ideas', '2026-10-10', '2026-09-14')])).toEqual({
		refused: 'phase-ends-before-it-starts',
		line: 0,
	});
	expect(faultInPhases([...pact.slice(0, 2), phase('draft', '2026-10-01', null)])).toEqual({
		refused: 'phase-out-of-order',
		line: 2,
	});
	expect(faultInPhases([phase('vote', null, '2026-10-01')])).toEqual({
		refused: 'phase-without-start',
		line: 0,
	});
});
