import { cleanText } from './clean-text.ts';

/**
 * RFC 4180 with what spreadsheets here need: a BOM, or Excel reads UTF-8 as Latin letters, and semicolons in every
 * language, since Excel and LibreOffice take the separator from the computer's region, and where commas are decimal
 * (Italy) a file with commas opens in a single column.
 */
const separator = ';';
const byteOrderMark = '\ufeff';

/** A spreadsheet runs a cell that begins like this as a formula, also behind blanks and in wide letters. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t]/u;

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = cleanText(value);
	const harmless = formula.test(text) ? `'${text}` : text;
	return `"${harmless.replaceAll('"', '""')}"`;
}

/** A whole file: numbers bare, texts always quoted, and never a formula. `null` is an empty cell. */
export function csvFile(rows: readonly (readonly (string | number | null)[])[]): string {
	return byteOrderMark + rows.map((row) => row.map(cell).join(separator) + '\r\n').join('');
}
