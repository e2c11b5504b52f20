import { Schema } from '@tiptap/pm/model';
import { safeHref } from '#protocol/draft/safe-href.ts';

const tags: Record<number, string> = { 1: 'h3', 2: 'h4', 3: 'h5' };

/**
 * What a clause can hold: paragraphs only. Heading, list and indent are attributes, so that restyling never replaces
 * the node somebody else is typing in. An attribute that is not set is null, and null is not stored.
 */
export const clauseSchema = new Schema({
	nodes: {
		doc: { content: 'paragraph+' },
		paragraph: {
			content: 'text*',
			attrs: {
				heading: { default: null },
				list: { default: null },
				indent: { default: null },
				gone: { default: null },
			},
			toDOM({ attrs, content }) {
				const tag = tags[Number(attrs.heading)] ?? 'p';
				const dom: Record<string, string> = {};
				if (attrs.list === 'bullet' || attrs.list === 'ordered') dom['data-list'] = String(attrs.list);
				const indent = Number(attrs.indent ?? 0);
				if (indent > 0) dom['data-indent'] = String(Math.min(4, Math.trunc(indent)));
				if (attrs.gone === true && content.size === 0) dom.class = 'tv-gone';
				return [tag, dom, 0];
			},
		},
		text: {},
	},
	marks: {
		link: {
			attrs: { href: { default: '' } },
			inclusive: false,
			toDOM: ({ attrs }) => {
				const href = safeHref(attrs.href);
				return href === null ? ['span', 0] : ['a', { href, rel: 'noopener nofollow' }, 0];
			},
		},
		bold: { toDOM: () => ['strong', 0] },
		italic: { toDOM: () => ['em', 0] },
	},
});
