import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from '#domain/document/paper.ts';
import { cleanTexts } from '#domain/document/clean-text.ts';

/** The compiler reads neither woff nor woff2; the same letters lie in Bootstrap Italia as TrueType. */
const letters = [
	'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf',
	'Titillium_Web/titillium-web-v10-latin-ext_latin-600.ttf',
	'Titillium_Web/titillium-web-v10-latin-ext_latin-700.ttf',
	'Lora/lora-v20-latin-ext_latin-regular.ttf',
	'Lora/lora-v20-latin-ext_latin-700.ttf',
];

async function openCompiler(): Promise<NodeCompiler> {
	// Fifty megabytes of native code: only for whoever asks for a PDF.
	const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
	const package_ = createRequire(import.meta.url).resolve('bootstrap-italia/package.json');
	const folder = new URL('src/fonts/', `file://${package_}`);
	const fontBlobs = letters.map((file) => readFileSync(new URL(file, folder)));
	return Compiler.create({ fontArgs: [{ fontBlobs }] });
}

let compiler: Promise<NodeCompiler> | null = null;

/** Emoji with what makes one of several: skin, joiners, flags. */
const pictures =
	/(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0e\ufe0f\u20e3\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*)*)/gu;
/** Nothing in a page breaks a word of 3,000 letters but a place where it may be broken. */
const endless = /[^\s\u00ad\u200b]{40}(?=\S)/gu;

/** Every text inside, changed; keys and numbers stay. */
function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
	return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
		typeof part === 'string' ? change(part) : part,
	) as Value;
}

function compile(opened: NodeCompiler, paper: Paper, missing: 'yes' | 'no'): NodeTypstDocument {
	const result = opened.compile({
		mainFileContent: readFileSync(new URL('./paper.typ', import.meta.url), 'utf8'),
		inputs: { paper: JSON.stringify(paper), missing },
	});
	if (result.result) return result.result;
	throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics ?? 'no document'));
}

/** null: some character has no letter in any font. */
function accessiblePdf(opened: NodeCompiler, paper: Paper): Uint8Array | null {
	try {
		return opened.pdf(compile(opened, paper, 'no'), { pdfStandard: 'ua-1', pdfTags: true });
	} catch (error) {
		if (String(error).includes('could not be displayed')) return null;
		throw error;
	}
}

/**
 * A4 pages, tagged, with title and language, as PDF/UA-1. Emoji that no font here knows are said in a word. When letters
 * of a script are missing even so, it is an ordinary tagged PDF that says so at its top.
 *
 * @throws what the compiler says; `createPress` turns it into a refusal
 */
export async function paperToPdf(paper: Paper): Promise<Uint8Array> {
	const opened = await (compiler ??= openCompiler());
	const clean = mapTexts(cleanTexts(paper), (text) => text.replace(endless, '$&\u200b'));
	const first = accessiblePdf(opened, clean);
	if (first) return first;
	const inWords = mapTexts(clean, (text) => text.replace(pictures, ` (${clean.spare.picture}) `));
	return accessiblePdf(opened, inWords) ?? opened.pdf(compile(opened, inWords, 'yes'), { pdfTags: true });
}
