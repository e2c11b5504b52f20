import type { Node as ProseNode } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Where the caret goes when the editor opens: an edge of the text, or a spot on the screen. */
export type Landing = 'start' | 'end' | { readonly left: number; readonly top: number };

export function land(view: EditorView, landing: Landing): void {
	const { doc } = view.state;
	const spot = typeof landing === 'object' ? view.posAtCoords(landing)?.pos : undefined;
	const selection =
		spot !== undefined
			? TextSelection.near(doc.resolve(spot))
			: landing === 'start'
				? Selection.atStart(doc)
				: TextSelection.create(doc, endOfWords(doc));
	view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

/** The browser reports a moved caret late: of two quick arrow keys the second would be judged at the place of the first. */
export function catchUp(view: EditorView): void {
	const { focusNode, focusOffset, isCollapsed } = view.dom.ownerDocument.getSelection() ?? {};
	if (!focusNode || focusOffset === undefined || !isCollapsed || !view.dom.contains(focusNode)) return;
	const position = view.posAtDOM(focusNode, focusOffset);
	if (position === view.state.selection.head) return;
	view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position))));
}

const isGone = (node: ProseNode) => node.attrs.gone === true && node.content.size === 0;

function lastShown(doc: ProseNode): number {
	let last = doc.childCount - 1;
	while (last > 0 && isGone(doc.child(last))) last--;
	return last;
}

function endOfWords(doc: ProseNode): number {
	let position = 0;
	const last = lastShown(doc);
	for (let index = 0; index <= last; index++) position += doc.child(index).nodeSize;
	return position - 1;
}

export const inFirst = (state: EditorState) => {
	const index = state.selection.$from.index(0);
	for (let before = 0; before < index; before++) if (!isGone(state.doc.child(before))) return false;
	return true;
};
export const inLast = (state: EditorState) => state.selection.$to.index(0) >= lastShown(state.doc);
