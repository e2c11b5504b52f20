import type { PassageView } from '#domain/comment/comment-view.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { DeskMarks } from '#lib/draft/desk-marks.ts';
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

	hear(fact: LiveFact): void {
		if (fact.kind === 'comments-changed' && fact.subject.kind === 'clause') this.#readIn(calmMs);
		if (fact.kind === 'clause-changed' && this.of(fact.clauseId).length > 0) this.#readIn(shiftMs);
	}

	async read(): Promise<void> {
		this.#due = Infinity;
		clearTimeout(this.#timer);
		const answer = await fetch(`/tavoli/${this.#slug}/commenti/passi`).catch(() => null);
		if (answer?.ok) this.#all = ((await answer.json()) as { passages: PassageView[] }).passages;
	}

	end(): void {
		clearTimeout(this.#timer);
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
