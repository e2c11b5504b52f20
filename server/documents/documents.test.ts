import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Paper, PaperBlock } from '#domain/document/paper.ts';
import { createPress, type Printed } from './press.ts';
import { paperToPdf } from './typst-paper.ts';
import { paperToDocx } from './word-paper.ts';

const table: PaperBlock = {
	kind: 'table',
	caption: 'I pallini',
	columns: [
		{ label: 'Gruppo', kind: 'words' },
		{ label: 'Telefono', kind: 'phone' },
		{ label: 'Carta', kind: 'paper' },
		{ label: 'In tutto', kind: 'total' },
	],
	rows: [
		{
			cells: ['Spazi aperti', '36', '12', '48'],
			bar: [
				{ source: 'phone', share: 0.75 },
				{ source: 'paper', share: 0.25 },
			],
		},
	],
	total: ['Somma', '36', '12', '48'],
};

function paperWith(blocks: readonly PaperBlock[], change: Partial<Paper> = {}): Paper {
	return {
		language: 'it',
		title: 'Verbale dell’incontro «Dopo la scuola»',
		over: 'Patto educativo',
		facts: [{ label: 'Quando', value: 'giovedì' }],
		blocks: [{ kind: 'heading', level: 2, text: 'Che cosa abbiamo deciso' }, ...blocks],
		foot: 'Fatto con Tavolo.',
		spare: { picture: 'emoji', letters: 'Mancano alcune lettere.' },
		...change,
	};
}
const voices = (...texts: string[]): PaperBlock => ({
	kind: 'voices',
	items: texts.map((text) => ({ text, mark: 'carta' })),
});

/** Everything inside a PDF that can be read: its objects and its inflated streams. */
function insides(pdf: Uint8Array): string {
	const raw = Buffer.from(pdf);
	const text = raw.toString('latin1');
	const parts = [text];
	for (const { index } of text.matchAll(/\bstream\r?\n/g)) {
		const start = text.indexOf('\n', index) + 1;
		try {
			parts.push(inflateSync(raw.subarray(start, text.indexOf('endstream', start))).toString('latin1'));
		} catch {
			// A stream that is not deflated stands in the text as it is.
		}
	}
	return parts.join('\n');
}

/** The letters a PDF can give back (ToUnicode), as a set: words are kept as glyphs. */
function lettersOf(inside: string): Set<string> {
	const letters = new Set<string>();
	for (const [, body] of inside.matchAll(/beginbf(?:char|range)([\s\S]*?)endbf/g))
		for (const [, hex] of body!.matchAll(/<[0-9a-f]+>\s*<([0-9a-f]{4,})>/gi))
			for (const letter of Buffer.from(hex!, 'hex').swap16().toString('utf16le')) letters.add(letter);
	return letters;
}

describe('a PDF', () => {
	test('is tagged, accessible by its own word, and has title, language, headings, lists and tables', async () => {
		const inside = insides(await paperToPdf(paperWith([voices('Una merenda per tutti.'), table])));
		expect(inside).toContain('/StructTreeRoot');
		expect(inside).toMatch(/\/Marked true/);
		expect(inside).toMatch(/\/Lang\s*\(it\)/);
		expect(inside).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
		expect(inside).toMatch(/\/DisplayDocTitle true/);
		for (const role of ['H1', 'H2', 'Table', 'THead', 'TR', 'TH', 'TD', 'L', 'LI'])
			expect(inside, role).toMatch(new RegExp(`/S\\s*/${role}\\b`));
		expect(inside).toMatch(/Dopo la scuola|D\0o\0p\0o|\0D\0o\0p\0o/);
		const letters = lettersOf(inside);
		for (const letter of 'Unamerdpti.48’«»') expect(letters).toContain(letter);
	});

	test('says nothing of who made it or on which machine', async () => {
		const inside = insides(await paperToPdf(paperWith([table])));
		expect(inside).not.toMatch(/\/Author|dc:creator/);
		expect(inside).not.toContain(process.cwd());
	});

	test('has Arabic names inside Italian words, and Arabic as its own language', async () => {
		const inItalian = insides(await paperToPdf(paperWith([voices('Lo dice فاطمة a tutti', 'مكان آمن')])));
		expect(inItalian).toContain('pdfuaid:part');
		expect([...lettersOf(inItalian)].join('')).toMatch(/\p{Script=Arabic}/u);
		const inArabic = insides(await paperToPdf(paperWith([voices('مكان آمن')], { language: 'ar' })));
		expect(inArabic).toContain('pdfuaid:part');
		expect(inArabic).toMatch(/\/Lang\s*\(ar\)/);
	});

	test('takes what people type as text, never as an instruction', async () => {
		const plain = '#panic("no") $x^2$ *b* _i_ = H \\ @a <b> // /* `#sys` #import "/etc/passwd"';
		const inside = insides(await paperToPdf(paperWith([voices(plain), { ...table, caption: plain }])));
		const letters = lettersOf(inside);
		for (const letter of '#$*_=\\@</`"') expect(letters).toContain(letter);
	});

	test('stays accessible with emoji, control characters, turned text and endless words', async () => {
		const hostile = ['👩🏽‍🚒 🇮🇹 🙂', 'a\u0000b\u0007\u202ec\ud800', 'x'.repeat(10_000), '\n\n', ''];
		const pdf = await paperToPdf(paperWith([voices(...hostile)], { title: '=1+1\n🙂' }));
		expect(insides(pdf)).toContain('pdfuaid:part');
	});

	test('with a script nobody has letters for is still there, tagged, and says so', async () => {
		const inside = insides(await paperToPdf(paperWith([voices('𐎀𐎁 ꓐꓑ 𒀀')])));
		expect(inside).toContain('/StructTreeRoot');
		expect(inside).not.toContain('pdfuaid:part');
		expect(lettersOf(inside)).toContain('M');
	});

	test('of 300 cards takes less than two seconds', async () => {
		const cards = Array.from({ length: 300 }, (_, n) => `Cartellino ${n}: ${'parole della sala '.repeat(8)}`);
		const start = performance.now();
		await paperToPdf(paperWith([table, voices(...cards)]));
		expect(performance.now() - start).toBeLessThan(2_000);
	});
});

async function wordParts(paper: Paper): Promise<Record<string, string>> {
	const files = unzipSync(await paperToDocx(paper));
	return Object.fromEntries(
		Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
	);
}

describe('a DOCX', () => {
	test('has real headings, a table with a header row, lists, title and language', async () => {
		const parts = await wordParts(paperWith([voices('Una merenda & «pane» <b>'), table]));
		const body = parts['word/document.xml']!;
		for (const style of ['Heading1', 'Heading2']) expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
		expect(body).toContain('<w:tblHeader/>');
		expect(body).toContain('<w:numPr>');
		expect(body).toContain('Una merenda &amp; «pane» &lt;b&gt;');
		for (const words of ['Telefono', 'Somma', '48', 'Fatto con Tavolo.']) expect(body).toContain(words);
		expect(parts['word/styles.xml']).toMatch(/<w:lang [^>]*w:val="it-IT"/);
		expect(parts['docProps/core.xml']).toContain('Dopo la scuola');
		expect(parts['docProps/core.xml']).toContain('<dc:creator>Tavolo</dc:creator>');
	});

	test('writes from right to left in Arabic, and Arabic words inside Italian ones', async () => {
		const arabic = (await wordParts(paperWith([table], { language: 'ar', title: 'محضر' })))[
			'word/document.xml'
		]!;
		expect(arabic).toContain('<w:bidiVisual/>');
		const italian = (await wordParts(paperWith([voices('مكان آمن')])))['word/document.xml']!;
		expect(italian).toContain('<w:bidi/>');
		expect(italian).toContain('<w:rtl/>');
	});

	test('of hostile texts is sound XML', async () => {
		const hostile = [
			'a\u0000\u0008\u000b\ufffe\ud800b',
			']]>',
			'&amp;',
			'🙂'.repeat(500),
			'x'.repeat(10_000),
			'a\r\nb',
		];
		const body = (await wordParts(paperWith([voices(...hostile)])))['word/document.xml']!;

		expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
		expect(body).toContain(']]&gt;');
		expect(body).toContain('&amp;amp;');
		expect(body).toContain('🙂'.repeat(500));
		expect(body).toContain('x'.repeat(10_000));
		expect(body).toContain('<w:br/>');
	});
});

describe('the press', () => {
	const silent = (): void => undefined;

	test('makes files in a process of its own, while others go on', async () => {
		const press = createPress((error) => {
			throw error;
		});
		const paper = paperWith([table]);
		let beats = 0;
		const heart = setInterval(() => (beats += 1), 5);
		const [pdf, docx] = await Promise.all([press.pdf(paper), press.docx(paper)]);
		clearInterval(heart);
		expect('bytes' in pdf && Buffer.from(pdf.bytes).toString('latin1', 0, 5)).toBe('%PDF-');
		expect('bytes' in docx && Buffer.from(docx.bytes).toString('latin1', 0, 2)).toBe('PK');
		expect(beats).toBeGreaterThan(3);
	});

	test('outlives a document that cannot be set', async () => {
		let reason = '';
		const press = createPress((error) => (reason = String(error)));
		const broken = { ...paperWith([]), facts: undefined } as unknown as Paper;
		expect(await press.pdf(broken)).toEqual({ refused: 'document-failed' });
		expect(reason).toContain('No document (code 1)');
	});

	test('turns a failure into a refusal, tells why, and goes on with the next', async () => {
		const told: string[] = [];
		let first = true;
		const press = createPress(
			(error, kind) => told.push(`${kind}: ${String(error)}`),
			() => {
				if (!first) return Promise.resolve(new Uint8Array([1]));
				first = false;
				return Promise.reject(new Error('no such module'));
			},
		);
		expect(await press.pdf(paperWith([]))).toEqual({ refused: 'document-failed' });
		expect(told).toEqual(['pdf: Error: no such module']);
		expect(await press.docx(paperWith([]))).toEqual({ bytes: new Uint8Array([1]) });
	});

	test('prints one at a time, and sends away whoever comes when twenty wait', async () => {
		let working = 0;
		let most = 0;
		const press = createPress(silent, async () => {
			most = Math.max(most, (working += 1));
			await Promise.resolve();
			working -= 1;
			return new Uint8Array();
		});
		const printed: Printed[] = await Promise.all(Array.from({ length: 30 }, () => press.pdf(paperWith([]))));
		expect(most).toBe(1);
		expect(printed.filter((one) => 'refused' in one && one.refused === 'document-busy')).toHaveLength(10);
	});
});
