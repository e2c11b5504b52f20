import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type * as Y from 'yjs';
import type { RoomName } from '#protocol/room-name.ts';

/** The socket engine: rooms, defences, presence. One instance per process. */
export interface SyncEngine {
	/** Takes over an HTTP upgrade on `/sync/<room>`; answers and closes by itself whatever it refuses. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/**
	 * Changes a live text in the name of a person (or of the server: null) through the same write path as a keystroke.
	 * Resolves with what `change` returned once the bytes are on disk.
	 */
	edit<T>(room: RoomName, personId: string | null, change: (doc: Y.Doc) => T): Promise<T>;
	/** A private copy of the text as stored; the caller may keep or destroy it. */
	read(room: RoomName): Promise<Y.Doc>;
	/** People connected now, for "4 persone ora". */
	presence(room: RoomName): readonly { readonly personId: string; readonly name: string }[];
	/** For the operator's page. */
	counts(): { readonly rooms: number; readonly sockets: number };
	/** Stops accepting, flushes, acknowledges, closes with 1012 in random order within 3 s. */
	close(): Promise<void>;
}
