import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey,
	type ProsemirrorBinding,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { readPresent, type Caret, type Presence } from '../presence.svelte.ts';

const key = new PluginKey<DecorationSet>('carets');

/**
 * The carets and selections of the others in this clause, with their names. Drawn with classes only (`tv-p0` … `tv-p7`):
 * the content security policy blocks style attributes.
 */
export function carets(clauseId: string, presence: Presence): Plugin<DecorationSet> {
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: () => DecorationSet.empty,
			apply: (transaction, drawn) =>
				(transaction.getMeta(key) as DecorationSet | undefined) ??
				drawn.map(transaction.mapping, transaction.doc),
		},
		props: { decorations: (state) => key.getState(state) },
		view(view) {
			let frame = 0;
			const draw = () => {
				frame ||= requestAnimationFrame(() => {
					frame = 0;
					view.dispatch(view.state.tr.setMeta(key, drawCarets(view, clauseId, presence)));
				});
			};
			presence.awareness.on('change', draw);
			draw();
			return {
				update(current, before) {
					if (before.doc !== current.state.doc) draw();
					if (!current.hasFocus()) return;
					if (before.doc !== current.state.doc || !before.selection.eq(current.state.selection)) {
						presence.tell({ clause: clauseId, writing: true, caret: ownCaret(current, clauseId) });
					}
				},
				destroy() {
					cancelAnimationFrame(frame);
					presence.awareness.off('change', draw);
				},
			};
		},
	});
}

function bindingOf(view: EditorView): ProsemirrorBinding {
	return (ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding }).binding;
}

function ownCaret(view: EditorView, clause: string): Caret {
	const { type, mapping } = bindingOf(view);
	const { anchor, head } = view.state.selection;
	return {
		clause,
		anchor: absolutePositionToRelativePosition(anchor, type, mapping),
		head: absolutePositionToRelativePosition(head, type, mapping),
	};
}

function drawCarets(view: EditorView, clauseId: string, presence: Presence): DecorationSet {
	const { awareness } = presence;
	const { doc, type, mapping } = bindingOf(view);
	const drawings: Decoration[] = [];
	const absolute = (position: unknown): number | null => {
		try {
			const relative = Y.createRelativePositionFromJSON(position as object);
			return relativePositionToAbsolutePosition(doc, type, relative, mapping);
		} catch {
			return null; // written by a client that says something else
		}
	};
	for (const [clientId, state] of awareness.getStates()) {
		const person = clientId === awareness.clientID ? null : readPresent(clientId, state);
		const caret = state.caret as Partial<Caret> | null | undefined;
		if (person === null || !person.writing || caret?.clause !== clauseId) continue;
		const end = view.state.doc.content.size;
		const anchor = absolute(caret.anchor);
		const head = absolute(caret.head);
		if (anchor === null || head === null || Math.max(anchor, head) > end) continue;
		const color = `tv-p${person.colorIndex}`;
		drawings.push(
			Decoration.widget(head, () => caretElement(person.name, color), {
				key: `${clientId} ${person.name} ${color}`,
				side: 10,
				ignoreSelection: true,
			}),
		);
		if (anchor !== head) {
			const [from, to] = anchor < head ? [anchor, head] : [head, anchor];
			drawings.push(Decoration.inline(from, to, { class: `tv-sel ${color}` }));
		}
	}
	return DecorationSet.create(view.state.doc, drawings);
}

function caretElement(name: string, color: string): HTMLElement {
	const caret = document.createElement('span');
	caret.className = `tv-caret ${color}`;
	caret.contentEditable = 'false';
	caret.setAttribute('aria-hidden', 'true');
	const label = document.createElement('span');
	label.className = 'tv-caret-name';
	label.textContent = name.split(/\s/u)[0] ?? name;
	// Word joiners keep the browser's own caret out of the widget.
	caret.append('\u2060', label, '\u2060');
	return caret;
}
