import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import { csvFile } from './csv.ts';

/** RFC 4180 read back, by the letter. */
function readCsv(file: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 1;
	while (at < file.length) {
		let field = '';
		if (file[at] === '"') {
			for (at += 1; file[at] !== '"' || file[at + 1] === '"'; at += 1) {
				field += file[at];
				if (file[at] === '"') at += 1;
			}
			at += 1;
		} else while (file[at] !== ';' && file[at] !== '\r') field += file[at++];
		row.push(field);
		if (file[at] === ';') at += 1;
		else {
			at += 2;
			rows.push(row);
			row = [];
		}
	}
	return rows;
}

test('begins with its mark, has semicolons between, ends lines as the standard says', () => {
	expect(
		csvFile([
			['Titolo', 'Telefono'],
			['Parco', 3],
		]),
	).toBe('\ufeff"Titolo";"Telefono"\r\n"Parco";3\r\n');
	expect(csvFile([['', null, 0]])).toBe('\ufeff"";;0\r\n');
});

test.each([
	'=1+1',
	'+39 02',
	'-1',
	'@cmd',
	'\t=1',
	'\r=1',
	' =1',
	'\n@a',
	'＝1',
	'\ufeff=1',
	'\u0000=1',
	'\u202e=1',
])('%j is no formula', (text) => {
	const [[cell]] = readCsv(csvFile([[text]])) as [[string]];
	expect(cell).toMatch(/^'/);
});

test('ordinary words and negative figures stay as they are', () => {
	const cells = ['Una merenda', 'a=b', 'è + bello', "l'estate", '«-»'];
	expect(readCsv(csvFile([cells]))).toEqual([cells]);
	expect(csvFile([[-3]])).toBe('\ufeff-3\r\n');
});

test('quotes, new lines, semicolons, long texts, Arabic and emoji come back whole', () => {
	const cells = ['a"b;c', 'prima\nseconda', 'x'.repeat(10_000), 'مكان آمن', '👩🏽‍🚒'];
	expect(readCsv(csvFile([cells, cells]))).toEqual([cells, cells]);
});

test('whatever is typed comes back clean, in its cell, and harmless', () => {
	const anything = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 }), {
		maxLength: 5,
		minLength: 1,
	});
	fc.assert(
		fc.property(anything, (rows) => {
			const back = readCsv(csvFile(rows));
			expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
				rows.map((row) => row.map((cell) => cleanText(cell).replace(/^'/, ''))),
			);
			for (const cell of back.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
		}),
	);
});
