import type { Locale } from '../person/preferences.ts';

/**
 * A document with all its words already in one language: a page, a PDF and a DOCX are made from it and say the same
 * things in the same order. Texts are plain: no markup, `\n` is a new line.
 */
export interface Paper {
	readonly language: Locale;
	readonly title: string;
	/** A line above the title: whose document it is. */
	readonly over: string;
	/** When, where, how many. */
	readonly facts: readonly PaperFact[];
	readonly blocks: readonly PaperBlock[];
	/** Small, at the very end. */
	readonly foot: string;
	/** For what the fonts of a printed page cannot draw. */
	readonly spare: {
		/** Stands for a small picture (emoji). */
		readonly picture: string;
		/** Says at the top that letters are missing. */
		readonly letters: string;
	};
}

export interface PaperFact {
	readonly label: string;
	readonly value: string;
}

/** How a number came about; it decides how its part of a bar is drawn. */
export type PaperSource = 'phone' | 'paper' | 'hands';

export interface PaperColumn {
	readonly label: string;
	readonly kind: 'words' | 'number' | PaperSource | 'total';
}

export interface PaperRow {
	/** One a column, numbers already written as people read them. The first names the row. */
	readonly cells: readonly string[];
	/** Parts of the longest bar of the table, 0…1, one after the other; the numbers stand beside it. */
	readonly bar?: readonly PaperBarPart[];
}

export interface PaperBarPart {
	readonly source: PaperSource;
	readonly share: number;
}

export interface PaperTable {
	readonly kind: 'table';
	readonly caption: string;
	readonly columns: readonly PaperColumn[];
	readonly rows: readonly PaperRow[];
	readonly total: readonly string[] | null;
}

export type PaperBlock =
	| { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
	| { readonly kind: 'text'; readonly text: string; readonly soft: boolean }
	| { readonly kind: 'numbered'; readonly items: readonly string[] }
	/** What was done, in order, with its hour. */
	| {
			readonly kind: 'steps';
			readonly items: readonly { readonly hour: string; readonly text: string; readonly more: string }[];
	  }
	/** What people wrote, word for word; `mark` says by which way, where it matters. */
	| {
			readonly kind: 'voices';
			readonly items: readonly { readonly text: string; readonly mark: string }[];
	  }
	| { readonly kind: 'note'; readonly heading: string; readonly text: string }
	| PaperTable;
