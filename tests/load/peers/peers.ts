import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { hocuspocusFrames, relayFrames, yWebsocketFrames } from './frames.ts';
import type { Peer, Seating } from './peer.ts';
import { furnishTavolo } from './tavolo.ts';

/** As hocuspocus.ts names it. */
export const hocuspocusFile = 'hocuspocus.sqlite';

const openSeating: Seating = {
	seat: (room) => ({ path: `/room${room}`, headers: {} }),
	frameRoom: (room) => `room${room}`,
};

export const relay: Peer = {
	name: 'relay',
	script: new URL('./relay.ts', import.meta.url),
	environment: () => ({}),
	furnish: async () => openSeating,
	frames: relayFrames,
};

/** For pages, votes and feeds, what the relay is for texts. */
export const bare: Peer = { ...relay, name: 'bare', script: new URL('./bare.ts', import.meta.url) };

export const hocuspocus: Peer = {
	name: 'hocuspocus',
	script: new URL('./hocuspocus.ts', import.meta.url),
	environment: () => ({}),
	furnish: async (folder, { history, database }) => {
		if (database) writeFileSync(join(folder, hocuspocusFile), database);
		else if (history) storeAsHocuspocusWould(folder, history);
		return openSeating;
	},
	frames: hocuspocusFrames,
};

export const hocuspocusGathering: Peer = {
	...hocuspocus,
	name: 'hocuspocus flushDelay 25',
	environment: () => ({ LOAD_FLUSH_DELAY: '25' }),
};

export const tavolo: Peer = {
	name: 'tavolo',
	script: new URL('../../../server/main.ts', import.meta.url),
	environment: (folder) => ({
		TAVOLO_DATA: folder,
		TAVOLO_ORIGIN: 'http://127.0.0.1',
		HOST: '127.0.0.1',
		TAVOLO_LOG: 'silent',
	}),
	furnish: furnishTavolo,
	frames: yWebsocketFrames,
};

function storeAsHocuspocusWould(folder: string, history: readonly Uint8Array[]): void {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of history) Y.applyUpdate(doc, update);
	});
	const db = new Database(join(folder, hocuspocusFile));
	db.exec(
		'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
	);
	db.prepare('INSERT INTO "documents" ("name", "data") VALUES (?, ?)').run(
		'room0',
		Y.encodeStateAsUpdate(doc),
	);
	db.close();
}
