import type { Paragraph as WordParagraph, ParagraphChild, Table as WordTable } from 'docx';
import type { Paper, PaperBlock, PaperColumn, PaperTable } from '#domain/document/paper.ts';
import { cleanTexts } from '#domain/document/clean-text.ts';

const ink = '17324D';
const soft = '4A5B6C';
const edge = 'D5DDE6';
/** Twentieths of a point: an A4 page less its margins. */
const pageWidth = 9638;
const narrow = 1150;
const regions = { it: 'it-IT', en: 'en-GB', ar: 'ar-SA' } as const;
const firstLetter = /\p{L}/u;
const arabic = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

/**
 * A document of Word with real headings, lists, tables with header rows, title and language. Fonts are named, not
 * embedded; where Titillium is not installed, the reader's own takes its place.
 */
export async function paperToDocx(dirty: Paper): Promise<Uint8Array> {
	const word = await import('docx');
	const { AlignmentType, HeadingLevel, Paragraph, TextRun, Table, TableRow, TableCell, WidthType } = word;
	const paper = cleanTexts(dirty);
	const rtl = paper.language === 'ar';
	const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

	const turned = (text: string): boolean => {
		const letter = firstLetter.exec(text);
		return letter ? arabic.test(letter[0]) : rtl;
	};

	/** New lines become breaks, as in the text somebody typed. */
	function runs(
		text: string,
		look: { bold?: boolean; color?: string; size?: number } = {},
	): ParagraphChild[] {
		return text
			.split('\n')
			.map(
				(line, index) =>
					new TextRun({ text: line, rightToLeft: turned(text), ...look, ...(index > 0 ? { break: 1 } : {}) }),
			);
	}
	const paragraph = (text: string, look: Parameters<typeof runs>[1] = {}): WordParagraph =>
		new Paragraph({ children: runs(text, look), bidirectional: turned(text), spacing: { after: 120 } });
	const heading = (level: 1 | 2 | 3, text: string): WordParagraph =>
		new Paragraph({
			heading: levels[level],
			keepNext: true,
			bidirectional: turned(text),
			children: runs(text),
		});

	function cell(text: string, column: PaperColumn, width: number, look: { bold?: boolean; color?: string }) {
		const children = [
			new Paragraph({
				children: runs(text, look),
				bidirectional: rtl,
				alignment: column.kind === 'words' ? AlignmentType.START : AlignmentType.END,
			}),
		];
		return new TableCell({
			children,
			width: { size: width, type: WidthType.DXA },
			margins: { top: 60, bottom: 60, left: 80, right: 80 },
		});
	}

	function table(it: PaperTable): (WordParagraph | WordTable)[] {
		const others = it.columns.slice(1).map(({ kind }) => (kind === 'words' ? 2 * narrow : narrow));
		const widths = [Math.max(narrow, pageWidth - others.reduce((sum, one) => sum + one, 0)), ...others];
		const row = (cells: readonly string[], look: (column: number) => { bold?: boolean; color?: string }) =>
			cells.map((text, index) => cell(text, it.columns[index]!, widths[index]!, look(index)));
		const line = { style: word.BorderStyle.SINGLE, size: 4, color: edge };
		const none = { style: word.BorderStyle.NONE, size: 0, color: 'auto' };
		const isTotal = (column: number): boolean => it.columns[column]!.kind === 'total';
		const rows = [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: row(
					it.columns.map(({ label }) => label),
					() => ({ bold: true, color: soft }),
				),
			}),
			...it.rows.map(
				({ cells }) =>
					new TableRow({ children: row(cells, (n) => ({ bold: n === 0 || isTotal(n), color: ink })) }),
			),
			...(it.total
				? [new TableRow({ cantSplit: true, children: row(it.total, () => ({ bold: true, color: ink })) })]
				: []),
		];
		return [
			...(it.caption ? [paragraph(it.caption, { color: soft })] : []),
			new Table({
				rows,
				columnWidths: widths,
				width: { size: pageWidth, type: WidthType.DXA },
				visuallyRightToLeft: rtl,
				borders: {
					top: none,
					left: none,
					right: none,
					insideVertical: none,
					bottom: line,
					insideHorizontal: line,
				},
			}),
			new Paragraph({ children: [], spacing: { after: 60 } }),
		];
	}

	let lists = 0;
	const listed = (reference: 'numbers' | 'points', children: ParagraphChild[], text: string): WordParagraph =>
		new Paragraph({
			children,
			bidirectional: turned(text),
			numbering: { reference, level: 0, instance: lists },
			spacing: { after: 80 },
		});

	function block(it: PaperBlock): (WordParagraph | WordTable)[] {
		lists += 1;
		switch (it.kind) {
			case 'heading':
				return [heading(it.level, it.text)];
			case 'text':
				return [paragraph(it.text, it.soft ? { color: soft } : {})];
			case 'numbered':
				return it.items.map((text) => listed('numbers', runs(text), text));
			case 'steps':
				return it.items.map(({ hour, text, more }) =>
					listed(
						'points',
						[
							...runs(hour ? `${hour}  ` : '', { color: soft }),
							...runs(text, { bold: true }),
							...(more ? [new TextRun({ break: 1 }), ...runs(more, { color: soft })] : []),
						],
						text,
					),
				);
			case 'voices':
				return it.items.map(({ text, mark }) =>
					listed(
						'points',
						[...runs(text), ...(mark ? runs(` (${mark})`, { color: soft, size: 18 }) : [])],
						text,
					),
				);
			case 'note':
				return [heading(3, it.heading), paragraph(it.text)];
			case 'table':
				return table(it);
		}
	}

	const numbering = (reference: string, format: 'decimal' | 'bullet', text: string) => ({
		reference,
		levels: [
			{
				level: 0,
				format,
				text,
				alignment: AlignmentType.START,
				style: { paragraph: { indent: { start: 400, hanging: 400 } } },
			},
		],
	});
	const headingLook = (size: number, before: number) => ({
		run: { size, bold: true, color: ink },
		paragraph: { spacing: { before, after: 120 } },
	});
	const document = new word.Document({
		title: paper.title,
		description: paper.over,
		creator: 'Tavolo',
		lastModifiedBy: 'Tavolo',
		styles: {
			default: {
				document: {
					run: {
						font: 'Titillium Web',
						size: 22,
						language: { value: regions[rtl ? 'it' : paper.language], bidirectional: regions.ar },
					},
				},
				heading1: headingLook(40, 60),
				heading2: headingLook(28, 320),
				heading3: headingLook(23, 200),
			},
		},
		numbering: { config: [numbering('numbers', 'decimal', '%1.'), numbering('points', 'bullet', '•')] },
		sections: [
			{
				properties: {
					page: {
						size: { width: 11906, height: 16838 },
						margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
					},
				},
				children: [
					...(paper.over ? [paragraph(paper.over, { color: soft })] : []),
					heading(1, paper.title),
					...paper.facts.map(
						({ label, value }) =>
							new Paragraph({
								bidirectional: rtl,
								children: [...runs(`${label}: `, { color: soft }), ...runs(value, { bold: true })],
							}),
					),
					...paper.blocks.flatMap(block),
					...(paper.foot ? [paragraph(paper.foot, { color: soft, size: 18 })] : []),
				],
			},
		],
	});
	return new Uint8Array(await word.Packer.toArrayBuffer(document));
}
