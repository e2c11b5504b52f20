import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Clock } from '../clock.ts';
import type { DraftLog } from '../draft-log/log.ts';
import type { Storage } from '../storage/storage.ts';

export interface Check {
	readonly name: 'storage' | 'disk' | 'proxy';
	readonly ok: boolean;
	/** One sentence in English for whoever runs the installation. */
	readonly detail: string;
}

export interface Health {
	readonly status: 'ok' | 'failing';
	readonly version: string;
	/** RFC 3339. */
	readonly time: string;
	readonly started: string;
	readonly uptimeSeconds: number;
	readonly engine: string;
	readonly migration: number;
	/** Live texts stored, and entries waiting for their commit. */
	readonly rooms: number;
	readonly logQueue: number;
	/** Live texts open now, and sockets on them. */
	readonly openRooms: number;
	readonly sockets: number;
	readonly checks: readonly Check[];
}

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
/** Probes may come often, and anybody may send one: the disk is asked at most this often. */
const freshMs = 5_000;
/** Below this the operator is told in time. */
const lowDiskBytes = 100 * 1024 * 1024;

export interface HealthSources {
	readonly storage: Storage;
	readonly draftLog: DraftLog;
	readonly dataFolder: string;
	readonly clock: Clock;
	/** True when a proxy stands before this server that the configuration does not name. */
	readonly unnamedProxy: () => boolean;
	/** Open rooms and sockets, by the socket engine. */
	readonly live: () => { readonly rooms: number; readonly sockets: number };
}

export function createHealth(sources: HealthSources): () => Promise<Health> {
	const { storage, draftLog, dataFolder, clock } = sources;
	const started = clock();
	let known: { at: number; checks: Promise<readonly Check[]>; migration: number; rooms: number } | null =
		null;

	async function look(): Promise<NonNullable<typeof known>> {
		const at = clock();
		const checks = Promise.all([checkStorage(storage), checkDisk(dataFolder)]);
		const [migration, rooms] = await Promise.all([
			storage.migration(),
			draftLog.rooms().then((all) => all.length),
		]).catch(() => [0, 0]);
		return { at, checks, migration: migration ?? 0, rooms: rooms ?? 0 };
	}

	return async () => {
		if (known === null || clock() - known.at >= freshMs) known = await look();
		const usual = await known.checks;
		const checks = sources.unnamedProxy() ? [...usual, unnamedProxy] : usual;
		const now = clock();
		const live = sources.live();
		return {
			status: checks.every((check) => check.ok) ? 'ok' : 'failing',
			version,
			time: new Date(now).toISOString(),
			started: new Date(started).toISOString(),
			uptimeSeconds: Math.floor((now - started) / 1000),
			engine: storage.engine,
			migration: known.migration,
			rooms: known.rooms,
			logQueue: draftLog.waiting,
			openRooms: live.rooms,
			sockets: live.sockets,
			checks,
		};
	};
}

/** Everything works, but everybody shares the limits of one address: a warning in words. */
const unnamedProxy: Check = {
	name: 'proxy',
	ok: true,
	detail: 'Requests come through a proxy: set TAVOLO_PROXY=1, or everybody counts as one address.',
};

async function checkStorage(storage: Storage): Promise<Check> {
	try {
		await storage.proveWritable();
		return { name: 'storage', ok: true, detail: 'A write was committed.' };
	} catch (error) {
		const code = (error as { code?: string }).code ?? 'unknown';
		return { name: 'storage', ok: false, detail: `Nothing can be written (${code}).` };
	}
}

async function checkDisk(folder: string): Promise<Check> {
	try {
		const { bavail, bsize } = await statfs(folder);
		const free = Math.floor((bavail * bsize) / (1024 * 1024));
		// Little room is a warning in words, not a failure: everything still works.
		const low = bavail * bsize < lowDiskBytes;
		return { name: 'disk', ok: true, detail: `${free} MB free${low ? ': make room soon.' : '.'}` };
	} catch {
		return { name: 'disk', ok: true, detail: 'Free space is not known.' };
	}
}
