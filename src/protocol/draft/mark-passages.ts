/** A passage to be drawn: offsets in the words of the clause, and the words that must stand there. */
export interface PassageMark {
	/** Of the first remark on it. */
	readonly id: string;
	readonly from: number;
	readonly to: number;
	readonly words: string;
	readonly count: number;
}

export interface PassageLabels {
	/** «2 commenti su questa frase»: what the number says aloud. */
	count(count: number): string;
	/** Where the number leads. */
	href(id: string): string;
}

type Token =
	| { readonly kind: 'tag'; readonly html: string }
	| { readonly kind: 'text'; readonly html: string; readonly from: number; readonly to: number };

const blocks = new Set(['p', 'h3', 'h4', 'h5', 'li']);

/** The words of a clause out of what `renderClause` made of it: the same string as `clauseWords` reads in the live text. */
export function wordsOfHtml(html: string): string {
	return read(html).words;
}

/** Where words stand that moved a little since their place was told: there, or where they stand once; null otherwise. */
export function placedIn(words: string, mark: PassageMark): PassageMark | null {
	if (words.slice(mark.from, mark.to) === mark.words) return mark;
	const from = words.indexOf(mark.words);
	if (mark.words === '' || from < 0 || words.indexOf(mark.words, from + 1) >= 0) return null;
	return { ...mark, from, to: from + mark.words.length };
}

/**
 * Draws passages into what `renderClause` made. Passages whose words are not to be seen are left out: the page and the text
 * may be a moment apart. Overlapping passages become one stretch with the sum of their remarks.
 */
export function markPassages(html: string, marks: readonly PassageMark[], labels: PassageLabels): string {
	if (marks.length === 0) return html;
	const { words, tokens } = read(html);
	const stretches = joined(marks.flatMap((mark) => placedIn(words, mark) ?? []));
	if (stretches.length === 0) return html;
	let out = '';
	let inLink = false;
	/** Numbers wait until a link is over: a link cannot stand in another. */
	let waiting: Stretch[] = [];
	const settle = () => {
		out += waiting.map((stretch) => number(stretch, labels)).join('');
		waiting = [];
	};
	for (const token of tokens) {
		if (token.kind === 'tag') {
			if (token.html.startsWith('<a ')) inLink = true;
			out += token.html;
			if (token.html === '</a>') {
				inLink = false;
				settle();
			}
			continue;
		}
		let at = token.from;
		for (const stretch of stretches) {
			const from = Math.max(stretch.from, token.from);
			const to = Math.min(stretch.to, token.to);
			if (from >= to) continue;
			out += slice(token, at, from);
			out += `<mark class="tv-passage">${slice(token, from, to)}</mark>`;
			at = to;
			if (stretch.to > token.to) continue;
			waiting.push(stretch);
			if (!inLink) settle();
		}
		out += slice(token, at, token.to);
	}
	settle();
	return out;
}

interface Stretch {
	readonly id: string;
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

function number(stretch: Stretch, labels: PassageLabels): string {
	const label = labels.count(stretch.count).replace(/[&"<>]/g, '');
	// The number is no text: whoever counts or copies the words of the clause does not meet it.
	return `<a class="tv-passage-count" href="${labels.href(stretch.id)}" data-passage="${stretch.id}" data-count="${stretch.count}" aria-label="${label}"></a>`;
}

function joined(marks: readonly PassageMark[]): Stretch[] {
	const sorted = [...marks].sort((one, other) => one.from - other.from || other.to - one.to);
	const stretches: Stretch[] = [];
	for (const { id, from, to, count } of sorted) {
		const last = stretches.at(-1);
		if (last && from < last.to) {
			stretches[stretches.length - 1] = { ...last, to: Math.max(last.to, to), count: last.count + count };
		} else stretches.push({ id, from, to, count });
	}
	return stretches;
}

function read(html: string): { readonly words: string; readonly tokens: readonly Token[] } {
	const tokens: Token[] = [];
	let words = '';
	let first = true;
	for (const [piece] of html.matchAll(/<[^>]*>|[^<]+/g)) {
		if (!piece.startsWith('<')) {
			const from = words.length;
			words += plain(piece);
			tokens.push({ kind: 'text', html: piece, from, to: words.length });
			continue;
		}
		const name = /^<([a-z0-9]+)/.exec(piece)?.[1];
		const opens = name !== undefined && blocks.has(name);
		if (opens && !first) words += '\n';
		if (opens) first = false;
		tokens.push({ kind: 'tag', html: piece });
	}
	return { words, tokens };
}

const signs = /&#(\d+);/g;

function plain(html: string): string {
	return html.replace(signs, (_, code: string) => String.fromCharCode(Number(code)));
}

/** The part of an escaped text between two offsets of the words. */
function slice(token: Extract<Token, { kind: 'text' }>, from: number, to: number): string {
	const units = token.html.match(/&#\d+;|[\s\S]/g) ?? [];
	return units.slice(from - token.from, to - token.from).join('');
}
