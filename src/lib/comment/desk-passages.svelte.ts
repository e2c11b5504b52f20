import type { PassageView } from '#domain/comment/comment-view.ts';
import { m } from '#i18n/paraglide/messages.js';
import { followLiveFeed } from '#lib/live/live-feed.ts';
import type { DeskMarks } from '#lib/draft/desk-marks.ts';
import { markPassages } from '#protocol/draft/mark-passages.ts';
import type { LiveFact } from '#protocol/live/live-fact.ts';

/** Many comments at once are read once; words that only shift are asked for less often still. */
const calmMs = 400;
const shiftMs = 5_000;

/** The passages of the writing page, as the server knows them; read anew when comments change. */
export class DeskPassages implements DeskMarks {
	readonly labels = {
		count: (count: number) => m.comment_on_passage({ count }),
		href: (id: string) => `#commento-${id}`,
	};
	/** By clause, how often its comments changed since this page was opened; '' for all of them. */
	changes: ReadonlyMap<string, number> = $state.raw(new Map());
	#slug: string;
	#all: readonly PassageView[] = $state.raw([]);
	#byClause = $derived(Map.groupBy(this.#all, (passage) => passage.clauseId));
	#timer: ReturnType<typeof setTimeout> | undefined;
	#due = Infinity;

	constructor(slug: string, passages: readonly PassageView[]) {
		this.#slug = slug;
		this.#all = passages;
	}

	of(clauseId: string): readonly PassageView[] {
		return this.#byClause.get(clauseId) ?? none;
	}

	drawn(clauseId: string, html: string): string {
		return markPassages(html, this.of(clauseId), this.labels);
	}

	/** Follows the live feed of the tavolo; returns what ends it. */
	follow(): () => void {
		const end = followLiveFeed(this.#slug, {
			onFact: (fact) => this.#hear(fact),
			onReturn: () => {
				void this.read();
				this.#changed('');
			},
		});
		return () => {
			end();
			clearTimeout(this.#timer);
		};
	}

	#hear(fact: LiveFact): void {
		if (fact.kind === 'comments-changed' && fact.subject.kind === 'clause') {
			this.#changed(fact.subject.id);
			this.#readIn(calmMs);
		}
		if (fact.kind === 'clause-changed' && this.of(fact.clauseId).length > 0) this.#readIn(shiftMs);
	}

	async read(): Promise<void> {
		this.#due = Infinity;
		clearTimeout(this.#timer);
		const answer = await fetch(`/tavoli/${this.#slug}/commenti/passi`).catch(() => null);
		if (answer?.ok) this.#all = ((await answer.json()) as { passages: PassageView[] }).passages;
	}

	#changed(clauseId: string): void {
		this.changes = new Map(this.changes).set(clauseId, (this.changes.get(clauseId) ?? 0) + 1);
	}

	/** The sooner of two wishes holds. */
	#readIn(milliseconds: number): void {
		const due = performance.now() + milliseconds;
		if (due >= this.#due) return;
		this.#due = due;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.read(), milliseconds);
	}
}

const none: readonly PassageView[] = [];
