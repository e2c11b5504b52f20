import { expect, test } from 'vitest';
import type { RowPlace } from './row.ts';
import { rows } from './rows.ts';
import type { SpaceSeed } from './shape.ts';
import { territory } from './territory.ts';

const range = (source: number, last: number) =>
	Array.from({ length: last }, (_, index) => `${source}.${index + 1}`);
/** How many facts each document gave: Cornaredo, Canegrate, Sesto San Giovanni, Adda Martesana. */
const everyRow = [...range(0, 37), ...range(1, 28), ...range(2, 27), ...range(3, 19)];

const factIds = new Set(territory.facts.map((fact) => fact.id));
const bodySlugs = new Set(territory.bodies.map((body) => body.slug));
const spaceOf = (slug: string): SpaceSeed | undefined =>
	territory.spaces.find((candidate) => candidate.slug === slug);

const cardTexts = (space: SpaceSeed) =>
	space.board.columns
		.flatMap((column) => [...column.groups.flatMap((group) => group.cards), ...column.cards])
		.map((card) => card.text);
const clauseTexts = (space: SpaceSeed) =>
	space.draft.clauses.map((clause) => [clause.title, ...clause.paragraphs].join('\n'));

function isThere(place: RowPlace): boolean {
	switch (place.in) {
		case 'fact':
			return factIds.has(place.id);
		case 'body':
			return bodySlugs.has(place.slug);
		case 'space':
			return spaceOf(place.slug) !== undefined;
		case 'card':
			return cardTexts(spaceOf(place.space)!).some((text) => text.includes(place.words));
		case 'clause':
			return clauseTexts(spaceOf(place.space)!).some((text) => text.includes(place.words));
		case 'source':
			return spaceOf(place.space)!.source.includes(place.words);
		case 'phase':
			return spaceOf(place.space)!.phases.some((phase) => phase.kind === place.kind);
		case 'product':
			return place.how !== '';
		case 'dropped':
			return place.why !== '';
	}
}

test('every fact of the four documents has its row, once, in order', () => {
	expect(rows.map((row) => row.row)).toEqual(everyRow);
});

test.each(rows)('row $row is where the table says', ({ places }) => {
	expect(places.filter((place) => !isThere(place))).toEqual([]);
});

test('every body, fact and person of the data set is named once, and every reference leads somewhere', () => {
	for (const names of [
		territory.facts.map((fact) => fact.id),
		territory.bodies.map((body) => body.slug),
		territory.people.map((person) => person.key),
		territory.spaces.map((space) => space.slug),
	]) {
		expect(new Set(names).size).toBe(names.length);
	}
	const people = new Set(territory.people.map((person) => person.key));
	for (const space of territory.spaces) {
		expect(territory.bodies.find((body) => body.slug === space.host)?.host).toBe(true);
		for (const body of space.bodies) expect(bodySlugs).toContain(body.slug);
		for (const member of space.members) expect(people).toContain(member.person);
	}
	for (const fact of territory.facts) {
		if (fact.kind === 'initiative') {
			for (const body of fact.bodies ?? []) expect(bodySlugs).toContain(body.slug);
			if (fact.parent !== undefined) expect(factIds).toContain(fact.parent);
		}
		if ('of' in fact) expect(factIds).toContain(fact.of);
		if (fact.kind === 'document') for (const slug of fact.signedBy ?? []) expect(bodySlugs).toContain(slug);
	}
});

test('no bank details were taken over', () => {
	expect(JSON.stringify(territory)).not.toMatch(/IT\d{2}\s?[A-Z]\d{10}|IBAN/);
});
