import { createContext } from 'svelte';
import { goto } from '$app/navigation';
import { m } from '#i18n/paraglide/messages.js';
import type { CardView, ColumnView, GroupView } from '#protocol/board/read-board.ts';
import type { BoardSurface } from './board-surface.svelte.ts';
import type { DropPlace } from './drop-place.ts';
import type { Hands } from './hands.svelte.ts';
import type { MenuLine, OpenMenu } from './menu-line.ts';

/** What became of a card outside the board and the draft: a word that leads there. */
export interface CardTie {
	readonly href: string;
	readonly label: string;
}

export type OpenDialog =
	| {
			readonly kind: 'name';
			readonly title: string;
			readonly label: string;
			readonly value: string;
			readonly save: (name: string) => void;
	  }
	| { readonly kind: 'group'; readonly cardId: string }
	| { readonly kind: 'merge'; readonly cardId: string }
	| { readonly kind: 'carry'; readonly cardIds: readonly string[]; readonly name: string | null }
	| { readonly kind: 'archive' };

/** What is open on the board's page, and what every part of it may ask for. */
export class Desk {
	readonly surface: BoardSurface;
	readonly hands: Hands;
	readonly slug: string;
	/** The board as a list: everything open, one under the other. */
	outline: boolean = $state(false);
	/** True once JavaScript is here. */
	awake: boolean = $state(false);
	mayCarry: boolean = $state(false);
	/** By the card's id. */
	ties: Readonly<Record<string, readonly CardTie[]>> = $state.raw({});
	/** What else can start from a card: its address ends with the card's id. */
	start: CardTie | null = $state.raw(null);
	/** How many comments there are, by the card's id; cards without any are absent. */
	comments: Readonly<Record<string, number>> = $state.raw({});
	/** This person only reads the board: no menu leads them to a card's comments. */
	reads: boolean = $state(false);
	/** Made by the server for this page. */
	pageKey = '';
	menu: OpenMenu | null = $state.raw(null);
	dialog: OpenDialog | null = $state.raw(null);
	/** Where a dragged card would land. */
	drop: DropPlace | null = $state.raw(null);
	/** Cards can be dragged: what it takes comes after the board, and only for who may write. */
	draggable: boolean = $state(false);

	constructor(surface: BoardSurface, hands: Hands, slug: string) {
		this.surface = surface;
		this.hands = hands;
		this.slug = slug;
	}

	/** The key of a card's plain form: the same at a double click, another at the next loading. */
	keyFor(cardId: string): string {
		return /^[a-z2-7]{12}/.test(cardId) ? this.pageKey.slice(0, 12) + cardId.slice(0, 12) : this.pageKey;
	}

	/** The page of a card, with what people say of it. */
	cardPage(cardId: string): string {
		return `/tavoli/${this.slug}/lavagna/carta/${cardId}`;
	}

	commentWords(cardId: string): string {
		const count = this.comments[cardId] ?? 0;
		return count > 0 ? m.board_comments({ count }) : m.board_comment_it();
	}

	openCardMenu(card: CardView, anchor: HTMLElement): void {
		const { surface, hands } = this;
		if (!surface.may) return;
		const columns = surface.view.columns.filter(({ id }) => id !== '');
		const here = (column: ColumnView) => column.id === card.columnId && card.groupId === null;
		const lines: MenuLine[] = columns.map((column, index) => ({
			label: here(column)
				? m.board_already_here({ column: column.title })
				: column.title || m.board_untitled_column(),
			key: index < 9 ? String(index + 1) : undefined,
			off: here(column),
			run: () => hands.put(card.id, { columnId: column.id }),
		}));
		lines.push(
			'rule',
			{ label: m.board_up(), keys: 'Alt ↑', run: () => hands.move(card.id, 'up') },
			{ label: m.board_down(), keys: 'Alt ↓', run: () => hands.move(card.id, 'down') },
			card.groupId === null
				? { label: m.board_group_it(), key: 'G', run: () => this.ask({ kind: 'group', cardId: card.id }) }
				: { label: m.board_ungroup_it(), key: 'G', run: () => hands.ungroup(card) },
			{ label: m.board_merge_it(), key: 'U', run: () => this.ask({ kind: 'merge', cardId: card.id }) },
		);
		if (this.mayCarry) lines.push({ label: m.board_carry(), key: 'B', run: () => this.carry(card) });
		const { start } = this;
		if (start) lines.push({ label: start.label, key: 'P', run: () => void goto(start.href + card.id) });
		lines.push({
			label: this.commentWords(card.id),
			key: 'C',
			run: () => void goto(this.cardPage(card.id)),
		});
		lines.push(
			'rule',
			{ label: m.board_edit(), keys: m.board_key_enter(), run: () => hands.open(card) },
			{ label: m.board_archive_it(), key: 'X', run: () => hands.archive(card) },
		);
		this.menu = {
			owner: card.id,
			title: m.board_move_to(),
			anchor,
			lines,
			back: () => void hands.stayOn(card.id),
		};
	}

	openGroupMenu(group: GroupView, anchor: HTMLElement): void {
		const acts = this.surface.may;
		if (!acts) return;
		const { surface } = this;
		const columns = surface.view.columns.filter(({ id }) => id !== '');
		const groups = surface.column(group.columnId)?.groups ?? [];
		const index = groups.findIndex(({ id }) => id === group.id);
		const [above, below] = [groups[index - 1], groups[index + 1]];
		const said = (column: string) => surface.say(m.board_group_moved({ group: group.title, column }));
		const title = surface.column(group.columnId)?.title ?? '';
		const lines: MenuLine[] = columns.map((column, at) => ({
			label: column.id === group.columnId ? m.board_already_here({ column: column.title }) : column.title,
			key: at < 9 ? String(at + 1) : undefined,
			off: column.id === group.columnId,
			run: () => {
				acts.moveGroup(group.id, column.id);
				said(column.title);
			},
		}));
		lines.push('rule');
		if (above) {
			lines.push({
				label: m.board_up(),
				run: () => {
					acts.moveGroup(group.id, group.columnId, { before: above.id });
					said(title);
				},
			});
		}
		if (below) {
			lines.push({
				label: m.board_down(),
				run: () => {
					acts.moveGroup(group.id, group.columnId, { after: below.id });
					said(title);
				},
			});
		}
		lines.push(
			{ label: m.board_add_in_group(), run: () => this.hands.compose(group.columnId, group.id) },
			{
				label: m.board_rename(),
				run: () =>
					this.ask({
						kind: 'name',
						title: m.board_rename_group(),
						label: m.board_group_name(),
						value: group.title,
						save: (name) => acts.renameGroup(group.id, name),
					}),
			},
			{
				label: m.board_dissolve(),
				run: () => {
					acts.dissolveGroup(group.id);
					surface.say(m.board_dissolved_said());
				},
			},
		);
		if (this.mayCarry && group.cards.length > 0) {
			lines.push({
				label: m.board_carry_group(),
				run: () =>
					this.ask({
						kind: 'carry',
						cardIds: group.cards.slice(0, 50).map(({ id }) => id),
						name: group.title,
					}),
			});
		}
		this.menu = {
			owner: group.id,
			title: m.board_group_actions(),
			anchor,
			lines,
			back: () => anchor.focus(),
		};
	}

	openColumnMenu(column: ColumnView, anchor: HTMLElement): void {
		const acts = this.surface.may;
		if (!acts) return;
		const { surface } = this;
		const columns = surface.view.columns;
		const index = columns.findIndex(({ id }) => id === column.id);
		const [before, after] = [columns[index - 1], columns[index + 1]];
		const moved = () => surface.say(m.board_column_moved({ column: column.title }));
		const lines: MenuLine[] = [
			{
				label: m.board_rename(),
				run: () =>
					this.ask({
						kind: 'name',
						title: m.board_rename_column(),
						label: m.board_column_name(),
						value: column.title,
						save: (name) => acts.renameColumn(column.id, name),
					}),
			},
			{
				label: m.board_column_back(),
				off: !before,
				run: () => {
					if (before) acts.moveColumn(column.id, { before: before.id });
					moved();
				},
			},
			{
				label: m.board_column_on(),
				off: !after,
				run: () => {
					if (after) acts.moveColumn(column.id, { after: after.id });
					moved();
				},
			},
			{
				label: m.board_new_group(),
				run: () =>
					this.ask({
						kind: 'name',
						title: m.board_new_group(),
						label: m.board_group_name(),
						value: '',
						save: (name) => acts.addGroup(acts.newId(), column.id, name),
					}),
			},
			'rule',
			{
				label: m.board_archive_column(),
				off: columns.length < 2,
				run: () => {
					acts.archiveColumn(column.id);
					surface.say(m.board_column_archived_said());
				},
			},
		];
		this.menu = {
			owner: column.id,
			title: m.board_column_actions(),
			anchor,
			lines,
			back: () => anchor.focus(),
		};
	}

	newColumn(): void {
		const acts = this.surface.may;
		if (!acts) return;
		this.ask({
			kind: 'name',
			title: m.board_new_column(),
			label: m.board_column_name(),
			value: '',
			save: (name) => acts.addColumn(acts.newId(), name),
		});
	}

	carry(card: CardView): void {
		this.ask({ kind: 'carry', cardIds: [card.id], name: null });
	}

	ask(dialog: OpenDialog): void {
		this.menu = null;
		this.dialog = dialog;
	}
}

export const [useDesk, setDesk] = createContext<Desk>();
