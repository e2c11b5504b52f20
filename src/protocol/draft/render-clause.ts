import type { Clause } from './read-draft.ts';
import { runsText, type Paragraph, type Run } from './paragraph.ts';

/** The text of a clause for a page, without its title: only our own tags, attributes escaped, links checked when read. */
export function renderClause(clause: Pick<Clause, 'paragraphs'>): string {
	return renderParagraphs(clause.paragraphs);
}

/** One line for each paragraph, list items with their sign. */
export function plainClause(clause: Pick<Clause, 'paragraphs'>): string {
	return plainLines(clause).join('\n');
}

export function plainLines(clause: Pick<Clause, 'paragraphs'>): string[] {
	const counters: number[] = [];
	return clause.paragraphs.map((paragraph) => {
		const text = runsText(paragraph.runs);
		if (paragraph.list !== 'ordered') counters.length = paragraph.list === 'bullet' ? paragraph.indent : 0;
		if (paragraph.list === null) return text;
		const margin = '  '.repeat(paragraph.indent);
		if (paragraph.list === 'bullet') return `${margin}- ${text}`;
		counters.length = Math.min(counters.length, paragraph.indent + 1);
		counters[paragraph.indent] = (counters[paragraph.indent] ?? 0) + 1;
		return `${margin}${counters[paragraph.indent]}. ${text}`;
	});
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function renderParagraphs(paragraphs: readonly Paragraph[]): string {
	let html = '';
	/** The lists open now, outermost first. */
	const open: ('ul' | 'ol')[] = [];
	const close = (depth: number) => {
		while (open.length > depth) html += `</li></${open.pop()}>`;
	};
	for (const paragraph of paragraphs) {
		const content = paragraph.runs.map(renderRun).join('') || '<br>';
		if (paragraph.list === null) {
			close(0);
			html += renderBlock(paragraph, content);
			continue;
		}
		const tag = paragraph.list === 'ordered' ? 'ol' : 'ul';
		// A first item may be indented deeper than one step: only as many lists are opened as have an item.
		const depth = Math.min(paragraph.indent, open.length) + 1;
		close(depth);
		if (open.length === depth && open[depth - 1] !== tag) close(depth - 1);
		if (open.length === depth) html += '</li>';
		else {
			html += `<${tag}>`;
			open.push(tag);
		}
		html += `<li>${content}`;
	}
	close(0);
	return html;
}

/** The clause's title is an h2, so headings inside it begin at h3. */
function renderBlock(paragraph: Paragraph, content: string): string {
	const tag = paragraph.heading === null ? 'p' : `h${paragraph.heading + 2}`;
	const indent = paragraph.indent > 0 ? ` class="tv-indent-${paragraph.indent}"` : '';
	return `<${tag}${indent}>${content}</${tag}>`;
}

function renderRun(run: Run): string {
	let html = escapeHtml(run.text);
	if (run.italic) html = `<em>${html}</em>`;
	if (run.bold) html = `<strong>${html}</strong>`;
	if (run.link) html = `<a href="${escapeHtml(run.link)}" rel="noopener nofollow">${html}</a>`;
	return html;
}
