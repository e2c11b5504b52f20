import { describe, expect, test } from 'vitest';
import type { Fact } from './fact.ts';
import { territory } from './territory.ts';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

function the<K extends Fact['kind']>(kind: K, id: string): Of<K> {
	const fact = territory.facts.find((candidate) => candidate.id === id);
	if (fact?.kind !== kind) throw new Error(`No ${kind} "${id}".`);
	return fact as Of<K>;
}
function all<K extends Fact['kind']>(kind: K, prefix = ''): Of<K>[] {
	return territory.facts.filter((fact) => fact.kind === kind && fact.id.startsWith(prefix)) as Of<K>[];
}
const figure = (id: string) => the('figure', id).value;
const editions = (of: string) => all('edition').filter((edition) => edition.of === of);
const of = (list: readonly { readonly of: string }[], id: string) => list.filter((each) => each.of === id);
const body = (slug: string) => territory.bodies.find((candidate) => candidate.slug === slug)!;
const parts = (slug: string) => territory.spaces.find((space) => space.slug === slug)!.bodies;

describe('Cornaredo', () => {
	const progress = all('commitment', 'impegno-').map((commitment) => commitment.progress!);

	test('the five commitments and the 80 % that follows from them', () => {
		expect(progress).toEqual([100, 75, 50, 100, 100]);
		expect(figure('impegni-numero')).toBe(progress.length);
		expect(progress.length).toBe(5);
		const share = progress.filter((value) => value >= 75).length / progress.length;
		expect(share).toBe(0.8);
		expect(figure('impegni-quota-75')).toBe(share);
		expect(progress.reduce((sum, value) => sum + value) / progress.length).toBe(85);
	});

	test('booklets, JOB and the student card', () => {
		expect(the('document', 'quaderni').copies).toBe(4);
		expect(editions('job').map((edition) => edition.title)).toEqual([
			'JOB CORNAREDO',
			'JOB DONNE',
			'JOB GIOVANI',
		]);
		const card = editions('carta-studente').map((edition) => edition.id);
		expect(card.length).toBe(3);
		expect(card.filter((id) => id.includes('libri')).length).toBe(1);
		expect(card.filter((id) => id.includes('trasporti')).length).toBe(2);
		expect(the('figure', 'carta-famiglie')).toMatchObject({ value: 40, certainty: 'about' });
		expect(the('figure', 'carta-donne-sole')).toMatchObject({ value: 0.5, certainty: 'about' });
	});

	test('the years things began', () => {
		expect(the('initiative', 'rete-donna-iniziativa').startsOn).toBe('2015');
		expect(body('rete-donna').founded).toBe(2015);
		expect(the('initiative', 'unioni-civili').startsOn).toBe('2016');
		expect(the('initiative', 'comunita-resiliente').startsOn).toBe('2018');
	});

	test('San Pietro all’Olmo', () => {
		expect(the('initiative', 'san-pietro')).toMatchObject({
			startsOn: '2019-01',
			years: 2,
			budget: { euro: 93_000, original: '93 mila euro' },
		});
	});
});

describe('Canegrate', () => {
	test('homes, people and households add up', () => {
		expect(figure('alloggi')).toBe(159);
		expect(figure('persone')).toBe(343);
		expect(figure('nuclei')).toBe(144);
		expect(the('figure', 'persone').certainty).toBe('estimate');
		expect(the('sum', 'somma-persone').parts.map(figure)).toEqual([103, 49, 191]);
		expect(the('sum', 'somma-nuclei').parts.map(figure)).toEqual([44, 21, 79]);
		for (const sum of all('sum')) {
			expect(sum.parts.map(figure).reduce((total, value) => total + value)).toBe(figure(sum.total));
		}
	});

	test('five partners of whom one leads, five results', () => {
		const partners = parts('valverde').filter(({ part }) => part === 'lead' || part === 'partner');
		expect(partners.length).toBe(5);
		expect(partners.filter(({ part }) => part === 'lead')).toEqual([
			{ slug: 'comune-di-canegrate', part: 'lead' },
		]);
		expect(the('document', 'accordo-partenariato').signedBy).toEqual(partners.map(({ slug }) => slug));
		expect(of(all('expected-result'), 'progetto-valverde').length).toBe(5);
	});

	test('the day of the signature and the days of publication', () => {
		expect(the('event', 'conferenza-stampa').at).toBe('2018-12-11T12:00');
		expect(new Date('2018-12-11').getUTCDay()).toBe(2);
		expect(the('document', 'accordo-partenariato').signedAt).toBe('2018-12-11T12:00');
		expect(the('publication', 'comunicato-valverde')).toMatchObject({
			from: '2018-12-14',
			to: '2018-12-31',
			views: 105,
		});
	});

	test('the bodies and their flats', () => {
		expect(body('la-cordata').founded).toBe(1989);
		expect(body('elaborando').founded).toBe(1998);
		expect(
			['abitare-in-rete', 'smart-house', 'arcipelago'].map((name) => figure(`${name}-appartamenti`)),
		).toEqual([33, 13, 25]);
		expect(the('initiative', 'oltreiperimetri').startsOn).toBe('2015');
		expect(figure('centri-impiego')).toBe(3);
		expect(body('comune-di-canegrate').contacts).toMatchObject({
			phone: '0331-463811',
			fax: '0331/401535',
			pec: 'comune.canegrate@pec.regione.lombardia.it',
			vat: '00835500158',
		});
	});
});

describe('Sesto San Giovanni', () => {
	test('area 4, seven headings without percentages, brought up to date on 13/06/2024', () => {
		expect(the('area', 'area-4')).toMatchObject({ number: 4, updatedOn: '2024-06-13' });
		const headings = all('commitment', 'sesto-');
		expect(headings.length).toBe(7);
		expect(headings.map((heading) => heading.progress)).toEqual(Array(7).fill(null));
	});

	test('the Casa di Comunità is planned to end, never said to have ended', () => {
		const works = the('initiative', 'casa-comunita');
		expect(works).toMatchObject({ startsOn: '2023-07-13', endsOn: '2024-09-19', endPlanned: true });
		expect(works.endsOn! > the('area', 'area-4').updatedOn).toBe(true);
	});

	test('the local agreement, A.G.A. and co-housing', () => {
		expect(the('document', 'accordo-locale').from).toBe('2024-03-13');
		expect(the('initiative', 'aga').bodies?.length).toBe(3);
		expect(of(all('objective'), 'aga').length).toBe(3);
		expect(editions('cohousing').length).toBe(2);
	});
});

describe('Adda Martesana', () => {
	const team = the('initiative', 'squadra');

	test('from 1 September 2020 to 31 December 2021', () => {
		expect(team).toMatchObject({ startsOn: '2020-09-01', endsOn: '2021-12-31' });
		expect((Date.parse(team.endsOn!) - Date.parse(team.startsOn!)) / 86_400_000 + 1).toBe(487);
	});

	test('the amount that does not add up keeps its words and asks to be checked', () => {
		expect(team.budget!.euro).toBe(375_000);
		expect(team.coFunding!.euro).toBe(75_000);
		expect(team.coFunding!.euro! / team.budget!.euro!).toBe(0.2);
		expect(team.requested).toEqual({ euro: null, original: '€ 300.00.', expected: 300_000, check: true });
		expect(team.budget!.euro! - team.coFunding!.euro!).toBe(team.requested!.expected);
	});

	test('objectives, activities, districts, municipalities, services', () => {
		expect(of(all('objective'), 'squadra').length).toBe(4);
		const activities = all('activity').filter((activity) => activity.of === 'squadra');
		expect(activities.filter((activity) => activity.group === 'citizens').length).toBe(3);
		expect(activities.filter((activity) => activity.group === 'system').length).toBe(7);
		expect(all('place', 'ambito-').map((place) => place.title)).toEqual([
			'Melzo',
			'Trezzo sull’Adda',
			'Cernusco',
			'Pioltello',
		]);
		expect(figure('comuni-consorziati')).toBe(29);
		expect(['cps', 'sert', 'noa', 'uompia'].map((slug) => body(slug).kind)).toEqual(
			Array(4).fill('health-service'),
		);
	});
});
