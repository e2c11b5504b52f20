export const largestAttachment = 5 * 1024 * 1024;
export const mostAttachments = 5;
export const attachmentKinds = ['pdf', 'png', 'jpeg', 'docx', 'odt'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What a browser is told a file is. It is only ever offered for download. */
export const attachmentTypes: Readonly<Record<AttachmentKind, string>> = {
	pdf: 'application/pdf',
	png: 'image/png',
	jpeg: 'image/jpeg',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	odt: 'application/vnd.oasis.opendocument.text',
};

export type AttachmentRefusal = 'empty' | 'too-large' | 'kind-unknown' | 'with-macros';

/** The file says by its content what it is; its name and declared type prove nothing. */
export function decideAttachment(
	bytes: Uint8Array,
): { readonly kind: AttachmentKind } | { readonly refused: AttachmentRefusal } {
	if (bytes.length === 0) return { refused: 'empty' };
	if (bytes.length > largestAttachment) return { refused: 'too-large' };
	if (begins(bytes, 0, '%PDF-')) return { kind: 'pdf' };
	if (begins(bytes, 0, '\x89PNG\r\n\x1a\n')) return { kind: 'png' };
	if (begins(bytes, 0, '\xff\xd8\xff')) return { kind: 'jpeg' };
	if (!begins(bytes, 0, 'PK\x03\x04')) return { refused: 'kind-unknown' };
	const names = zipNames(bytes);
	if (names === null) return { refused: 'kind-unknown' };
	if (names.some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name)))
		return { refused: 'with-macros' };
	if (names.includes('word/document.xml') && names.includes('[Content_Types].xml')) return { kind: 'docx' };
	// An OpenDocument begins with its type, uncompressed, so that it can be told without unpacking.
	if (begins(bytes, 30, `mimetype${attachmentTypes.odt}PK`) && names.includes('content.xml'))
		return { kind: 'odt' };
	return { refused: 'kind-unknown' };
}

const longestName = 100;

/** The name a download is given: a plain name with the ending its content deserves. Paths and hidden marks go. */
export function attachmentName(typed: string, kind: AttachmentKind): string {
	const last = typed.normalize('NFC').split(/[/\\]/).at(-1)!;
	const bare = last
		.replace(/\.[A-Za-z0-9]{1,5}$/, '')
		.replace(/[\p{Cc}\p{Cf}"*:<>?|%;]/gu, '')
		.replace(/\s+/gu, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const name = [...bare].slice(0, longestName).join('').trim();
	return `${name === '' ? 'allegato' : name}.${kind === 'jpeg' ? 'jpg' : kind}`;
}

function begins(bytes: Uint8Array, offset: number, text: string): boolean {
	if (bytes.length < offset + text.length) return false;
	for (let at = 0; at < text.length; at += 1) if (bytes[offset + at] !== text.charCodeAt(at)) return false;
	return true;
}

/** Largest number of files an office document is believed to hold. */
const mostFiles = 5_000;
const endRecord = 22;

/** The names in the directory at the end of a ZIP file; null when there is no sound one. */
function zipNames(bytes: Uint8Array): string[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const earliest = Math.max(0, bytes.length - endRecord - 0xffff);
	let end = bytes.length - endRecord;
	while (end >= earliest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
	if (end < earliest) return null;
	const count = view.getUint16(end + 10, true);
	if (count === 0 || count > mostFiles) return null;
	const names: string[] = [];
	const decoder = new TextDecoder();
	let at = view.getUint32(end + 16, true);
	for (let index = 0; index < count; index += 1) {
		if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null;
		const length = view.getUint16(at + 28, true);
		names.push(decoder.decode(bytes.subarray(at + 46, at + 46 + length)));
		at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return names;
}
