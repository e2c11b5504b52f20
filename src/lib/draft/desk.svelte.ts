import type * as Y from 'yjs';
import { m } from '#i18n/paraglide/messages.js';
import { addClause } from '#protocol/draft/add-clause.ts';
import { archiveClause, restoreClause } from '#protocol/draft/archive-clause.ts';
import { mergeClauses } from '#protocol/draft/merge-clauses.ts';
import { moveClause } from '#protocol/draft/move-clause.ts';
import { splitClause } from '#protocol/draft/split-clause.ts';
import { ownHand, undoMine } from '#protocol/draft/undo-mine.ts';
import type { DeskMarks } from './desk-marks.ts';
import { DraftText, type DeskClause } from './draft-text.svelte.ts';
import type { ClauseEditor, Landing, Style } from './editor/clause-editor.ts';
import { keepSettled } from './keep-settled.ts';
import { newId } from './new-id.ts';
import type { PastedClause } from './paste.ts';
import type { Spread } from './spread.svelte.ts';
import { plainStyle } from './plain-style.ts';
import type { Presence } from './presence.svelte.ts';

/** Where one is writing. `title`: the caret goes into the title first. */
export interface Editing {
	readonly id: string;
	readonly landing: Landing | 'title';
}

export interface PasteOffer {
	readonly clauses: readonly PastedClause[];
	readonly here: () => void;
}

/** The writing page of one person: where they are and what they do. Every act is one step of "Annulla il mio". */
export class Desk {
	readonly text: DraftText;
	readonly presence: Presence;
	readonly undoManager: Y.UndoManager;
	editing: Editing | null = $state.raw(null);
	/** The editor of the clause one is in, once its code has arrived. */
	editor: ClauseEditor | null = $state.raw(null);
	style: Style = $state.raw(plainStyle);
	/** Passages people spoke of, drawn into the clauses; null where nothing is drawn. */
	marks: DeskMarks | null = $state.raw(null);
	/** False when the right to write was taken away: everything stays readable and can be copied. */
	writable = $state(true);
	canUndo = $state(false);
	canRedo = $state(false);
	/** The last thing that happened through this page, for the status line. */
	said = $state('');
	#quiet: ReturnType<typeof setTimeout> | undefined;
	offer: PasteOffer | null = $state.raw(null);
	linking = $state(false);
	#doc: Y.Doc;
	#unsettle: () => void;
	#reading: string | null = null;
	/** Words chosen over several clauses. */
	spread: Spread | null = $state.raw(null);

	constructor(doc: Y.Doc, presence: Presence) {
		this.#doc = doc;
		this.text = new DraftText(doc);
		this.presence = presence;
		this.undoManager = undoMine(doc);
		this.#unsettle = keepSettled(doc, () => this.writable);
		const look = () => {
			this.canUndo = this.undoManager.canUndo();
			this.canRedo = this.undoManager.canRedo();
		};
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
			this.undoManager.on(event, look);
		}
	}

	get current(): DeskClause | null {
		return this.text.clauses.find((clause) => clause.id === this.editing?.id) ?? null;
	}

	/** Long enough to be read slowly; then the line makes room again. */
	say(sentence: string): void {
		this.said = sentence;
		clearTimeout(this.#quiet);
		this.#quiet = setTimeout(() => (this.said = ''), 10_000);
	}

	index(id: string): number {
		return this.text.clauses.findIndex((clause) => clause.id === id);
	}

	open(id: string, landing: Landing | 'title'): void {
		if (!this.writable) return;
		if (this.editing?.id === id) {
			if (landing !== 'title') this.editor?.focus(landing);
			return;
		}
		this.#leave();
		this.text.keep(id);
		this.editing = { id, landing };
		this.presence.tell({ clause: id, writing: true, caret: null });
	}

	close(): void {
		if (this.editing === null) return;
		this.#leave();
		this.editing = null;
		this.text.keep(null);
		this.presence.tell({ clause: this.#reading, writing: false, caret: null });
	}

	/** The clause before one's eyes: told to the others while one is writing in none. */
	reading(id: string | null): void {
		this.#reading = id;
		if (this.editing === null) this.presence.tell({ clause: id, writing: false });
	}

	/** Over the edge of a clause: to the end of the one before, or the beginning of the next. */
	walk(from: string, step: 1 | -1): void {
		const target = this.text.clauses[this.index(from) + step];
		if (target) this.open(target.id, step === 1 ? 'start' : 'end');
	}

	/** A new clause after this one (null: at the end), with the caret in its title. */
	add(afterId: string | null): void {
		const id = newId();
		const last = this.text.clauses.at(-1)?.id;
		this.act(() => addClause(this.#doc, { id, title: '', ...afterOf(afterId ?? last) }, ownHand));
		this.open(id, 'title');
	}

	split(): void {
		if (!this.editing || !this.editor) return;
		const id = newId();
		const { id: from } = this.editing;
		const cut = this.editor.cut();
		this.act(() => splitClause(this.#doc, from, cut, { id }, ownHand));
		this.say(m.draft_split_done());
		this.open(id, 'title');
	}

	/** Joins a clause to the one before; the caret stands where the two met. */
	mergeUp(id: string): void {
		const before = this.text.clauses[this.index(id) - 1];
		if (!before) return;
		this.#leave();
		this.editing = null;
		this.text.keep(null);
		this.act(() => mergeClauses(this.#doc, before.id, id, ownHand));
		this.say(m.draft_merge_done());
		this.open(before.id, 'end');
	}

	moveBy(id: string, step: 1 | -1): void {
		const at = this.index(id);
		const { clauses } = this.text;
		if (at < 0 || !clauses[at + step]) return;
		const afterId = step === 1 ? clauses[at + 1]!.id : (clauses[at - 2]?.id ?? null);
		this.moveAfter(id, afterId);
	}

	moveAfter(id: string, afterId: string | null): void {
		this.act(() => moveClause(this.#doc, id, { afterId }, ownHand));
		const { number } = this.text.clauses[this.index(id)] ?? { number: null };
		this.say(number === null ? m.draft_moved_plain() : m.draft_moved({ number }));
	}

	archive(id: string): void {
		this.close();
		this.act(() => archiveClause(this.#doc, id, ownHand));
		this.say(m.draft_archived_done());
	}

	restore(id: string): void {
		this.act(() => restoreClause(this.#doc, id, ownHand));
		this.say(m.draft_restored());
	}

	/** Backspace at the very beginning: an empty clause goes, any other is joined to the one before. */
	backspace(id: string): void {
		const before = this.text.clauses[this.index(id) - 1];
		const record = this.text.record(id);
		if (!record || !before) return;
		if (this.#isEmpty(id)) {
			this.archive(id);
			this.open(before.id, 'end');
		} else this.mergeUp(id);
	}

	pasteAsClauses(clauses: readonly PastedClause[]): void {
		const from = this.editing?.id ?? this.text.clauses.at(-1)?.id;
		let afterId = from;
		this.act(() => {
			for (const clause of clauses) {
				const id = newId();
				addClause(this.#doc, { id, ...clause, ...afterOf(afterId) }, ownHand);
				afterId = id;
			}
		});
		this.offer = null;
		this.say(m.draft_paste_split_done({ count: clauses.length }));
		if (afterId) this.open(afterId, 'end');
	}

	undo(): void {
		if (this.writable && this.undoManager.canUndo()) this.undoManager.undo();
		else this.say(m.draft_nothing_to_undo());
		this.text.settle();
	}

	redo(): void {
		if (this.writable) this.undoManager.redo();
		this.text.settle();
	}

	stop(): void {
		this.writable = false;
		this.editor?.setEditable(false);
	}

	resume(): void {
		this.writable = true;
		this.editor?.setEditable(true);
	}

	destroy(): void {
		clearTimeout(this.#quiet);
		this.#unsettle();
		this.text.destroy();
		this.undoManager.destroy();
		this.presence.destroy();
	}

	#isEmpty(id: string): boolean {
		const clause = this.text.clauses[this.index(id)];
		return clause !== undefined && clause.title.trim() === '' && /^(<p><br><\/p>)*$/u.test(clause.html);
	}

	#leave(): void {
		this.editor = null;
		this.style = plainStyle;
		this.linking = false;
		this.offer = null;
	}

	/** One step of "Annulla il mio". */
	act(change: () => void): void {
		if (!this.writable) return;
		this.undoManager.stopCapturing();
		this.#doc.transact(change, ownHand);
		this.undoManager.stopCapturing();
		this.text.settle();
	}
}

function afterOf(afterId: string | undefined): { afterId?: string } {
	return afterId === undefined ? {} : { afterId };
}
