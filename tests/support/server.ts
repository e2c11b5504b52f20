import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** The data folder every test starts from, filled once by seed-once.ts with the demonstration. */
export const baseData = join(root, 'tests/.output/base-data');

export interface ServerSetup {
	/** Folder to start from (copied), or null for an empty one. */
	readonly from: string | null;
	/** 'real' sets TAVOLO_ORIGIN: no demonstration people, first-run page. */
	readonly installation: 'demonstration' | 'real';
	readonly environment?: Record<string, string>;
	/** A folder used as it is and left in place, instead of a fresh one that is removed at the end. */
	readonly dataFolder?: string;
}

/** Below the ports that systems give to outgoing connections: else one of those may sit on it after a restart. */
async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(20_000, 32_000);
		const probe = createServer().listen(port, '127.0.0.1');
		const taken = await once(probe, 'listening').then(
			() => false,
			() => true,
		);
		if (taken) continue;
		probe.close();
		await once(probe, 'close');
		return port;
	}
}

/** A real Tavolo in a process of its own, on the production build, with its own port and data folder. */
export class RunningServer {
	readonly dataFolder: string;
	readonly port: number;
	readonly origin: string;
	/** Called before the server is taken away on purpose, so that watchers expect failed requests. */
	onOutage: () => void = () => {};
	#setup: ServerSetup;
	#child: ChildProcess | null = null;
	#output = '';
	#wanted = false;
	/** Set when the process ended although nobody asked it to. */
	crashed: string | null = null;

	private constructor(setup: ServerSetup, port: number) {
		this.#setup = setup;
		this.port = port;
		this.origin = `http://localhost:${port}`;
		this.dataFolder = setup.dataFolder ?? mkdtempSync(join(tmpdir(), 'tavolo-test-'));
		if (setup.from !== null) cpSync(setup.from, this.dataFolder, { recursive: true });
	}

	static async open(setup: ServerSetup): Promise<RunningServer> {
		for (;;) {
			const server = new RunningServer(setup, await freePort());
			try {
				await server.start();
				return server;
			} catch (error) {
				if (!server.output.includes('already taken')) throw error;
				// Another test was quicker: its port is not ours.
				await server.close();
			}
		}
	}

	/** Everything the server printed, over all its lives. */
	get output(): string {
		return this.#output;
	}

	get pid(): number | undefined {
		return this.#child?.pid;
	}

	async start(): Promise<void> {
		const environment: Record<string, string | undefined> = {
			...process.env,
			NODE_ENV: 'production',
			// Some two hundred servers start in a run, all with the same code.
			NODE_COMPILE_CACHE: join(root, 'tests/.output/compile-cache'),
			PORT: String(this.port),
			HOST: '127.0.0.1',
			TAVOLO_DATA: this.dataFolder,
			TAVOLO_ORIGIN: this.#setup.installation === 'real' ? this.origin : undefined,
			...this.#setup.environment,
		};
		const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
			cwd: root,
			env: environment as NodeJS.ProcessEnv,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#child = child;
		this.#wanted = true;
		const keep = (bytes: Buffer): void => void (this.#output += bytes.toString());
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.once('exit', (code, signal) => {
			if (this.#wanted) this.crashed = `the server ended by itself (${signal ?? code})`;
		});
		await this.#answers();
	}

	async #answers(): Promise<void> {
		const deadline = Date.now() + 45_000;
		while (Date.now() < deadline) {
			if (this.crashed) throw new Error(`${this.crashed}\n${this.#output}`);
			try {
				const response = await fetch(`http://127.0.0.1:${this.port}/salute`);
				await response.arrayBuffer();
				if (response.status < 500) return;
			} catch {
				// not listening yet
			}
			await pause(30);
		}
		throw new Error(`the server did not answer in 45 s\n${this.#output}`);
	}

	/** Takes the process away as a power cut would. */
	async kill9(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Asks the server to stop, and waits until it has. Returns its exit code. */
	async stop(): Promise<number | null> {
		return this.#end('SIGTERM');
	}

	/** Starts again on the same port and data; stops the running one first, kindly. */
	async restart(): Promise<void> {
		if (this.#child !== null) await this.stop();
		await this.start();
	}

	async close(): Promise<void> {
		await this.#end('SIGKILL');
		if (this.#setup.dataFolder === undefined) rmSync(this.dataFolder, { recursive: true, force: true });
	}

	async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
		const child = this.#child;
		this.#child = null;
		this.#wanted = false;
		if (child === null || child.exitCode !== null || child.signalCode !== null)
			return child?.exitCode ?? null;
		this.onOutage();
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
		return child.exitCode;
	}
}
