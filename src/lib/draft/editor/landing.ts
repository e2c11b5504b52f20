import type { Node as ProseNode } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Where the caret goes when the editor opens: an edge of the text, a spot on the screen, or in the text (with what is typed there). */
export type Landing =
	| 'start'
	| 'end'
	| { readonly left: number; readonly top: number }
	| { readonly paragraph: number; readonly offset: number; readonly typed: string };

export function land(view: EditorView, landing: Landing): void {
	const { doc } = view.state;
	const spot =
		typeof landing === 'string'
			? undefined
			: 'left' in landing
				? view.posAtCoords(landing)?.pos
				: positionAt(doc, landing.paragraph, landing.offset);
	const selection =
		spot !== undefined
			? TextSelection.near(doc.resolve(spot))
			: landing === 'start'
				? Selection.atStart(doc)
				: TextSelection.create(doc, endOfWords(doc));
	const transaction = view.state.tr.setSelection(selection).scrollIntoView();
	if (typeof landing === 'object' && 'typed' in landing && landing.typed)
		transaction.insertText(landing.typed);
	view.dispatch(transaction);
}

/** The position of a spot, counted in paragraphs and letters. */
export function positionAt(doc: ProseNode, paragraph: number, offset: number): number {
	const index = Math.min(paragraph, doc.childCount - 1);
	let position = 1;
	for (let before = 0; before < index; before++) position += doc.child(before).nodeSize;
	return position + Math.min(offset, doc.child(index).content.size);
}

/** The browser reports a moved caret late: of two quick arrow keys the second would be judged at the place of the first. */
export function catchUp(view: EditorView): void {
	const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {};
	if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
	const { doc, selection } = view.state;
	const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0);
	const head = view.posAtDOM(focusNode, focusOffset ?? 0);
	if (anchor === selection.anchor && head === selection.head) return;
	view.dispatch(view.state.tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
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
