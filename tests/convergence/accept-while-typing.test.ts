import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from '#protocol/draft/add-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { mergeClauses } from '#protocol/draft/merge-clauses.ts';
import { mergeWordings } from '#protocol/draft/merge-wordings.ts';
import { breakParagraph, joinParagraphs } from '#protocol/draft/paragraph-edges.ts';
import { paragraphTexts } from '#protocol/draft/paragraph.ts';
import { clauseParagraphs, readDraft } from '#protocol/draft/read-draft.ts';
import { plainClause } from '#protocol/draft/render-clause.ts';
import { replaceWording } from '#protocol/draft/replace-wording.ts';
import { settleCarried } from '#protocol/draft/settle-carried.ts';
import { splitClause } from '#protocol/draft/split-clause.ts';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import { contentOf } from '../support/content.ts';
import { seeded, type Random } from '../support/random.ts';

/** `TAVOLO_SEEDS=5000` tries more, `TAVOLO_FIRST_SEED` starts elsewhere. */
const seeds = Number(process.env.TAVOLO_SEEDS ?? 400);
const firstSeed = Number(process.env.TAVOLO_FIRST_SEED ?? 1);

const opening = [
	'Le scuole e le associazioni aprono insieme almeno due spazi, dal lunedì al giovedì.',
	'Gli spazi sono gratuiti.',
	'Un adulto responsabile è sempre presente.',
];
const proposals = [
	opening.join('\n').replace('giovedì', 'venerdì, dalle 16:30 alle 19:00'),
	opening
		.join('\n')
		.replace('due spazi, dal lunedì al giovedì', 'uno spazio in centro e uno a San Pietro all’Olmo'),
	`${opening[0]!}\nGli spazi sono gratuiti per tutti e caldi.\n- una mappa`,
	`${opening[0]!}\n${opening[2]!}`,
];

/** Somebody at a screen: what others wrote arrives when the seed says so, and what they write is stored when it says so. */
interface Page {
	readonly doc: Y.Doc;
	heard: number;
	unsent: Uint8Array[];
}

class Table {
	readonly log: Uint8Array[] = [];
	readonly pages: Page[];
	readonly typed: string[] = [];
	accepted = 0;
	refused = 0;
	readonly random: Random;

	constructor(random: Random, people: number) {
		this.random = random;
		const first = faithfulDoc();
		addClause(first, { id: 'a', title: 'Spazi', paragraphs: opening });
		addClause(first, { id: 'b', title: 'Regole', paragraphs: ['Ogni classe scrive le sue regole.'] });
		this.log.push(Y.encodeStateAsUpdate(first));
		this.pages = Array.from({ length: people }, () => {
			const page: Page = { doc: new Y.Doc(), heard: 0, unsent: [] };
			page.doc.on('update', (update: Uint8Array, origin: unknown) => {
				if (origin !== 'log') page.unsent.push(update);
			});
			return page;
		});
		for (const page of this.pages) this.hear(page, 1);
	}

	hear(page: Page, count: number): void {
		for (const update of this.log.slice(page.heard, page.heard + count))
			Y.applyUpdate(page.doc, update, 'log');
		page.heard = Math.min(this.log.length, page.heard + count);
	}

	send(page: Page, count: number): void {
		this.log.push(...page.unsent.splice(0, count));
	}

	/** What the act does inside its unit of work: the text as stored, the hash checked, one update appended. */
	accept(proposed: string): void {
		const doc = this.replay();
		const clause = readDraft(doc).clauses.find(({ id }) => id === 'a');
		if (!clause) return void this.refused++;
		const merged = mergeWordings(opening.join('\n'), plainClause(clause), proposed);
		if (merged.clashes) return void this.refused++;
		const before = Y.encodeStateVector(doc);
		replaceWording(doc, 'a', { title: null, plain: merged.plain });
		this.log.push(Y.encodeStateAsUpdate(doc, before));
		this.accepted++;
	}

	replay(): Y.Doc {
		const doc = faithfulDoc();
		for (const update of this.log) Y.applyUpdate(doc, update);
		return doc;
	}
}

function write(table: Table, page: Page, divides: boolean): void {
	const { random } = table;
	const { doc } = page;
	const clauses = readDraft(doc).clauses;
	const clause = random.chance(0.8)
		? (clauses.find(({ id }) => id === 'a') ?? clauses[0]!)
		: random.pick(clauses);
	const elements = clauseParagraphs(clauseMap(doc).get(clause.id)!);
	const index = random.below(elements.length);
	const text = paragraphTexts(elements[index]!)[0]!;
	const offset = random.below(text.length + 1);
	const act = divides ? random.below(10) : 0;
	if (act < 6) {
		const letter = String.fromCodePoint(0xe000 + table.typed.length);
		table.typed.push(letter);
		text.insert(offset, letter);
	} else if (act === 6) {
		splitClause(
			doc,
			clause.id,
			{ paragraph: index, offset },
			{ id: `s${table.typed.length}x${random.below(1e6)}` },
		);
	} else if (act === 7) {
		const other = random.pick(clauses);
		if (other.id !== clause.id) mergeClauses(doc, other.id, clause.id);
	} else if (act === 8) breakParagraph(elements[index]!, offset, {});
	else if (elements[index + 1]) joinParagraphs(elements[index]!, elements[index + 1]!);
}

function live(seed: number): Table {
	const random = seeded(seed);
	const table = new Table(random, 5);
	const acceptAt = new Set([5 + random.below(20), 20 + random.below(30)]);
	for (let step = 0; step < 60; step++) {
		if (acceptAt.has(step)) table.accept(random.pick(proposals));
		const who = random.below(table.pages.length);
		const page = table.pages[who]!;
		const act = random.below(4);
		// Three people only type; two also divide and join.
		if (act < 2) write(table, page, who > 2);
		else if (act === 2) table.send(page, 1 + random.below(3));
		else table.hear(page, 1 + random.below(4));
	}
	for (let round = 0; round < 4; round++) {
		for (const page of table.pages) table.send(page, Infinity);
		for (const page of table.pages) table.hear(page, Infinity);
		settleCarried(table.pages[round]!.doc);
	}
	for (const page of table.pages) table.send(page, Infinity);
	for (const page of table.pages) table.hear(page, Infinity);
	return table;
}

test(`${seeds} seeds from ${firstSeed}: an emendamento is accepted while three type and two divide and join: no letter is lost, all see the same, and so does the log`, () => {
	let [accepted, refused] = [0, 0];
	for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
		const table = live(seed);
		accepted += table.accepted;
		refused += table.refused;
		const replayed = readDraft(table.replay());
		const whole = JSON.stringify([...replayed.clauses.map((clause) => [clause.title, plainClause(clause)])]);
		for (const page of table.pages) {
			expect(readDraft(page.doc), `seed ${seed}`).toEqual(replayed);
			expect(contentOf(page.doc), `seed ${seed}`).toBe(contentOf(table.replay()));
		}
		for (const letter of table.typed) {
			expect(whole.split(letter).length - 1, `seed ${seed}: letter ${letter.codePointAt(0)}`).toBe(1);
		}
	}
	expect(accepted).toBeGreaterThan(seeds / 2);
	expect(refused).toBeGreaterThan(0);
});
