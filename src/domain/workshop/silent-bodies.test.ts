import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodiesHeard } from './silent-bodies.ts';

const names = new Map([
	['banca', 'Banca del tempo'],
	['scuole', 'Scuole primarie'],
	['comune', 'Comune di Cornaredo'],
]);
const seat = (bodyId: string | null, spoke = false) => ({ bodyId, spoke });

test('the desk learns which bodies have not written yet, the largest first, and how many have', () => {
	const seats = [
		seat('banca'),
		seat('scuole'),
		seat('scuole'),
		seat('comune', true),
		seat('comune'),
		seat(null),
	];
	expect(bodiesHeard(seats, names)).toEqual({
		silent: [
			{ name: 'Scuole primarie', people: 2 },
			{ name: 'Banca del tempo', people: 1 },
		],
		heard: 1,
	});
});

test('one of a body is enough to be heard, and who speaks for nobody is in no line', () => {
	expect(bodiesHeard([seat('banca', true), seat('banca'), seat(null)], names)).toEqual({
		silent: [],
		heard: 1,
	});
});

test('it says nothing but names of bodies and numbers, and every body in the room is in one of the two', () => {
	const seats = fc.array(
		fc.record({
			bodyId: fc.constantFrom('banca', 'scuole', 'comune', 'unknown', null),
			spoke: fc.boolean(),
			nickname: fc.constantFrom('Ada', 'Bruno'),
			text: fc.constantFrom('Più luce', 'Un doposcuola'),
		}),
	);
	fc.assert(
		fc.property(seats, (room) => {
			const said = bodiesHeard(room, names);
			const bodies = new Set(room.map(({ bodyId }) => bodyId).filter((id) => id !== null && names.has(id)));
			expect(said.silent.length + said.heard).toBe(bodies.size);
			for (const one of said.silent) {
				expect(Object.keys(one)).toEqual(['name', 'people']);
				const here = room.filter(({ bodyId }) => bodyId !== null && names.get(bodyId) === one.name);
				expect(one.people).toBe(here.length);
				expect(here.some(({ spoke }) => spoke)).toBe(false);
			}
			expect(JSON.stringify(said)).not.toMatch(/Ada|Bruno|luce|doposcuola/);
		}),
	);
});
