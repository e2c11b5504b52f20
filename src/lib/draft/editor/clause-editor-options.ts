import type * as Y from 'yjs';
import type { Spot } from '#protocol/draft/paragraph-edges.ts';
import type { PastedClause } from '../paste.ts';
import type { Presence } from '../presence.svelte.ts';
import type { Landing } from './landing.ts';
import type { Style } from './style.ts';

export interface ClauseEditorOptions {
	readonly place: HTMLElement;
	readonly clauseId: string;
	readonly body: Y.XmlFragment;
	readonly presence: Presence;
	readonly undo: Y.UndoManager;
	readonly label: string;
	/** Id of the sentence that says how to leave the text by keyboard. */
	readonly describedBy: string;
	readonly landing: Landing;
	readonly editable: boolean;
	onStyle(style: Style): void;
	/** The caret walks over an edge of the text. */
	onEdge(edge: 'above' | 'below' | 'backspace'): void;
	/** A choice of words goes over an edge, or over the whole text. */
	onSpread(anchor: Spot, where: 'above' | 'below' | 'all'): void;
	/** Ctrl+Enter: what stands after the caret becomes a new clause. */
	onSplit(): void;
	onUndo(): void;
	onRedo(): void;
	onLink(): void;
	onDone(): void;
	/** Several headings were pasted. `here` puts everything into this clause after all. */
	onPastedClauses(clauses: readonly PastedClause[], here: () => void): void;
	onPasteTooLong(characters: number): void;
}
