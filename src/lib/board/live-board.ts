import * as Y from 'yjs';
import { cardsKey, columnsKey, groupsKey } from '#protocol/board/board-doc.ts';
import { addCard, archiveCard, editCard, mergeCards, moveCard, restoreCard } from '#protocol/board/cards.ts';
import {
	addColumn,
	archiveColumn,
	moveColumn,
	renameColumn,
	restoreColumn,
} from '#protocol/board/columns.ts';
import { addGroup, dissolveGroup, moveGroup, renameGroup } from '#protocol/board/groups.ts';
import { readBoard } from '#protocol/board/read-board.ts';
import { roomName } from '#protocol/room-name.ts';
import { connectRoom } from '#lib/sync/connection.ts';
import { othersIn, type Present } from '#lib/sync/presence.ts';
import { newKey } from './new-key.ts';
import type { BoardActs } from './board-acts.ts';
import type { BoardSurface, Guest, LiveLink } from './board-surface.svelte.ts';

/** Edits of this page: what "Annulla il mio" takes back. */
const own = Symbol('own');
/** Making something is taken back by putting it away, never by deleting what somebody else may be writing in. */
const making = Symbol('making');
/** Letters typed within this time are taken back together. */
const typingMs = 1500;

/** The live end of the board: document, socket, presence. Loaded only by somebody who may write. */
export function openLiveBoard(surface: BoardSurface, boardId: string): LiveLink {
	const doc = new Y.Doc();
	const connection = connectRoom({ room: roomName('board', boardId), doc });
	const { awareness } = connection;
	const { acts, stop } = actsOn(doc);
	let loaded = false;
	let queued = false;

	function show(): void {
		queued = false;
		if (loaded) surface.show(readBoard(doc));
	}
	/** One reading a frame, however many updates came in: a storm on the board costs the screen nothing more. */
	function queue(_update: Uint8Array, origin: unknown): void {
		if (origin === own || origin === making) return show();
		if (queued) return;
		queued = true;
		requestAnimationFrame(show);
	}
	const onPresence = (): void => surface.meet(guestsOf(othersIn(awareness)));

	doc.on('update', queue);
	awareness.on('change', onPresence);
	const unsubscribe = connection.status.subscribe((status) => {
		surface.status = status.kind;
	});
	void connection.loaded.then(() => {
		loaded = true;
		show();
		surface.acts = acts;
	});
	let told = '';
	return {
		connection,
		tell(state) {
			const next = JSON.stringify(state);
			if (next === told) return;
			told = next;
			awareness.setLocalState({ ...state });
		},
		destroy() {
			unsubscribe();
			stop();
			connection.destroy();
			doc.destroy();
		},
	};
}

function guestsOf(present: readonly Present[]): Guest[] {
	const people = new Map<string, Guest>();
	for (const { user, state } of present) {
		const guest: Guest = {
			personId: user.personId,
			name: user.name,
			color: user.colorIndex,
			cardId: typeof state.card === 'string' ? state.card : null,
			writing: state.writing === true,
		};
		const known = people.get(user.personId);
		if (!known || (guest.cardId !== null && !known.writing)) people.set(user.personId, guest);
	}
	return [...people.values()];
}

function actsOn(doc: Y.Doc): { acts: BoardActs; stop: () => void } {
	const undoManager = new Y.UndoManager(
		[doc.getMap(columnsKey), doc.getMap(groupsKey), doc.getMap(cardsKey)],
		{
			trackedOrigins: new Set([own]),
			captureTimeout: typingMs,
		},
	);
	/** What to take back, newest last: a step of the undo manager, or something made. */
	const steps: ('edit' | (() => void))[] = [];
	undoManager.on('stack-item-added', ({ type }) => {
		if (type === 'undo') steps.push('edit');
	});
	const act = (change: () => void): void => {
		undoManager.stopCapturing();
		doc.transact(change, own);
		undoManager.stopCapturing();
	};
	const make = (change: () => void, putAway: () => void): void => {
		undoManager.stopCapturing();
		doc.transact(change, making);
		steps.push(() => doc.transact(putAway, making));
	};
	const acts: BoardActs = {
		newId: newKey,
		addCard: (id, text, at) =>
			make(
				() => addCard(doc, { id, text, ...at }),
				() => archiveCard(doc, id),
			),
		addCardsAfter(cardId, texts, at) {
			const added = texts.map((text) => ({ id: newKey(), text }));
			make(
				() => {
					let after = cardId;
					for (const card of added) {
						addCard(doc, { ...card, ...at, beside: { after } });
						after = card.id;
					}
				},
				() => added.forEach(({ id }) => archiveCard(doc, id)),
			);
		},
		writeCard: (id, text) => doc.transact(() => editCard(doc, id, text), own),
		moveCard: (id, at) => act(() => moveCard(doc, id, at)),
		archiveCard: (id) => act(() => archiveCard(doc, id)),
		restoreCard: (id) => act(() => restoreCard(doc, id)),
		mergeCards: (id, into) => act(() => mergeCards(doc, id, into)),
		addGroup: (id, columnId, title) =>
			make(
				() => addGroup(doc, { id, columnId, title }),
				() => dissolveGroup(doc, id),
			),
		renameGroup: (id, title) => act(() => renameGroup(doc, id, title)),
		moveGroup: (id, columnId, beside = null) => act(() => moveGroup(doc, id, { columnId, beside })),
		dissolveGroup: (id) => act(() => dissolveGroup(doc, id)),
		addColumn: (id, title) =>
			make(
				() => addColumn(doc, { id, title }),
				() => archiveColumn(doc, id),
			),
		renameColumn: (id, title) => act(() => renameColumn(doc, id, title)),
		moveColumn: (id, beside) => act(() => moveColumn(doc, id, beside)),
		archiveColumn: (id) => act(() => archiveColumn(doc, id)),
		restoreColumn: (id) => act(() => restoreColumn(doc, id)),
		undo() {
			const step = steps.pop();
			if (step === undefined) return false;
			if (step !== 'edit') {
				step();
				return true;
			}
			const before = undoManager.undoStack.length;
			const undone = undoManager.undo() !== null;
			// The manager passes over steps that others have made meaningless: so do we.
			for (let passed = before - undoManager.undoStack.length; passed > 1; passed--) {
				const last = steps.lastIndexOf('edit');
				if (last >= 0) steps.splice(last, 1);
			}
			return undone || acts.undo();
		},
	};
	return { acts, stop: () => undoManager.destroy() };
}
