import { tick } from 'svelte';
import { m } from '#i18n/paraglide/messages.js';
import { splitText } from '#domain/board/split-text.ts';
import { longestCardText } from '#protocol/board/limits.ts';
import type { CardView } from '#protocol/board/read-board.ts';
import { cardsOf, type BoardSurface } from './board-surface.svelte.ts';
import type { CardPlaceWanted } from './board-acts.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What a person's hands do on the board: every act says once what happened and leaves them on the card. */
export class Hands {
	readonly surface: BoardSurface;
	#root: () => HTMLElement | undefined;

	constructor(surface: BoardSurface, root: () => HTMLElement | undefined) {
		this.surface = surface;
		this.#root = root;
	}

	async stayOn(cardId: string): Promise<void> {
		this.surface.selected = cardId;
		this.surface.reveal(cardId);
		await tick();
		const card = this.#root()?.querySelector<HTMLElement>(`[data-card="${CSS.escape(cardId)}"]`);
		card?.focus();
		card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	}

	/** One step within its list, or into the next column. */
	move(cardId: string, direction: Direction): void {
		const card = this.surface.cards.get(cardId);
		if (!card || !this.surface.may) return;
		if (direction === 'up' || direction === 'down') {
			const list = this.surface.listOf(card);
			const index = list.findIndex(({ id }) => id === cardId);
			const neighbour = list[direction === 'up' ? index - 1 : index + 1];
			if (!neighbour) {
				this.surface.say(direction === 'up' ? m.board_already_first() : m.board_already_last());
				return;
			}
			const beside = direction === 'up' ? { before: neighbour.id } : { after: neighbour.id };
			this.put(cardId, { columnId: card.columnId, groupId: card.groupId, beside });
			return;
		}
		const columns = this.surface.view.columns;
		const index = columns.findIndex(({ id }) => id === card.columnId);
		const next = columns[direction === 'right' ? index + 1 : index - 1];
		if (!next) this.surface.say(m.board_no_column_there());
		else this.put(cardId, { columnId: next.id });
	}

	put(cardId: string, at: CardPlaceWanted): void {
		this.surface.may?.moveCard(cardId, at);
		const card = this.surface.cards.get(cardId);
		if (!card) return;
		const list = this.surface.listOf(card);
		const column = this.surface.column(card.columnId)?.title ?? '';
		const place = { position: list.findIndex(({ id }) => id === cardId) + 1, count: list.length };
		this.surface.say(
			card.groupId === null
				? m.board_moved({ column, ...place })
				: m.board_moved_group({ column, group: this.surface.groupTitle(card.groupId), ...place }),
		);
		void this.stayOn(cardId);
	}

	archive(card: CardView): void {
		const list = this.surface.listOf(card);
		const index = list.findIndex(({ id }) => id === card.id);
		const next = list[index + 1] ?? list[index - 1];
		this.surface.may?.archiveCard(card.id);
		this.surface.say(m.board_archived_said());
		if (next) void this.stayOn(next.id);
		else this.focusColumn(card.columnId);
	}

	merge(cardId: string, into: string): void {
		this.surface.may?.mergeCards(cardId, into);
		this.surface.say(m.board_merged_said());
		void this.stayOn(into);
	}

	ungroup(card: CardView): void {
		this.put(card.id, { columnId: card.columnId });
	}

	undo(): void {
		const done = this.surface.may?.undo() ?? false;
		this.surface.say(done ? m.board_undone() : m.board_nothing_to_undo());
		if (done && this.surface.selected !== null && this.surface.cards.has(this.surface.selected)) {
			void this.stayOn(this.surface.selected);
		}
	}

	/** Goes from card to card with the bare arrows. */
	look(cardId: string, direction: Direction): void {
		const card = this.surface.cards.get(cardId);
		if (!card) return;
		const columns = this.surface.view.columns;
		const index = columns.findIndex(({ id }) => id === card.columnId);
		const seen = this.#seenIn(index);
		const at = seen.indexOf(cardId);
		if (direction === 'up' || direction === 'down') {
			const next = seen[direction === 'up' ? at - 1 : at + 1];
			if (next) void this.stayOn(next);
			return;
		}
		const step = direction === 'right' ? 1 : -1;
		for (let other = index + step; columns[other]; other += step) {
			const there = this.#seenIn(other);
			const next = there[Math.min(at, there.length - 1)];
			if (next) return void this.stayOn(next);
		}
	}

	focusColumn(columnId: string): void {
		void tick().then(() => {
			this.#root()
				?.querySelector<HTMLElement>(`[data-column="${CSS.escape(columnId)}"] h2`)
				?.focus();
		});
	}

	open(card: CardView): void {
		if (!this.surface.may) return;
		this.finish();
		this.surface.selected = card.id;
		this.surface.writing = { cardId: card.id, fresh: null, text: card.text, before: card.text };
	}

	compose(columnId: string, groupId: string | null = null): void {
		if (!this.surface.may) return;
		this.finish();
		const cardId = this.surface.may.newId();
		this.surface.selected = null;
		this.surface.writing = { cardId, fresh: { columnId, groupId }, text: '', before: '' };
	}

	/** Every letter goes to the board at once, as long as the text fits on a card and says something. */
	write(text: string): void {
		const writing = this.surface.writing;
		if (!writing) return;
		this.surface.writing = { ...writing, text };
		const acts = this.surface.may;
		if (!acts || text.length > longestCardText || text.trim() === '') return;
		if (writing.fresh === null || this.surface.cards.has(writing.cardId))
			return acts.writeCard(writing.cardId, text);
		const { columnId, groupId } = writing.fresh;
		const first = groupId === null ? this.surface.column(columnId)?.cards[0] : undefined;
		acts.addCard(writing.cardId, text, { columnId, groupId, beside: first ? { before: first.id } : null });
	}

	/** Closes the field; what was written stays. False when the text does not fit: then the field stays open. */
	finish(): boolean {
		const writing = this.surface.writing;
		if (!writing) return true;
		if (writing.text.length > longestCardText) {
			this.surface.say(m.board_too_long_said());
			return false;
		}
		this.surface.writing = null;
		const there = this.surface.cards.has(writing.cardId);
		if (writing.text.trim() === '' && there) {
			if (writing.fresh === null) {
				this.surface.may?.writeCard(writing.cardId, writing.before);
				this.surface.say(m.board_empty_kept());
			} else {
				this.surface.may?.archiveCard(writing.cardId);
			}
		} else if (there && writing.fresh !== null) this.surface.say(m.board_added_said());
		if (this.surface.cards.has(writing.cardId)) void this.stayOn(writing.cardId);
		else if (writing.fresh) this.focusColumn(writing.fresh.columnId);
		return true;
	}

	/** A text too long for one card becomes several, one under the other. */
	split(): void {
		const writing = this.surface.writing;
		const acts = this.surface.may;
		if (!writing || !acts) return;
		const [first, ...others] = splitText(writing.text, longestCardText);
		if (first === undefined) return;
		this.write(first);
		const card = this.surface.cards.get(writing.cardId);
		if (!card) return;
		acts.addCardsAfter(card.id, others, { columnId: card.columnId, groupId: card.groupId });
		this.finish();
		this.surface.say(m.board_split_said({ count: others.length + 1 }));
	}

	#seenIn(columnIndex: number): string[] {
		const column = this.surface.view.columns[columnIndex];
		if (!column) return [];
		const shown = new Set(
			[...(this.#root()?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].map(
				(card) => card.dataset.card,
			),
		);
		return cardsOf(column)
			.map(({ id }) => id)
			.filter((id) => shown.has(id));
	}
}
