import type { Mark } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import { toggleMark } from '@tiptap/pm/commands';
import { deepestIndent } from '#protocol/draft/paragraph.ts';
import { clauseSchema } from './schema.ts';

const { marks } = clauseSchema;

export const toggleBold = toggleMark(marks.bold!);
export const toggleItalic = toggleMark(marks.italic!);

type Attributes = Record<string, unknown>;

/** Changes the attributes of every paragraph touched by the selection. */
function restyle(change: (attributes: Attributes) => Attributes): Command {
	return (state, dispatch) => {
		const transaction = state.tr;
		let changed = false;
		state.doc.nodesBetween(state.selection.from, state.selection.to, (node, position) => {
			if (!node.isTextblock) return true;
			const next = { ...node.attrs, ...change(node.attrs) };
			if (Object.keys(next).some((key) => next[key as keyof typeof next] !== node.attrs[key])) {
				changed = true;
				transaction.setNodeMarkup(position, null, next, node.marks);
			}
			return false;
		});
		if (changed) dispatch?.(transaction.scrollIntoView());
		return changed;
	};
}

export function toggleList(list: 'bullet' | 'ordered'): Command {
	return (state, dispatch) => {
		const off = everyParagraph(state, (attributes) => attributes.list === list);
		return restyle(() => (off ? { list: null } : { list, heading: null }))(state, dispatch);
	};
}

export const toggleHeading: Command = (state, dispatch) => {
	const off = everyParagraph(state, (attributes) => attributes.heading !== null);
	return restyle(() => (off ? { heading: null } : { heading: 1, list: null, indent: null }))(state, dispatch);
};

export function indentBy(step: 1 | -1): Command {
	return restyle(({ indent }) => {
		const next = Math.min(deepestIndent, Math.max(0, Number(indent ?? 0) + step));
		return { indent: next === 0 ? null : next };
	});
}

/** At the beginning of a styled paragraph Backspace takes the style off first, as writers expect. */
export const unstyle: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	if (!empty || $from.parentOffset > 0) return false;
	const { heading, list, indent } = $from.parent.attrs;
	if (indent !== null) return indentBy(-1)(state, dispatch);
	if (heading === null && list === null) return false;
	return restyle(() => ({ heading: null, list: null }))(state, dispatch);
};

/** Enter in an empty item ends the list. */
export const endedList: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	const { list, indent } = $from.parent.attrs;
	if (!empty || $from.parent.content.size > 0 || (list === null && indent === null)) return false;
	return restyle(() => ({ list: null, indent: null }))(state, dispatch);
};

export interface Style {
	readonly bold: boolean;
	readonly italic: boolean;
	readonly heading: boolean;
	readonly list: 'bullet' | 'ordered' | null;
	readonly indent: number;
	/** The address under the caret, or null. */
	readonly link: string | null;
	readonly empty: boolean;
}

/** What the toolbar shows as pressed. */
export function styleAt(state: EditorState): Style {
	const { from, $from, to, empty } = state.selection;
	const has = (name: 'bold' | 'italic'): boolean =>
		empty
			? (state.storedMarks ?? $from.marks()).some((mark) => mark.type.name === name)
			: state.doc.rangeHasMark(from, to, marks[name]!);
	const { heading, list, indent } = $from.parent.attrs;
	return {
		bold: has('bold'),
		italic: has('italic'),
		heading: heading !== null,
		list: list === 'bullet' || list === 'ordered' ? list : null,
		indent: Number(indent ?? 0),
		link: (linkRange(state)?.mark.attrs.href as string | undefined) ?? null,
		empty: empty && linkRange(state) === null,
	};
}

/** Puts an address on the selection, or on the whole link the caret stands in; null takes it off. */
export function setLink(href: string | null): Command {
	return (state, dispatch) => {
		const range = linkRange(state);
		const from = state.selection.empty ? range?.from : state.selection.from;
		const to = state.selection.empty ? range?.to : state.selection.to;
		if (from === undefined || to === undefined) return false;
		const transaction = state.tr.removeMark(from, to, marks.link!);
		if (href !== null) transaction.addMark(from, to, marks.link!.create({ href }));
		dispatch?.(transaction);
		return true;
	};
}

function linkRange(state: EditorState): { from: number; to: number; mark: Mark } | null {
	const { $from, from, to } = state.selection;
	let found: { from: number; to: number; mark: Mark } | null = null;
	const start = $from.start();
	$from.parent.forEach((node, offset) => {
		const mark = node.marks.find((candidate) => candidate.type === marks.link);
		const begin = start + offset;
		if (!mark) return;
		const joins = found !== null && found.to === begin && found.mark.eq(mark);
		const range = { from: joins ? found!.from : begin, to: begin + node.nodeSize, mark };
		if (joins || (from >= begin && to <= range.to)) found = range;
	});
	return found;
}

function everyParagraph(state: EditorState, test: (attributes: Attributes) => boolean): boolean {
	let all = true;
	state.doc.nodesBetween(state.selection.from, state.selection.to, (node) => {
		if (node.isTextblock && !test(node.attrs)) all = false;
		return !node.isTextblock;
	});
	return all;
}
