import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import { parseRoomName, type RoomKind, type RoomName } from '#protocol/room-name.ts';
import { RowsCompacted } from '../draft-log/log.ts';
import type { Kit } from '../kit.ts';
import { projectedSeq } from './store.ts';

/** Rewrites the rows readers see from a live text as stored at `seq`; writes `seq` down in the same transaction. */
export type Project = (kit: Kit, id: string, room: RoomName, seq: number, doc: Y.Doc) => Promise<void>;

/** Readers see a change this long after its commit at the earliest: a burst of keystrokes becomes one page change. */
const quietMs = 250;
/** A text nobody writes in any more is not kept in memory. */
const idleMs = 10_000;
/** Projecting may take this part of the time at most: a costly text is projected less often. */
const shareOfTime = 0.2;

interface ProjectedRoom {
	readonly id: string;
	readonly room: RoomName;
	doc: Y.Doc | null;
	/** The log row up to which `doc` is filled. */
	seq: number;
	lastCostMs: number;
	timer: NodeJS.Timeout | null;
	running: Promise<void> | null;
	again: boolean;
	retries: number;
}

export interface Projector {
	/** Projects every text of this kind whose log is ahead (a server killed between commit and projection). */
	catchUp(): Promise<void>;
	/** Looks at a text as stored, up to `seq`; the document is not to be kept. */
	look<T>(room: RoomName, look: (doc: Y.Doc, seq: number) => T): Promise<T>;
	/** Resolves when everything stored so far is projected: for tests and for the seed. */
	settle(): Promise<void>;
	close(): Promise<void>;
}

/** Keeps what readers see behind the log by a quarter of a second. Follows the log itself, whoever wrote in it. */
export function startProjector(kit: Kit, kind: RoomKind, project: Project): Projector {
	const rooms = new Map<RoomName, ProjectedRoom>();
	let closed = false;

	const end = kit.draftLog.onStored((rows) => {
		for (const room of new Set(rows.map((row) => row.room))) schedule(room);
	});

	function entry(room: RoomName): ProjectedRoom | null {
		const known = rooms.get(room);
		if (known) return known;
		const name = parseRoomName(room);
		if (name?.kind !== kind) return null;
		const fresh: ProjectedRoom = {
			id: name.id,
			room,
			doc: null,
			seq: 0,
			lastCostMs: 0,
			timer: null,
			running: null,
			again: false,
			retries: 0,
		};
		rooms.set(room, fresh);
		return fresh;
	}

	function schedule(room: RoomName): void {
		const state = entry(room);
		if (state === null || closed) return;
		if (state.running) {
			state.again = true;
			return;
		}
		if (state.again) return;
		state.again = true;
		arm(state, Math.max(quietMs, state.lastCostMs / shareOfTime));
	}

	function arm(state: ProjectedRoom, delay: number): void {
		if (state.timer) clearTimeout(state.timer);
		state.timer = setTimeout(() => void run(state), delay);
		state.timer.unref();
	}

	function run(state: ProjectedRoom): Promise<void> {
		if (state.running) return state.running;
		if (state.timer) clearTimeout(state.timer);
		state.timer = null;
		if (!state.again) {
			forget(state);
			return Promise.resolve();
		}
		state.again = false;
		state.running = bringAndProject(state)
			.then(() => {
				state.retries = 0;
			})
			.catch((error: unknown) => {
				kit.log.error({ error, room: state.room }, 'a live text could not be projected');
				state.doc?.destroy();
				state.doc = null;
				state.again = !closed;
				state.retries++;
			})
			.finally(() => {
				state.running = null;
				if (closed) return;
				const retry = state.retries > 0 ? Math.min(60_000, 1000 * 2 ** state.retries) : 0;
				arm(state, state.again ? Math.max(quietMs, retry, state.lastCostMs / shareOfTime) : idleMs);
			});
		return state.running;
	}

	async function bringAndProject(state: ProjectedRoom): Promise<void> {
		const doc = await bringUp(state);
		const start = performance.now();
		await project(kit, state.id, state.room, state.seq, doc);
		state.lastCostMs = performance.now() - start;
	}

	async function bringUp(state: ProjectedRoom): Promise<Y.Doc> {
		if (state.doc) {
			try {
				const rows = await kit.draftLog.rowsAfter(state.room, state.seq);
				fill(state.doc, rows);
				state.seq = rows.at(-1)?.seq ?? state.seq;
				return state.doc;
			} catch (error) {
				if (!(error instanceof RowsCompacted)) throw error;
				state.doc.destroy();
			}
		}
		const stored = await kit.draftLog.load(state.room);
		const doc = faithfulDoc();
		fill(doc, stored.snapshot ? [stored.snapshot, ...stored.tail] : stored.tail);
		state.seq = stored.headSeq;
		state.doc = doc;
		return doc;
	}

	function forget(state: ProjectedRoom): void {
		state.doc?.destroy();
		rooms.delete(state.room);
	}

	return {
		async catchUp() {
			for (const room of await kit.draftLog.rooms()) {
				if (parseRoomName(room)?.kind !== kind || closed) continue;
				if ((await kit.draftLog.headSeq(room)) > (await projectedSeq(kit.storage.read, room))) {
					schedule(room);
					await run(rooms.get(room)!);
				}
			}
		},
		async look(room, look) {
			const state = entry(room);
			if (state === null || closed) throw new Error('There is no such text to look at.');
			while (state.running) await state.running;
			const looking = bringUp(state).then((doc) => look(doc, state.seq));
			// Whoever comes meanwhile waits: one document is filled once.
			state.running = looking
				.then(
					() => undefined,
					() => undefined,
				)
				.finally(() => {
					state.running = null;
					if (!closed) arm(state, state.again ? quietMs : idleMs);
				});
			return looking;
		},
		async settle() {
			for (const state of rooms.values()) while (state.again || state.running) await run(state);
		},
		async close() {
			closed = true;
			end();
			for (const state of rooms.values()) {
				if (state.timer) clearTimeout(state.timer);
				await state.running;
				forget(state);
			}
		},
	};
}

/** One transaction: closing each costs as much as the text has writers. */
function fill(doc: Y.Doc, updates: readonly { readonly bytes: Uint8Array }[]): void {
	doc.transact(() => {
		for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	});
}
