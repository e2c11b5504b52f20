import { tick } from 'svelte';
import { m } from '#i18n/paraglide/messages.js';
import { plainClause, renderClause, escapeHtml } from '#protocol/draft/render-clause.ts';
import { endOf, readSpread, takeSpread, type TextSpot } from '#protocol/draft/spread.ts';
import { ownHand } from '#protocol/draft/undo-mine.ts';
import * as Y from 'yjs';
import type { DraftText } from './draft-text.svelte.ts';
import type { ClauseEditor, Landing } from './editor/clause-editor.ts';
import { pointOf, spotAt, spotOf } from './spread-spots.ts';

interface Chosen {
	readonly from: TextSpot;
	readonly to: TextSpot;
}

/** What of the writing page one needs to choose over several clauses. */
interface ChoosingDesk {
	readonly text: DraftText;
	readonly editing: { readonly id: string } | null;
	readonly editor: ClauseEditor | null;
	readonly writable: boolean;
	index(id: string): number;
	open(id: string, landing: Landing): void;
	close(): void;
	act(change: () => void): void;
	say(sentence: string): void;
}

/**
 * Words chosen from one clause into another. While one chooses no editor is open: the browser's own selection lies over
 * the text at rest, so that keyboard, finger and screen reader choose as on any page. Here it becomes copy and delete.
 */
export class Spread {
	chosen: Chosen | null = $state.raw(null);
	/** What was taken out a moment ago, to be taken back where no editor is open. */
	taken: number | null = $state(null);
	readonly #desk: ChoosingDesk;

	constructor(desk: ChoosingDesk) {
		this.#desk = desk;
	}

	/** From the caret of the editor into another clause. */
	async start(anchor: TextSpot, focus: TextSpot): Promise<void> {
		this.#desk.close();
		await tick();
		document.querySelector<HTMLElement>('article.sheet')?.focus({ preventScroll: true });
		this.stretch(anchor, focus);
	}

	stretch(anchor: TextSpot, focus: TextSpot): void {
		const [from, to] = [pointOf(this.#desk.text, anchor), pointOf(this.#desk.text, focus)];
		if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
	}

	/** Shift and a click in another clause. */
	async to(clause: string, left: number, top: number): Promise<void> {
		const { editing, editor } = this.#desk;
		const focus = spotAt(this.#desk.text, left, top);
		if (!editing || !editor || focus?.clause !== clause) return;
		await this.start({ clause: editing.id, at: editor.anchor() }, focus);
	}

	/** Over the edge of the clause one writes in. */
	over(anchor: TextSpot, step: 1 | -1): void {
		const { text } = this.#desk;
		const target = text.clauses[this.#desk.index(anchor.clause) + step];
		const body = target && text.record(target.id)?.get('body');
		if (!(body instanceof Y.XmlFragment)) return;
		const focus: TextSpot = {
			clause: target!.id,
			at: step === 1 ? { paragraph: 0, offset: 0 } : endOf(body),
		};
		void this.start(anchor, focus).then(() =>
			getSelection()?.modify('extend', step === 1 ? 'forward' : 'backward', 'word'),
		);
	}

	async everything(): Promise<void> {
		const { clauses } = this.#desk.text;
		const last = clauses.at(-1);
		const body = last && this.#desk.text.record(last.id)?.get('body');
		if (!(body instanceof Y.XmlFragment)) return;
		await this.start({ clause: clauses[0]!.id, at: null }, { clause: last!.id, at: endOf(body) });
	}

	/** Reads the browser's selection. */
	look(): void {
		const selection = getSelection();
		this.chosen = null;
		if (this.#desk.editing || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
		const range = selection.getRangeAt(0);
		const { text } = this.#desk;
		const from = spotOf(text, { node: range.startContainer, offset: range.startOffset });
		const to = spotOf(text, { node: range.endContainer, offset: range.endOffset });
		if (!from || !to || this.#desk.index(from.clause) >= this.#desk.index(to.clause)) return;
		this.chosen = { from, to };
		this.taken = null;
	}

	leave(): void {
		getSelection()?.removeAllRanges();
		this.chosen = null;
	}

	/** Words with the titles of the clauses, as plain text and as HTML. */
	words(): { readonly plain: string; readonly html: string } | null {
		const pieces = this.chosen && readSpread(this.#desk.text.doc, this.chosen.from, this.chosen.to);
		if (!pieces) return null;
		const titled = pieces.map((piece) => {
			const number = piece.number === null ? '' : m.draft_article({ number: piece.number });
			return { piece, title: piece.title === null ? '' : `${number} ${piece.title}`.trim() };
		});
		return {
			plain: titled
				.map(({ piece, title }) => [title, plainClause(piece)].filter(Boolean).join('\n'))
				.join('\n\n'),
			html: titled
				.map(({ piece, title }) => (title ? `<h2>${escapeHtml(title)}</h2>` : '') + renderClause(piece))
				.join(''),
		};
	}

	/** Takes the words out in one step, and writes on where they stood. */
	take(typed = ''): void {
		const { chosen } = this;
		if (!chosen || !this.#desk.writable) return;
		this.leave();
		let done: ReturnType<typeof takeSpread> = null;
		this.#desk.act(() => (done = takeSpread(this.#desk.text.doc, chosen.from, chosen.to, ownHand)));
		const { archived, caret } = (done as ReturnType<typeof takeSpread>) ?? { archived: 0, caret: null };
		this.taken = archived;
		this.#desk.say(m.draft_spread_taken({ count: archived }));
		if (caret?.at) this.#desk.open(caret.clause, { ...caret.at, typed });
	}
}
