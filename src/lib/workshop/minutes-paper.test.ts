import { describe, expect, test } from 'vitest';
import type { PaperBlock, PaperTable } from '#domain/document/paper.ts';
import { locales } from '#domain/person/preferences.ts';
import type { Minutes } from '#domain/workshop/minutes.ts';
import { someMinutes } from '../../../tests/support/minutes.ts';
import { minutesCsv } from './minutes-csv.ts';
import { minutesPaper } from './minutes-paper.ts';

const headings = (blocks: readonly PaperBlock[]): string[] =>
	blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
const tables = (blocks: readonly PaperBlock[]): PaperTable[] =>
	blocks.filter((block) => block.kind === 'table');
const paper = minutesPaper(someMinutes, 'it');
const tableOf = (caption: string): PaperTable =>
	tables(paper.blocks).find((table) => table.caption === caption)!;

const empty: Minutes = {
	...someMinutes,
	startedAt: null,
	endedAt: null,
	space: { ...someMinutes.space, place: '' },
	attendance: { phones: 0, paper: 0, bodies: [], tables: 0, named: [] },
	moments: [],
	clauses: [],
	dissents: [],
	decisions: [],
	nextSteps: [],
};

describe('the minutes in words', () => {
	test('begin with what was decided and end with what happens next', () => {
		expect(paper.title).toBe('Verbale dell’incontro «Dopo la scuola»');
		expect(headings(paper.blocks)).toEqual([
			'In breve: che cosa abbiamo deciso',
			'Come è andata',
			'Chi c’era',
			'Scrivere in silenzio',
			'Raggruppare',
			'Pallini',
			'Gradi di accordo',
			'Il consenso sull’articolo 3',
			'Gli articoli nati qui',
			'Note di dissenso',
			'Che cosa succede adesso',
		]);
	});

	test('say when, where and how many', () => {
		expect(paper.facts.map(({ value }) => value)).toEqual([
			'giovedì 12 novembre 2026, 18:00–19:30',
			'Centro per la Famiglia',
			'30 persone',
			'Metaplan',
		]);
	});

	test('count people by body, the rest together, and name nobody', () => {
		const { rows, total } = tableOf('Presenze per ente');
		expect(rows.map(({ cells }) => cells)).toEqual([
			['Comune di Cornaredo', '3', '0', '3'],
			['Banca del tempo', '2', '2', '4'],
			['جمعية فاطمة', '2', '0', '2'],
			['Altre persone', '15', '6', '21'],
		]);
		expect(total).toEqual(['In tutto', '22', '8', '30']);
	});

	test('keep phone, paper and hands apart and add them up; the longest bar is full', () => {
		const dots = tableOf('I pallini dati a ogni gruppo');
		expect(dots.columns.map(({ label }) => label)).toEqual([
			'Che cosa',
			'Telefono',
			'Carta',
			'Pallini',
			'Dove finisce',
		]);
		expect(dots.rows[0]!.cells).toEqual(['Spazi aperti il pomeriggio', '36', '12', '48', 'articolo 3']);
		expect(dots.rows[0]!.bar!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
		expect(dots.total).toEqual(['In tutto', '57', '23', '80', '']);
		const consent = tableOf('Il consenso della sala');
		expect(consent.rows.map(({ cells }) => cells)).toEqual([
			['Va bene così', '17', '0', '6', '23'],
			['Non mi convince, ma non mi oppongo', '2', '0', '0', '2'],
			['Mi oppongo', '0', '0', '1', '1'],
		]);
		expect(tableOf('Per alzata di mano').total).toEqual(['In tutto', '23']);
	});

	test('say what became of each group: with its dots, or where nobody put any with its cards', () => {
		const ends = (table: PaperTable) => table.rows.map(({ cells }) => cells.at(-1));
		expect(ends(tableOf('I pallini dati a ogni gruppo'))).toEqual([
			'articolo 3',
			'ancora sulla lavagna',
			'tolto dalla bozza',
		]);
		const undotted = { ...someMinutes, moments: someMinutes.moments.filter(({ kind }) => kind !== 'dots') };
		const groups = tables(minutesPaper(undotted, 'it').blocks).find(({ columns }) =>
			columns.some(({ label }) => label === 'Dove finisce'),
		)!;
		expect(groups.rows.map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
			['Spazi aperti il pomeriggio', 'articolo 3'],
			['Compiti e lingua', 'ancora sulla lavagna'],
			['Gruppo senza nome', 'archiviato'],
		]);
	});

	test('say of what the desk has not opened that it is covered, and not a number of it', () => {
		const [first] = someMinutes.moments;
		const moments = [{ ...first!, results: [{ kind: 'covered' as const }] }];
		const covered = { ...someMinutes, moments };
		expect(JSON.stringify(minutesPaper(covered, 'it').blocks)).toContain('Ancora coperto.');
		expect(minutesCsv(covered, 'it')).toContain('Ancora coperto.');
	});

	test('tell of a round at the tables how many cards each wrote, and beside a card where it was written', () => {
		const tables = [
			{ round: 2, table: 1, phone: 3, paper: 1 },
			{ round: 2, table: 0, phone: 0, paper: 2 },
		];
		const group = { id: 'g', title: 'Ombra', alone: false, where: null };
		const cards = [
			{ text: 'Alberi', origin: 'paper' as const, at: { round: 2, table: 1 } },
			{ text: 'Una fontana', origin: 'phone' as const, at: { round: 1, table: 0 } },
		];
		const results = [
			{ kind: 'cards' as const, count: { phone: 3, paper: 3 }, tables },
			{ kind: 'groups' as const, archived: 0, groups: [{ ...group, cards }] },
		];
		const cafe = { ...someMinutes, moments: [{ ...someMinutes.moments[1]!, results }] };
		const { blocks } = minutesPaper(cafe, 'it');
		const told = blocks.filter(
			(block) => block.kind === 'table' && block.caption === 'Giro 2: i cartellini di ogni tavolo',
		);
		expect(told).toMatchObject([
			{
				rows: [{ cells: ['Tavolo 1', '3', '1', '4'] }, { cells: ['Senza tavolo', '0', '2', '2'] }],
				total: ['In tutto', '3', '3', '6'],
			},
		]);
		expect(blocks.find((block) => block.kind === 'voices')).toMatchObject({
			items: [
				{ text: 'Alberi', mark: 'giro 2, tavolo 1, carta' },
				{ text: 'Una fontana', mark: 'giro 1' },
			],
		});
		expect(minutesCsv(cafe, 'it')).toContain('Tavolo 1');
	});

	test('put cards under their group, word for word, with a mark on those of paper', () => {
		const voices = paper.blocks.filter((block) => block.kind === 'voices');
		expect(voices[0]!.items).toEqual([
			{ text: 'Il Parco d’estate,\nla ludoteca d’inverno.', mark: '' },
			{ text: 'Una merenda per tutti.', mark: 'carta' },
		]);
		expect(voices[2]!.items).toEqual([{ text: 'Più luce', mark: 'carta' }]);
	});

	test('of an incontro in which nothing happened are short and whole', () => {
		const { facts, blocks } = minutesPaper(empty, 'it');
		expect(facts.map(({ value }) => value)).toEqual(['Non è ancora iniziato', '0 persone', 'Metaplan']);
		expect(headings(blocks)).toEqual(['In breve: che cosa abbiamo deciso', 'Chi c’era']);
		const open = minutesPaper({ ...someMinutes, endedAt: null }, 'it');
		expect(open.facts[0]!.value).toBe('giovedì 12 novembre 2026, 18:00, ancora in corso');
	});

	test('name only who asked for it', () => {
		const named = 'Il verbale nomina solo chi lo ha chiesto: Anna Bianchi e Bruno Neri.';
		expect(JSON.stringify(paper)).toContain(named);
		expect(JSON.stringify(minutesPaper(empty, 'it'))).toContain('il verbale non scrive i nomi');
		expect(minutesCsv(someMinutes, 'it')).toContain('"Ha chiesto di essere nominato";"Anna Bianchi"');
	});

	test('speak of one as of one', () => {
		const one = { ...someMinutes, attendance: { phones: 1, paper: 0, bodies: [], tables: 1, named: [] } };
		const words = JSON.stringify(minutesPaper(one, 'it'));
		expect(words).toContain('"una persona"');
		expect(words).toContain('Un tavolo in sala.');
	});

	test.each(locales)('have the same parts in "%s", with rows as wide as their tables', (locale) => {
		const other = minutesPaper(someMinutes, locale);
		expect(other.language).toBe(locale);
		expect(other.blocks.map(({ kind }) => kind)).toEqual(paper.blocks.map(({ kind }) => kind));
		for (const { columns, rows, total } of tables(other.blocks))
			for (const cells of [...rows.map((row) => row.cells), ...(total ? [total] : [])])
				expect(cells).toHaveLength(columns.length);
	});
});

describe('the minutes as a table of facts', () => {
	const lines = minutesCsv(someMinutes, 'it').slice(1).split('\r\n');

	test('have seven columns and one fact a line', () => {
		expect(lines[0]).toBe('"Parte";"Titolo";"Voce";"Telefono";"Carta";"Mani";"In tutto"');
		expect(lines).toContain('"Pallini";"Pallini";"Spazi aperti il pomeriggio";36;12;0;48');
		expect(lines).toContain(
			'"Raggruppare: Cartellino";"Spazi aperti il pomeriggio";"Una merenda per tutti.";0;1;0;1',
		);
		expect(lines).toContain('"Il consenso sull’articolo 3";"Giro 1";"Va bene così";17;0;6;23');
		expect(lines).toContain('"Chi c’era";"Ente";"Banca del tempo";2;2;0;4');
		expect(lines).toContain('"Chi c’era";"In tutto";"";22;8;;30');
		expect(lines).toContain('"Pallini: Dove finisce";"Spazi aperti il pomeriggio";"articolo 3";;;;');
		expect(lines).toContain(
			'"Prossimo passo";"Comune di Cornaredo, 30/11/2026";"Si chiude il voto dei cittadini.";;;;',
		);
	});

	test('never let a card become a formula', () => {
		const decisions = ['=HYPERLINK("http://example.org")'];
		expect(minutesCsv({ ...someMinutes, decisions }, 'it')).toContain(
			`"'=HYPERLINK(""http://example.org"")"`,
		);
	});

	test('hold no instant finer than a minute and no number of anything stored', () => {
		const everything = minutesCsv(someMinutes, 'it') + JSON.stringify(paper);
		for (const hidden of ['k3', 'k9', String(someMinutes.startedAt), 'patto-educativo'])
			expect(everything).not.toContain(hidden);
	});
});
