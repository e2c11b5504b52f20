import { Fragment, Slice } from '@tiptap/pm/model';
import { EditorState, type Command } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { PassageLabels, PassageMark } from '#protocol/draft/mark-passages.ts';
import type { Spot } from '#protocol/draft/paragraph-edges.ts';
import type { Cut } from '#protocol/draft/split-clause.ts';
import { asClauses, longestPaste, pastedHtml, pastedText, type PastedParagraph } from '../paste.ts';
import { carets } from './carets.ts';
import type { ClauseEditorOptions } from './clause-editor-options.ts';
import { enter, typeOver } from './edges.ts';
import { keepParagraphs } from './keep-paragraphs.ts';
import { clauseKeys } from './keys.ts';
import { catchUp, land, type Landing } from './landing.ts';
import { drawPassages, passages } from './passages.ts';
import { paragraphNode } from './pasted-nodes.ts';
import { clauseSchema } from './schema.ts';
import { indentBy, setLink, styleAt, toggleBold, toggleHeading, toggleItalic, toggleList } from './style.ts';

export type { Style } from './style.ts';
export type { Landing } from './landing.ts';

export type Act = 'bold' | 'italic' | 'list' | 'numbers' | 'heading' | 'indent' | 'outdent';

/** The editor of one clause. Only one is open at a time; everything else on the page is plain rendered text. */
export interface ClauseEditor {
	act(name: Act): void;
	link(href: string | null): void;
	setEditable(editable: boolean): void;
	focus(landing?: Landing): void;
	/** Words with line ends, as if they were typed at the caret. */
	type(words: string): void;
	/** Where "divide here" would cut. */
	cut(): Cut;
	/** Draws the passages people spoke of. */
	mark(marks: readonly PassageMark[], labels: PassageLabels | null): void;
	/** Where the choice of words began. */
	anchor(): Spot;
	/** The spot under a point of the screen. */
	spotAt(left: number, top: number): Spot | null;
	destroy(): void;
}

const acts: Record<Act, Command> = {
	bold: toggleBold,
	italic: toggleItalic,
	list: toggleList('bullet'),
	numbers: toggleList('ordered'),
	heading: toggleHeading,
	indent: indentBy(1),
	outdent: indentBy(-1),
};

/** What these keys do depends on where the caret is: pressed right after another key, they must not act at the old place. */
const cutsOrJoins = /^(Enter|Backspace|Delete)$/;

/** Whoever goes elsewhere in the text begins a new step of "Annulla il mio". */
const goesElsewhere = /^(Arrow|Page|Home$|End$)/;

/** The line one writes stays clear of the edges, and of the bar that lies over the foot of a phone's page. */
const room = {
	top: 5,
	left: 5,
	right: 5,
	get bottom() {
		return 5 + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0);
	},
};

export function openClauseEditor(options: ClauseEditorOptions): ClauseEditor {
	let editable = options.editable;
	options.undo.addTrackedOrigin(ySyncPluginKey);
	const view = new EditorView(
		{ mount: options.place },
		{
			state: EditorState.create({
				schema: clauseSchema,
				plugins: [
					ySyncPlugin(options.body),
					keepParagraphs(),
					carets(options.clauseId, options.presence),
					passages(),
					...clauseKeys(options),
				],
			}),
			editable: () => editable,
			attributes: {
				class: 'tv-clause-text tv-prose',
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': options.label,
				'aria-describedby': options.describedBy,
			},
			handleTextInput: (over, from, to, text) => {
				const { selection } = over.state;
				const across = from === selection.from && to === selection.to && !over.composing;
				return (
					across && selection.$from.index(0) < selection.$to.index(0) && typeOver(options.body, over, text)
				);
			},
			handleDOMEvents: {
				keydown(view, event) {
					if (cutsOrJoins.test(event.key) && !view.composing) catchUp(view);
					if (goesElsewhere.test(event.key)) options.undo.stopCapturing();
					return false;
				},
				mousedown() {
					options.undo.stopCapturing();
					return false;
				},
				// Before ProseMirror parses it: Word's style attributes would all be reported by the content security policy.
				paste(_view, event) {
					if (!editable || !paste(event)) return false;
					event.preventDefault();
					return true;
				},
			},
			handleDrop: (_view, event) => {
				const moved = event.dataTransfer?.types.includes('Files') ?? false;
				if (moved) event.preventDefault();
				return moved;
			},
			scrollThreshold: room,
			scrollMargin: room,
			clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
			// `this`, because the text is put in while the view is still being made.
			dispatchTransaction(this: EditorView, transaction) {
				this.updateState(this.state.apply(transaction));
				options.onStyle(styleAt(this.state));
			},
		},
	);

	function paste(event: ClipboardEvent): boolean {
		const html = event.clipboardData?.getData('text/html') ?? '';
		const text = event.clipboardData?.getData('text/plain') ?? '';
		if (html === '' && text === '') return false;
		const paragraphs = html === '' ? pastedText(text) : pastedHtml(html);
		const characters = paragraphs.reduce(
			(sum, { text }) => sum + text.reduce((n, run) => n + run.text.length, 0),
			0,
		);
		if (characters > longestPaste) options.onPasteTooLong(characters);
		else {
			const clauses = asClauses(paragraphs);
			options.undo.stopCapturing();
			if (clauses) options.onPastedClauses(clauses, () => insert(paragraphs));
			else insert(paragraphs);
		}
		return true;
	}

	function insert(paragraphs: readonly PastedParagraph[]): void {
		if (paragraphs.length === 0) return;
		const { $from } = view.state.selection;
		const nodes = paragraphs.map(paragraphNode);
		const [first] = nodes;
		const styled = first!.attrs.heading !== null || first!.attrs.list !== null;
		const openStart = styled && $from.parent.content.size === 0 ? 0 : 1;
		const slice = new Slice(Fragment.from(nodes), openStart, 1);
		view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
		view.focus();
	}

	const run = (command: Command) => {
		command(view.state, view.dispatch, view);
		view.focus();
	};
	land(view, options.landing);
	view.focus();
	options.onStyle(styleAt(view.state));

	return {
		act: (name) => run(acts[name]),
		link: (href) => run(setLink(href)),
		setEditable(next) {
			editable = next;
			view.setProps({ editable: () => editable });
		},
		focus(landing) {
			if (landing) land(view, landing);
			view.focus();
		},
		type(words) {
			words.split('\n').forEach((line, index) => {
				if (index > 0) enter(options.body)(view.state, view.dispatch, view);
				if (line !== '') view.dispatch(view.state.tr.insertText(line).scrollIntoView());
			});
		},
		cut() {
			const { $from } = view.state.selection;
			return { paragraph: $from.index(0), offset: $from.parentOffset };
		},
		mark(marks, labels) {
			drawPassages(view, marks, labels);
		},
		anchor() {
			const { $anchor } = view.state.selection;
			return { paragraph: $anchor.index(0), offset: $anchor.parentOffset };
		},
		spotAt(left, top) {
			const found = view.posAtCoords({ left, top });
			if (!found) return null;
			const $found = view.state.doc.resolve(found.pos);
			return { paragraph: $found.index(0), offset: $found.parentOffset };
		},
		destroy() {
			view.destroy();
		},
	};
}
