import type { Style } from './editor/style.ts';

/** What the toolbar shows while no editor is open. */
export const plainStyle: Style = {
	bold: false,
	italic: false,
	heading: false,
	list: null,
	indent: 0,
	link: null,
	empty: true,
};
