import { baseKeymap, chainCommands } from '@tiptap/pm/commands';
import { inputRules, InputRule } from '@tiptap/pm/inputrules';
import { keymap } from '@tiptap/pm/keymap';
import type { Command, Plugin } from '@tiptap/pm/state';
import type { ClauseEditorOptions } from './clause-editor-options.ts';
import { enter, join } from './edges.ts';
import { catchUp, inFirst, inLast } from './landing.ts';
import { indentBy, toggleBold, toggleItalic, toggleList, unstyle } from './style.ts';

/** «- » and «1. » at the beginning of a line make a list. */
function listRule(pattern: RegExp, list: 'bullet' | 'ordered'): InputRule {
	return new InputRule(pattern, (state, _match, start, end) => {
		const $start = state.doc.resolve(start);
		if ($start.parent.attrs.list !== null) return null;
		return state.tr
			.delete(start, end)
			.setNodeMarkup($start.before(), null, { ...$start.parent.attrs, list, heading: null });
	});
}

/** What every key does in the text of a clause. */
export function clauseKeys(options: ClauseEditorOptions): Plugin[] {
	const call =
		(run: () => void): Command =>
		() => {
			run();
			return true;
		};
	const edge = (direction: 'up' | 'down' | 'left' | 'right', where: 'above' | 'below'): Command => {
		return (_state, _dispatch, view) => {
			if (!view) return false;
			catchUp(view);
			const { state } = view;
			const atEdge = where === 'above' ? inFirst(state) : inLast(state);
			if (!atEdge || !state.selection.empty || !view.endOfTextblock(direction)) return false;
			options.onEdge(where);
			return true;
		};
	};
	const backspaceAtStart: Command = (state) => {
		const { $from, empty } = state.selection;
		if (!empty || $from.parentOffset > 0 || !inFirst(state)) return false;
		options.onEdge('backspace');
		return true;
	};
	const backspace = chainCommands(unstyle, backspaceAtStart, join(options.body, -1));
	/** Shift and an arrow at the edge: the choice goes on in the next clause. */
	const spread = (direction: 'up' | 'down' | 'left' | 'right', where: 'above' | 'below'): Command => {
		return (_state, _dispatch, view) => {
			if (!view) return false;
			catchUp(view);
			const { selection } = view.state;
			const atEdge = where === 'above' ? inFirst(view.state) : inLast(view.state);
			const ahead =
				where === 'above' ? selection.head <= selection.anchor : selection.head >= selection.anchor;
			if (!atEdge || !ahead || !view.endOfTextblock(direction)) return false;
			const { $anchor } = selection;
			options.onSpread({ paragraph: $anchor.index(0), offset: $anchor.parentOffset }, where);
			return true;
		};
	};
	/** The first time all words of the clause, then the whole text. */
	const everything: Command = ({ selection, doc }) => {
		if (selection.to - selection.from < doc.content.size - 2) return false;
		options.onSpread({ paragraph: 0, offset: 0 }, 'all');
		return true;
	};
	return [
		inputRules({ rules: [listRule(/^[-*•]\s$/u, 'bullet'), listRule(/^1[.)]\s$/u, 'ordered')] }),
		keymap({
			'Mod-b': toggleBold,
			'Mod-i': toggleItalic,
			'Mod-k': call(options.onLink),
			'Mod-z': call(options.onUndo),
			'Mod-y': call(options.onRedo),
			'Mod-Z': call(options.onRedo),
			'Mod-Shift-8': toggleList('bullet'),
			'Mod-Shift-7': toggleList('ordered'),
			'Mod-]': indentBy(1),
			'Mod-[': indentBy(-1),
			'Mod-Enter': call(options.onSplit),
			Enter: enter(options.body),
			'Shift-Enter': enter(options.body),
			Escape: call(options.onDone),
			Backspace: backspace,
			'Mod-Backspace': backspace,
			'Shift-Backspace': backspace,
			Delete: join(options.body, 1),
			'Mod-Delete': join(options.body, 1),
			'Mod-a': everything,
			'Shift-ArrowUp': spread('up', 'above'),
			'Shift-ArrowDown': spread('down', 'below'),
			'Shift-ArrowLeft': spread('left', 'above'),
			'Shift-ArrowRight': spread('right', 'below'),
			ArrowUp: edge('up', 'above'),
			ArrowDown: edge('down', 'below'),
			ArrowLeft: edge('left', 'above'),
			ArrowRight: edge('right', 'below'),
		}),
		keymap(withoutTab(baseKeymap)),
	];
}

/** Tab is left to the browser: nobody gets caught in the text. */
function withoutTab(bindings: Record<string, Command>): Record<string, Command> {
	return Object.fromEntries(Object.entries(bindings).filter(([key]) => !key.endsWith('Tab')));
}
