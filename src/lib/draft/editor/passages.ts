import type { Node as ProseNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { placedIn, type PassageLabels, type PassageMark } from '#protocol/draft/mark-passages.ts';

const key = new PluginKey<DecorationSet>('passages');

/**
 * The passages people spoke of, in the clause one is writing in: drawn beside the text, never into it. Between two tellings
 * they move with the letters typed around them.
 */
export function passages(): Plugin<DecorationSet> {
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: () => DecorationSet.empty,
			apply: (transaction, drawn) =>
				(transaction.getMeta(key) as DecorationSet | undefined) ??
				drawn.map(transaction.mapping, transaction.doc),
		},
		props: { decorations: (state) => key.getState(state) },
	});
}

export function drawPassages(
	view: EditorView,
	marks: readonly PassageMark[],
	labels: PassageLabels | null,
): void {
	const { doc } = view.state;
	const before = key.getState(view.state) ?? DecorationSet.empty;
	const { words, positionOf } = wordsOf(doc);
	const drawings = marks.flatMap((mark) => {
		const here = placedIn(words, mark);
		const from = here && positionOf(here.from, 'first');
		const to = here && positionOf(here.to, 'last');
		// Told a moment before or behind this text: what is drawn already has moved with the letters.
		if (from === null || to === null) return before.find(0, doc.content.size, ({ id }) => id === mark.id);
		const number = () => numberElement(mark, labels);
		return [
			Decoration.inline(from, to, { class: 'tv-passage' }, { id: mark.id }),
			Decoration.widget(to, number, {
				id: mark.id,
				key: `${mark.id} ${mark.count}`,
				side: 1,
				ignoreSelection: true,
			}),
		];
	});
	view.dispatch(
		view.state.tr.setMeta(key, DecorationSet.create(doc, drawings)).setMeta('addToHistory', false),
	);
}

/** The words of the clause as `clauseWords` reads them, and where each stands in the editor. */
function wordsOf(doc: ProseNode) {
	const lines: { readonly from: number; readonly length: number; readonly position: number }[] = [];
	let words = '';
	doc.forEach((node, offset) => {
		if (node.attrs.gone === true && node.content.size === 0) return;
		if (lines.length > 0) words += '\n';
		lines.push({ from: words.length, length: node.textContent.length, position: offset + 1 });
		words += node.textContent;
	});
	const positionOf = (at: number, which: 'first' | 'last'): number | null => {
		const line = lines.find(({ from, length }) =>
			which === 'first' ? from <= at && at < from + length : from < at && at <= from + length,
		);
		return line ? line.position + at - line.from : null;
	};
	return { words, positionOf };
}

function numberElement(mark: PassageMark, labels: PassageLabels | null): HTMLElement {
	const number = document.createElement('span');
	number.className = 'tv-passage-count';
	number.contentEditable = 'false';
	number.dataset.passage = mark.id;
	number.dataset.count = String(mark.count);
	number.setAttribute('role', 'img');
	if (labels) number.setAttribute('aria-label', labels.count(mark.count));
	return number;
}
