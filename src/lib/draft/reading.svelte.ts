import type { LiveFact } from '#protocol/live/live-fact.ts';

export interface ReadClause {
	readonly id: string;
	readonly number: number | null;
	readonly title: string;
	readonly html: string;
}

/** "aggiornato adesso" stays long enough to be noticed by somebody who reads slowly. */
const freshMs = 20_000;

/** The text on a reader's page: what the server rendered, overlaid by what the live feed tells. */
export class Reading {
	clauses: readonly ReadClause[] = $state.raw([]);
	/** Clauses changed a moment ago. */
	fresh: ReadonlySet<string> = $state.raw(new Set());
	/** When the newest change was stored, milliseconds since 1970. */
	changedAt: number | null = $state(null);
	#draftId: string;
	/** Told by the feed, not yet in the outline (a new clause comes before its place). */
	#waiting = new Map<string, { title: string; html: string }>();
	#timers = new Map<string, ReturnType<typeof setTimeout>>();

	constructor(draftId: string) {
		this.#draftId = draftId;
	}

	load(clauses: readonly ReadClause[], changedAt: number | null): void {
		this.clauses = clauses;
		this.changedAt = changedAt;
		this.#waiting.clear();
	}

	/** Takes in a fact and answers the clause that changed in it, if one did. */
	hear(fact: LiveFact): ReadClause | null {
		if (fact.kind === 'clause-changed' && fact.draftId === this.#draftId) {
			this.changedAt = fact.at;
			const known = this.clauses.find((clause) => clause.id === fact.clauseId);
			this.#mark(fact.clauseId);
			if (!known) {
				this.#waiting.set(fact.clauseId, { title: fact.title, html: fact.html });
				return null;
			}
			const next = { ...known, title: fact.title, html: fact.html };
			this.clauses = this.clauses.map((clause) => (clause.id === next.id ? next : clause));
			return next;
		}
		if (fact.kind === 'outline-changed' && fact.draftId === this.#draftId) {
			this.changedAt = fact.at;
			const known = new Map(this.clauses.map((clause) => [clause.id, clause]));
			this.clauses = fact.clauses.map((place) => ({
				...place,
				html: known.get(place.id)?.html ?? this.#waiting.get(place.id)?.html ?? '',
			}));
			this.#waiting.clear();
		}
		return null;
	}

	#mark(id: string): void {
		this.fresh = new Set([...this.fresh, id]);
		clearTimeout(this.#timers.get(id));
		this.#timers.set(
			id,
			setTimeout(() => {
				this.fresh = new Set([...this.fresh].filter((other) => other !== id));
			}, freshMs),
		);
	}
}
