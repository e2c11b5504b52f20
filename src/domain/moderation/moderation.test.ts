import { describe, expect, test } from 'vitest';
import { decideHiding, longestReason } from './hiding.ts';
import { decideReport, longestNote, visitorReportsKept } from './report.ts';

const fresh = { hidden: false, reportedBefore: false, own: false, openFromVisitors: null };

describe('reporting', () => {
	test('a reason is enough, the note is tidied', () => {
		expect(decideReport({ reason: 'offensive', note: '  riga\u202e ' }, fresh)).toEqual({
			reason: 'offensive',
			note: 'riga',
			keep: true,
		});
	});

	test.each([
		[{ reason: '', note: '' }, { reason: 'reason-missing' }],
		[{ reason: 'because', note: 'x' }, { reason: 'reason-missing' }],
		[{ reason: 'other', note: ' \u202e' }, { note: 'note-missing' }],
		[{ reason: 'advertising', note: 'x'.repeat(longestNote + 1) }, { note: 'note-too-long' }],
		[
			{ reason: '', note: 'x'.repeat(200_000) },
			{ reason: 'reason-missing', note: 'note-too-long' },
		],
	])('what is missing or too long is told beside its field', (typed, faults) => {
		expect(decideReport(typed, fresh)).toEqual({ refused: 'fields', faults });
	});

	test('nobody reports twice, nor their own words, nor what is hidden already', () => {
		const typed = { reason: 'offensive', note: '' };
		expect(decideReport(typed, { ...fresh, reportedBefore: true })).toEqual({ refused: 'reported-before' });
		expect(decideReport(typed, { ...fresh, own: true })).toEqual({ refused: 'own-words' });
		expect(decideReport(typed, { ...fresh, hidden: true })).toEqual({ refused: 'already-hidden' });
	});

	test('a crowd without accounts does not bury whoever moderates', () => {
		const typed = { reason: 'offensive', note: '' };
		const among = (openFromVisitors: number) => decideReport(typed, { ...fresh, openFromVisitors });
		expect(among(visitorReportsKept - 1)).toMatchObject({ keep: true });
		expect(among(visitorReportsKept)).toMatchObject({ keep: false });
	});
});

describe('hiding', () => {
	test('needs a reason in words', () => {
		const hide = (reason: string) => decideHiding(reason, { hidden: false });
		expect(hide(' Ci sono insulti. ')).toEqual({ reason: 'Ci sono insulti.' });
		expect(hide(' \n\u202e')).toEqual({ refused: 'fields', faults: { reason: 'reason-missing' } });
		expect(hide('è'.repeat(longestReason))).toHaveProperty('reason');
		expect(hide('è'.repeat(longestReason + 1))).toEqual({
			refused: 'fields',
			faults: { reason: 'reason-too-long' },
		});
	});

	test('what is hidden is not hidden again', () => {
		expect(decideHiding('x', { hidden: true })).toEqual({ refused: 'hidden-before' });
	});
});
