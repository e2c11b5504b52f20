import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { breakParagraph, joinParagraphs, takeBetween } from '#protocol/draft/paragraph-edges.ts';
import { ownHand } from '#protocol/draft/undo-mine.ts';
import { positionAt } from './landing.ts';
import { endedList } from './style.ts';

/**
 * Enter, Backspace and Delete at the edges of paragraphs, written to the text itself instead of through the editor: the
 * binding would write a paragraph anew and throw the other away, with what somebody else was typing in it.
 */
export function enter(body: Y.XmlFragment): Command {
	return (state, dispatch, view) => {
		if (endedList(state, dispatch)) return true;
		if (!view) return false;
		takeSelection(body, view);
		const { $from } = view.state.selection;
		const element = elementAt(body, $from.index(0));
		if (!element) return false;
		const { list, indent, heading } = $from.parent.attrs;
		const atEnd = $from.parentOffset === $from.parent.content.size;
		const next = breakParagraph(
			element,
			$from.parentOffset,
			{ list, indent, heading: atEnd ? null : heading },
			ownHand,
		);
		putCaret(view, body, next, 0);
		return true;
	};
}

export function join(body: Y.XmlFragment, direction: -1 | 1): Command {
	return (state, _dispatch, view) => {
		if (!view) return false;
		if (!state.selection.empty) return takeSelection(body, view);
		const { $from } = state.selection;
		const atEdge = $from.parentOffset === (direction === -1 ? 0 : $from.parent.content.size);
		const here = $from.index(0);
		const neighbour = atEdge ? shownBeside(state, here, direction) : null;
		if (neighbour === null) return false;
		const first = elementAt(body, Math.min(here, neighbour));
		const second = elementAt(body, Math.max(here, neighbour));
		if (!first || !second) return false;
		const met = joinParagraphs(first, second, ownHand);
		putCaret(view, body, first.getAttribute('gone') ? second : first, met);
		return true;
	};
}

/** Typing over a selection that reaches over several paragraphs. */
export function typeOver(body: Y.XmlFragment, view: EditorView, text: string): boolean {
	if (!takeSelection(body, view)) return false;
	view.dispatch(view.state.tr.insertText(text).scrollIntoView());
	return true;
}

/** True if the selection reached over several paragraphs and is taken out now; any other is left to the editor. */
function takeSelection(body: Y.XmlFragment, view: EditorView): boolean {
	const { $from, $to, empty } = view.state.selection;
	const [first, last] = [$from.index(0), $to.index(0)];
	const element = elementAt(body, first);
	if (empty || !element) return false;
	if (first === last) {
		view.dispatch(view.state.tr.deleteSelection());
		return true;
	}
	const from = { paragraph: first, offset: $from.parentOffset };
	takeBetween(body, from, { paragraph: last, offset: $to.parentOffset }, ownHand);
	putCaret(view, body, element.getAttribute('gone') ? elementAt(body, last)! : element, from.offset);
	return true;
}

function shownBeside({ doc }: EditorState, from: number, direction: -1 | 1): number | null {
	for (let index = from + direction; index >= 0 && index < doc.childCount; index += direction) {
		const node = doc.child(index);
		if (node.attrs.gone !== true || node.content.size > 0) return index;
	}
	return null;
}

function elementAt(body: Y.XmlFragment, index: number): Y.XmlElement | null {
	const element = index < body.length ? body.get(index) : null;
	return element instanceof Y.XmlElement ? element : null;
}

function putCaret(view: EditorView, body: Y.XmlFragment, element: Y.XmlElement, offset: number): void {
	const { doc } = view.state;
	const index = body.toArray().indexOf(element);
	if (index < 0 || index >= doc.childCount) return;
	const at = positionAt(doc, index, offset);
	view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, at)).scrollIntoView());
}
