import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countConsent, countDots, countGradient, countRank, total, type Said } from './count-answers.ts';
import type { Consent } from './decide-contribution.ts';

const targets = ['spaces', 'adults', 'homework'];
const dots = (given: Record<string, number>) => new Map(Object.entries(given));

describe('dots', () => {
	test('are added up by target, phones, paper and hands apart, the most wanted first', () => {
		expect(
			countDots(targets, [
				{ origin: 'phone', answer: dots({ spaces: 2, adults: 1 }) },
				{ origin: 'phone', answer: dots({ adults: 3 }) },
				{ origin: 'paper', answer: dots({ homework: 1 }) },
				{ origin: 'hands', answer: dots({ homework: 1 }), people: 7 },
				{ origin: 'phone', answer: dots({}) },
				{ origin: 'phone', answer: dots({ gone: 2 }) },
			]),
		).toEqual({
			rows: [
				{ target: 'homework', phone: 0, paper: 1, hands: 7 },
				{ target: 'adults', phone: 4, paper: 0, hands: 0 },
				{ target: 'spaces', phone: 2, paper: 0, hands: 0 },
			],
			voters: { phone: 2, paper: 1, hands: 7 },
		});
	});

	test('that are equal leave the order as it is', () => {
		expect(countDots(targets, []).rows.map(({ target }) => target)).toEqual(targets);
	});
});

describe('orders', () => {
	test('give two points to the first of three, one to the second, none to the last', () => {
		expect(
			countRank(targets, [
				{ origin: 'phone', answer: ['adults', 'spaces', 'homework'] },
				{ origin: 'paper', answer: ['adults'] },
				{ origin: 'phone', answer: ['gone', 'spaces'] },
				{ origin: 'phone', answer: ['gone'] },
			]),
		).toEqual({
			rows: [
				{ target: 'adults', phone: 2, paper: 2, hands: 0 },
				{ target: 'spaces', phone: 3, paper: 0, hands: 0 },
				{ target: 'homework', phone: 0, paper: 0, hands: 0 },
			].toSorted((one, other) => total(other) - total(one)),
			voters: { phone: 2, paper: 1, hands: 0 },
		});
	});

	test('full ones hand out the same points whatever people want', () => {
		const order = fc.shuffledSubarray(targets, { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(fc.array(order), (orders) => {
				const counted = countRank(
					targets,
					orders.map((answer) => ({ origin: 'phone', answer })),
				);
				expect(counted.rows.reduce((sum, row) => sum + total(row), 0)).toBe(orders.length * 3);
				expect(counted.voters.phone).toBe(orders.length);
			}),
		);
	});
});

describe('agreement', () => {
	test('is spread over the steps, and has a middle', () => {
		expect(
			countGradient(5, [
				{ origin: 'phone', answer: 1 },
				{ origin: 'phone', answer: 4 },
				{ origin: 'paper', answer: 4 },
				{ origin: 'hands', answer: 5, people: 3 },
				{ origin: 'phone', answer: 9 },
			]),
		).toEqual({
			steps: [
				{ phone: 1, paper: 0, hands: 0 },
				{ phone: 0, paper: 0, hands: 0 },
				{ phone: 0, paper: 0, hands: 0 },
				{ phone: 1, paper: 1, hands: 0 },
				{ phone: 0, paper: 0, hands: 3 },
			],
			voters: { phone: 2, paper: 1, hands: 3 },
			median: 4.5,
		});
		expect(countGradient(7, []).median).toBeNull();
	});

	test('has the middle that all answers in a row would have', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (answers) => {
				const row = answers.toSorted((one, other) => one - other);
				const middle = (row[Math.floor((row.length - 1) / 2)]! + row[Math.floor(row.length / 2)]!) / 2;
				const said = answers.map((answer): Said<number> => ({ origin: 'paper', answer }));
				expect(countGradient(7, said).median).toBe(middle);
			}),
		);
	});
});

test('consent is counted with the reasons of those who object, each once', () => {
	const say = (answer: Consent['answer'], reason = ''): Consent => ({ answer, reason });
	expect(
		countConsent([
			{ origin: 'phone', answer: say('agree') },
			{ origin: 'hands', answer: say('agree'), people: 12 },
			{ origin: 'paper', answer: say('aside') },
			{ origin: 'phone', answer: say('object', 'Costa troppo') },
			{ origin: 'paper', answer: say('object', 'Costa troppo') },
			{ origin: 'hands', answer: say('object'), people: 2 },
		]),
	).toEqual({
		agree: { phone: 1, paper: 0, hands: 12 },
		aside: { phone: 0, paper: 1, hands: 0 },
		object: { phone: 1, paper: 1, hands: 2 },
		objections: ['Costa troppo'],
	});
});
