import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Usage } from './probe.ts';

const answerWithinMs = 10_000;
/** Servers that run now: a run that does not end is ended from outside. */
const running = new Set<ChildProcess>();

export function abandonAll(): void {
	for (const child of running) child.kill('SIGKILL');
}

/** A measured server: how it is started and what its frames look like on the wire. */
export interface Peer {
	readonly name: 'relay' | 'bare' | 'hocuspocus' | 'hocuspocus flushDelay 25' | 'tavolo';
	readonly script: URL;
	readonly environment: (folder: string) => Record<string, string>;
	/** Puts people, rooms and (where given) a stored text for room 0 into the folder before the server starts. */
	readonly furnish: (folder: string, furniture: Furniture) => Promise<Seating>;
	readonly frames: Frames;
}

export interface Furniture {
	readonly rooms: number;
	readonly people: number;
	/** A history for room 0: updates in order. */
	readonly history?: readonly Uint8Array[];
	/** Instead of a history: the database the peer itself has written before, see `databaseOf`. */
	readonly database?: Uint8Array;
}

export interface Seating {
	/** Path and headers of a person's socket to a room. */
	seat(room: number, person: number): { path: string; headers: Record<string, string> };
	/** The room's name inside frames, where the protocol carries it. */
	frameRoom(room: number): string;
}

export interface Frames {
	/** Sent right after opening. */
	hello(room: string, stateVector: Uint8Array): readonly Uint8Array[];
	update(room: string, update: Uint8Array): Uint8Array;
	awareness(room: string, update: Uint8Array): Uint8Array;
	/** True when this frame is the answer to our first sync step. */
	isWelcome(frame: Uint8Array): boolean;
	/** How many of our updates are on disk by this frame; null for any other frame. */
	stored(frame: Uint8Array): number | null;
	/** Servers without a welcome count as joined when open. */
	readonly welcomes: boolean;
}

export interface Running {
	readonly origin: string;
	readonly seating: Seating;
	readonly peer: Peer;
	readonly folder: string;
	usage(ask?: 'usage' | 'memory'): Promise<Usage>;
	/** Ends the server; with `keep` its folder stays for a restart. */
	stop(options?: { readonly keep?: boolean }): Promise<void>;
}

/** The server has processor 0 to itself, the load the other one, where the machine can promise it. */
export const pinned =
	process.env.TAVOLO_LOAD_NODE !== undefined ||
	(availableParallelism() > 1 && existsSync('/usr/bin/taskset'));

let nextPort = Number(process.env.LOAD_PORT ?? 4810);

export async function startPeer(peer: Peer, furniture: Furniture): Promise<Running> {
	const folder = mkdtempSync(join(tmpdir(), 'tavolo-load-'));
	const seating = await peer.furnish(folder, furniture);
	return launch(peer, folder, seating, () => rmSync(folder, { recursive: true, force: true }));
}

/** Starts again on the same folder: what a server remembers after a restart. */
export async function restartPeer(running: Running): Promise<Running> {
	return launch(running.peer, running.folder, running.seating, () =>
		rmSync(running.folder, { recursive: true, force: true }),
	);
}

async function launch(peer: Peer, folder: string, seating: Seating, clean: () => void): Promise<Running> {
	const port = nextPort++;
	const probe = new URL('./probe.ts', import.meta.url).href;
	const child: ChildProcess = fork(peer.script, {
		execArgv: ['--expose-gc', '--import', probe, ...profiling()],
		env: { ...process.env, ...peer.environment(folder), PORT: String(port), LOAD_FOLDER: folder },
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		...(pinned ? { execPath: new URL('./pinned-node.sh', import.meta.url).pathname } : {}),
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	const asked = new Map<number, (usage: Usage) => void>();
	child.on('message', (message: { id?: number; usage?: Usage }) => {
		if (message.id !== undefined && message.usage) asked.get(message.id)?.(message.usage);
	});
	const origin = `127.0.0.1:${port}`;
	await reachable(child, port);
	let questions = 0;
	return {
		origin,
		seating,
		peer,
		folder,
		usage: (ask = 'usage') =>
			new Promise((resolve, reject) => {
				const id = questions++;
				const late = setTimeout(() => reject(new Error('the server does not answer')), answerWithinMs);
				asked.set(id, (usage) => {
					clearTimeout(late);
					asked.delete(id);
					resolve(usage);
				});
				child.send({ ask, id }, (error) => error && reject(error));
			}),
		stop: async ({ keep = false } = {}) => {
			const ended = new Promise<void>((resolve) => {
				if (child.exitCode !== null || child.signalCode !== null) resolve();
				else child.once('exit', () => resolve());
			});
			child.kill('SIGTERM');
			const impatient = setTimeout(() => child.kill('SIGKILL'), 12_000);
			await ended;
			clearTimeout(impatient);
			if (!keep) clean();
		},
	};
}

/** `--profile FOLDER`: what the servers did, one `.cpuprofile` each, for the browser's tools. */
function profiling(): readonly string[] {
	const folder = process.env.LOAD_PROFILE;
	return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

async function reachable(child: ChildProcess, port: number): Promise<void> {
	const { connect } = await import('node:net');
	const deadline = Date.now() + 30_000;
	while (Date.now() < deadline) {
		if (child.exitCode !== null)
			throw new Error(`the server ended with ${child.exitCode} before it listened`);
		const open = await new Promise<boolean>((resolve) => {
			const socket = connect(port, '127.0.0.1', () => {
				socket.destroy();
				resolve(true);
			});
			socket.on('error', () => resolve(false));
		});
		if (open) return;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error(`no server on port ${port} after 30 s`);
}
