import type * as Y from 'yjs';
import { clauseMap, type ClauseRecord } from '#protocol/draft/draft-doc.ts';
import { placeClauses, readClause, type Clause, type PlacedClause } from '#protocol/draft/read-draft.ts';
import { renderClause } from '#protocol/draft/render-clause.ts';
import type { ReadClause } from './read-clause.ts';

/** A clause on the writing page. The object stays the same as long as nothing in it changes. */
export interface DeskClause extends ReadClause {
	readonly ancestors: readonly string[];
	/** Archived by somebody while one is writing in it: it stays where it was until one leaves. */
	readonly archived: boolean;
}

/** The live text as the writing page shows it: only what changed is read and rendered again. */
export class DraftText {
	clauses: readonly DeskClause[] = $state.raw([]);
	archived: readonly { readonly id: string; readonly title: string }[] = $state.raw([]);
	readonly doc: Y.Doc;
	#read = new Map<string, Clause>();
	#html = new Map<string, string>();
	#shown = new Map<string, DeskClause>();
	#kept: string | null = null;
	#queued = false;
	#end: () => void;

	constructor(doc: Y.Doc) {
		this.doc = doc;
		const map = clauseMap(doc);
		const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
			for (const event of events) {
				if (event.path.length > 0) this.#reread(String(event.path[0]));
				else for (const id of event.changes.keys.keys()) this.#reread(id);
			}
			this.#queue();
		};
		map.observeDeep(observe);
		this.#end = () => map.unobserveDeep(observe);
		for (const id of map.keys()) this.#reread(id);
		this.#place();
	}

	/** The clause one is writing in: it stays on the page even if it leaves the text. */
	keep(id: string | null): void {
		this.#kept = id;
		this.#place();
	}

	record(id: string): ClauseRecord | null {
		return clauseMap(this.doc).get(id) ?? null;
	}

	/** What was changed through this page is shown at once, before the next frame. */
	settle(): void {
		this.#place();
	}

	destroy(): void {
		this.#end();
	}

	#reread(id: string): void {
		const clause = readClause(id, clauseMap(this.doc).get(id));
		if (!clause) {
			this.#read.delete(id);
			this.#html.delete(id);
			return;
		}
		this.#read.set(id, clause);
		this.#html.set(id, renderClause(clause));
	}

	#queue(): void {
		if (this.#queued) return;
		this.#queued = true;
		queueMicrotask(() => {
			if (this.#queued) this.#place();
		});
	}

	#place(): void {
		this.#queued = false;
		const all = [...this.#read.values()];
		const kept = this.#kept === null ? undefined : this.#read.get(this.#kept);
		const draft = placeClauses(
			kept?.archived ? all.map((clause) => (clause === kept ? { ...kept, archived: false } : clause)) : all,
		);
		const show = (placed: PlacedClause): DeskClause => {
			const html = this.#html.get(placed.id) ?? '';
			const archived = placed.id === kept?.id && kept.archived;
			const old = this.#shown.get(placed.id);
			if (
				old &&
				old.html === html &&
				old.title === placed.title &&
				old.number === placed.number &&
				old.archived === archived &&
				old.ancestors.join() === placed.ancestors.join()
			)
				return old;
			const { id, number, title, ancestors } = placed;
			return { id, number, title, html, ancestors, archived };
		};
		const next = draft.clauses.map(show);
		this.#shown = new Map(next.map((clause) => [clause.id, clause]));
		if (next.length !== this.clauses.length || next.some((clause, index) => clause !== this.clauses[index])) {
			this.clauses = next;
		}
		this.archived = draft.archived
			.filter((clause) => clause.into === null)
			.map(({ id, title }) => ({ id, title }));
	}
}
