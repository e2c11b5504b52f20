import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { faithfulDoc } from '#protocol/faithful-doc.ts';
import { visitor, type Actor, type PersonId, type SessionId, type SpaceId } from '#domain/person/actor.ts';
import type { RoomName } from '#protocol/room-name.ts';
import { createBus, type Bus } from '#server/bus/bus.ts';
import { readConfig } from '#server/config.ts';
import type { DraftLog } from '#server/draft-log/log.ts';
import { createSqliteLog } from '#server/draft-log/sqlite-log.ts';
import { openSqlite, type SqliteStorage } from '#server/storage/sqlite.ts';
import { createSyncEngine } from '#server/sync/create-sync-engine.ts';
import type { SyncEngine } from '#server/sync/engine.ts';
import { defaultLimits, type Limits } from '#server/sync/limits.ts';

export const spaceId = 'space' as SpaceId;

/** What a person may do, by cookie `person=<id>`: tests change it while the engine runs. */
export type Rights = Map<string, 'writer' | 'reader' | null>;

export interface SyncWorld {
	readonly folder: string;
	readonly port: number;
	readonly url: string;
	readonly rights: Rights;
	readonly signedOut: Set<string>;
	readonly bus: Bus;
	readonly engine: SyncEngine;
	readonly draftLog: DraftLog;
	readonly storage: SqliteStorage;
	/** The text as a replay of the log gives it. */
	replay(room: RoomName): Promise<Y.Doc>;
	close(options?: { keep?: boolean }): Promise<void>;
	/** As abruptly as one process can: lines cut, nothing flushed, the folder kept. */
	kill(): Promise<void>;
}

export interface SyncWorldOptions {
	readonly folder?: string;
	readonly port?: number;
	readonly limits?: Partial<Limits>;
	/** Wraps the log, to make its disk fail. */
	readonly log?: (log: DraftLog) => DraftLog;
}

/** A running engine on a real data folder and a real port. Everybody may write in every room unless `rights` says otherwise. */
export async function openSyncWorld(options: SyncWorldOptions = {}): Promise<SyncWorld> {
	const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'tavolo-sync-'));
	const storage = await openSqlite(folder);
	const bus = createBus((error) => {
		throw error;
	});
	const sqliteLog = createSqliteLog(storage, Date.now);
	const draftLog = options.log?.(sqliteLog) ?? sqliteLog;
	const rights: Rights = new Map();
	const signedOut = new Set<string>();
	const authenticate = async (cookie: string | undefined): Promise<Actor> => {
		const personId = /person=([^;]+)/.exec(cookie ?? '')?.[1];
		if (personId === undefined || signedOut.has(personId)) return visitor;
		return {
			kind: 'person',
			personId: personId as PersonId,
			sessionId: `session-${personId}` as SessionId,
			name: personId,
			administrator: false,
			memberships: [{ spaceId, role: 'editor', organizationId: null }],
		};
	};
	const engine = createSyncEngine(
		{
			config: readConfig({ TAVOLO_DATA: folder }),
			bus,
			draftLog,
			clock: Date.now,
			log: pino({ level: process.env.TAVOLO_LOG ?? 'silent' }),
		},
		authenticate,
		async (actor, _room) => {
			const right = actor.kind === 'person' ? rights.get(actor.personId) : null;
			return right === null ? null : { spaceId, writes: right !== 'reader' };
		},
		null,
		{ ...defaultLimits, stopMs: 50, ...options.limits },
	);
	const server = createServer();
	const sockets = new Set<Socket>();
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.on('upgrade', (request, socket, head) => engine.handleUpgrade(request, socket, head));
	await listen(server, options.port ?? 0);
	const { port } = server.address() as AddressInfo;
	return {
		folder,
		port,
		url: `ws://127.0.0.1:${port}/sync`,
		rights,
		signedOut,
		bus,
		engine,
		draftLog,
		storage,
		async replay(room) {
			const { snapshot, tail } = await draftLog.load(room);
			const doc = faithfulDoc();
			if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
			for (const row of tail) Y.applyUpdate(doc, row.bytes);
			return doc;
		},
		async kill() {
			const gone = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			server.closeAllConnections();
			await gone;
			await storage.close();
		},
		async close({ keep = false } = {}) {
			await engine.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await sqliteLog.close();
			await storage.close();
			if (!keep) rmSync(folder, { recursive: true, force: true });
		},
	};
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve());
	});
}

/** A socket class that carries the cookie of one person, for the unmodified y-websocket client. */
export function socketOf(personId: string): typeof globalThis.WebSocket {
	return class extends WebSocket {
		constructor(url: string | URL) {
			super(url, { headers: { cookie: `person=${personId}` } });
		}
	} as unknown as typeof globalThis.WebSocket;
}

/** Resolves as soon as `condition` holds; rejects with `what` after `patience`. */
export async function until(
	condition: () => boolean | Promise<boolean>,
	what: string,
	patience = 10_000,
): Promise<void> {
	const end = Date.now() + patience;
	while (!(await condition())) {
		if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}
