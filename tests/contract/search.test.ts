import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { afterKey, beforeKey, readPageKey, writePageKey, type PageKey } from '#server/storage/keyset.ts';
import { dropSearchText, idsFound, idsLike, putSearchText } from '#server/storage/search.ts';
import { engines, type OpenEngine } from './engines.ts';

const organization = {
	id: 'o',
	slug: 'o',
	name: 'Comune',
	short_name: 'Comune',
	kind: 'municipality',
	place: null,
	founded_year: null,
	description: '',
	parent_id: null,
	is_host: 1,
	logo: null,
	logo_type: null,
	contacts: '{}',
	legal_links: '{}',
	created_at: 0,
};
const space = (id: string) => ({
	id,
	slug: id,
	host_id: 'o',
	template: 'project',
	title: '',
	place: '',
	purpose: '',
	decides: '',
	decides_not: '',
	who_decides: '',
	answer_due_on: '',
	answered_on: null,
	visibility: 'public',
	state: 'open',
	residents_write: 0,
	source: null,
	created_by: null,
	created_at: 0,
});

describe.each(engines)('looking for words on $name', (engine) => {
	let open: OpenEngine;
	const scope = { spaceId: 'pact', kind: 'proposal' };

	beforeEach(async () => {
		open = await engine.open();
		await open.storage.unitOfWork(async (unit) => {
			await unit.db.insertInto('organization').values(organization).execute();
			await unit.db
				.insertInto('space')
				.values([space('pact'), space('other')])
				.execute();
		});
	});
	afterEach(() => open.close());

	const put = (id: string, heading: string, text = '', where = scope) =>
		open.storage.unitOfWork((unit) => putSearchText(unit.db, where, { id, heading, text }));
	const find = async (typed: string): Promise<string[]> => {
		const rows = await open.storage.read
			.selectFrom('search_text')
			.select('subject_id')
			.where('subject_id', 'in', idsFound(open.storage, scope, typed))
			.orderBy('subject_id')
			.execute();
		return rows.map((row) => row.subject_id);
	};

	test('accents, capitals and the last vowel do not matter; all the words do', async () => {
		await put('a', 'Perché la SCUOLA è chiusa?', 'Il pomeriggio, all’Olmo.');
		await put('b', 'Scuole aperte', 'Anche la domenica');
		expect(await find('scuola')).toEqual(['a', 'b']);
		expect(await find('PERCHE scuole')).toEqual(['a']);
		expect(await find('olmo')).toEqual(['a']);
		expect(await find('domen')).toEqual(['b']);
		expect(await find('scuola olmo domenica')).toEqual([]);
	});

	test('Arabic is found without its vowel marks, look-alike letters as the letters they look like', async () => {
		await put('a', 'مُكتبة مفتوحة', 'Ｂｉｂｌｉｏｔｅｃａ');
		expect(await find('مكتبة')).toEqual(['a']);
		expect(await find('biblioteca')).toEqual(['a']);
	});

	test.each([
		['nothing but signs', '"" * ( ) : ^ \' ; -- {', []],
		['words of the engines', 'AND OR NOT NEAR', []],
		['a quotation in a word', 'l\'aula " or 1=1 --', []],
		['half a word in quotes', '"bibl', ['a']],
		['a column of the index', 'heading:biblioteca', []],
		['a paste of a whole book', 'biblioteca '.repeat(20_000), ['a']],
	])('%s is looked for as words, and breaks nothing', async (_, typed, ids) => {
		await put('a', 'Una biblioteca', 'aperta');
		expect(await find(typed)).toEqual(ids);
	});

	test('changed words are found and the old ones are not; what is dropped is gone', async () => {
		await put('a', 'Una biblioteca');
		await put('a', 'Una palestra');
		expect(await find('biblioteca')).toEqual([]);
		expect(await find('palestra')).toEqual(['a']);
		await open.storage.unitOfWork((unit) => dropSearchText(unit.db, 'proposal', 'a'));
		expect(await find('palestra')).toEqual([]);
	});

	test('another tavolo and another kind are not looked into', async () => {
		await put('a', 'palestra', '', { spaceId: 'other', kind: 'proposal' });
		await put('b', 'palestra', '', { spaceId: 'pact', kind: 'comment' });
		expect(await find('palestra')).toEqual([]);
		expect(await idsLike(open.storage, scope, 'palestra', 5)).toEqual([]);
	});

	test('what is like a title comes likest first, whatever small words they share', async () => {
		await put('far', 'Corsi di italiano per le mamme', 'Un giorno la biblioteca potrebbe aiutare.');
		await put('near', 'Biblioteche aperte la domenica');
		await put('none', 'Una palestra per tutti');
		expect(await idsLike(open.storage, scope, 'Una biblioteca aperta per tutti', 5)).toEqual(['near', 'far']);
		expect(await idsLike(open.storage, scope, 'Una biblioteca aperta', 1)).toEqual(['near']);
		expect(await idsLike(open.storage, scope, 'per il la', 5)).toEqual([]);
	});

	test('a very long text is kept and found by its beginning', async () => {
		const long = Array.from({ length: 40_000 }, (_, index) => `parola${index}`).join(' ');
		await put('a', 'lungo', long);
		expect(await find('parola17 lungo')).toEqual(['a']);
	});

	test('pages follow each other by key, both ways, without counting rows', async () => {
		for (const id of ['a', 'b', 'c', 'd', 'e']) await put(id, id);
		const columns = ['kind', 'subject_id'];
		const page = (key: PageKey | null) => {
			const query = open.storage.read.selectFrom('search_text').select(['kind', 'subject_id']);
			return (key ? query.where(afterKey(columns, key)) : query)
				.orderBy('kind', 'desc')
				.orderBy('subject_id', 'desc')
				.limit(2)
				.execute();
		};
		const first = await page(null);
		expect(first.map((row) => row.subject_id)).toEqual(['e', 'd']);
		const key = readPageKey(writePageKey(['proposal', 'd']), ['string', 'string'])!;
		expect((await page(key)).map((row) => row.subject_id)).toEqual(['c', 'b']);
		const back = await open.storage.read
			.selectFrom('search_text')
			.select('subject_id')
			.where(beforeKey(columns, key))
			.orderBy('subject_id')
			.execute();
		expect(back.map((row) => row.subject_id)).toEqual(['e']);
	});
});

test.each([
	null,
	'',
	'x',
	writePageKey([1]),
	writePageKey(['a', 1]),
	writePageKey([1, {} as never]),
	'a'.repeat(9_999),
])('%j is no place in a list', (text) => expect(readPageKey(text, ['number', 'string'])).toBeNull());
