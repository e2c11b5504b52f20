import { describe, expect, test } from 'vitest';
import { attachmentName, decideAttachment, largestAttachment } from './attachment.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const word = (value: number, size: 2 | 4) =>
	String.fromCharCode(...Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255));

/** A ZIP of stored files, as small as one can be. */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
	let body = '';
	let directory = '';
	for (const [name, content] of Object.entries(files)) {
		const sizes = word(0, 4) + word(content.length, 4) + word(content.length, 4) + word(name.length, 2);
		const offset = body.length;
		body += 'PK\x03\x04' + '\0'.repeat(10) + sizes + word(0, 2) + name + content;
		directory += 'PK\x01\x02' + '\0'.repeat(12) + sizes + '\0'.repeat(12) + word(offset, 4) + name;
	}
	const count = Object.keys(files).length;
	const end = 'PK\x05\x06' + word(0, 4) + word(count, 2) + word(count, 2);
	return bytes(body + directory + end + word(directory.length, 4) + word(body.length, 4) + word(0, 2));
}
const docx = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
const odt = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' };

describe('a file is known by its content', () => {
	test.each([
		['pdf', bytes('%PDF-1.7\n…')],
		['png', bytes('\x89PNG\r\n\x1a\n____')],
		['jpeg', bytes('\xff\xd8\xff\xe0')],
		['docx', zip(docx)],
		['odt', zip(odt)],
	])('%s', (kind, file) => expect(decideAttachment(file)).toEqual({ kind }));

	test.each([
		['nothing', bytes(''), 'empty'],
		['a page', bytes('<!doctype html><script>alert(1)</script>'), 'kind-unknown'],
		['a drawing with scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kind-unknown'],
		['a program', bytes('MZ\x90'), 'kind-unknown'],
		['a plain ZIP', zip({ 'a.exe': 'MZ' }), 'kind-unknown'],
		['a ZIP without its end', zip(docx).subarray(0, 60), 'kind-unknown'],
		[
			'a ZIP whose directory lies elsewhere',
			zip(docx).map((byte, at, all) => (at > all.length - 7 ? 255 : byte)),
			'kind-unknown',
		],
		['a letter with macros', zip({ ...docx, 'word/vbaProject.bin': 'x' }), 'with-macros'],
		['an OpenDocument with macros', zip({ ...odt, 'Basic/script-lc.xml': 'x' }), 'with-macros'],
		['a spreadsheet', zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'kind-unknown'],
		['one byte too many', new Uint8Array(largestAttachment + 1), 'too-large'],
	])('%s is refused', (_, file, refused) => expect(decideAttachment(file)).toEqual({ refused }));
});

describe('a download is called', () => {
	test.each([
		['../../etc/passwd', 'passwd.pdf'],
		['C:\\Documenti\\Pianta della sala.PDF', 'Pianta della sala.pdf'],
		['fattura\u202efdp.exe', 'fatturafdp.pdf'],
		['"; filename=x.html', 'filename=x.pdf'],
		['.htaccess', 'htaccess.pdf'],
		['...', 'allegato.pdf'],
		['خريطة القاعة.pdf', 'خريطة القاعة.pdf'],
		[`${'a'.repeat(300)}.pdf`, `${'a'.repeat(100)}.pdf`],
	])('%j → %j', (typed, name) => expect(attachmentName(typed, 'pdf')).toBe(name));
});
