import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, RunningServer } from '../support/server.ts';

let server: RunningServer;
let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-operator-'));
	server = await RunningServer.open({ from: null, installation: 'demonstration' });
});
afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

interface Ended {
	readonly code: number | null;
	readonly output: string;
}

/** Runs a script of the project as an operator does, and waits for its end. */
async function run(
	script: string,
	environment: Record<string, string>,
	args: readonly string[] = [],
): Promise<Ended> {
	const child = spawn(process.execPath, [join(root, script), ...args], {
		cwd: root,
		env: { ...process.env, HOST: '127.0.0.1', TAVOLO_ORIGIN: '', ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
	child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, output };
}
const start = (environment: Record<string, string>) => run('server/start.js', environment);

/** Bytes as they are, without what an HTTP client adds. */
async function raw(text: string | Buffer): Promise<string> {
	const socket = connect(server.port, '127.0.0.1');
	let answer = '';
	socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	socket.end(text);
	await once(socket, 'close');
	return answer;
}

test('a port that is taken is told in both languages', async () => {
	const { code, output } = await start({ PORT: String(server.port), TAVOLO_DATA: join(folder, 'port') });
	expect(code).toBe(1);
	expect(output).toContain(`La porta ${server.port} è già usata`);
	expect(output).toContain(`PORT=${server.port + 1} npm start`);
	expect(output).not.toContain('    at ');
});

test('a second server on the same data folder is refused in words', async () => {
	const { code, output } = await start({ PORT: '0', TAVOLO_DATA: server.dataFolder });
	expect(code).toBe(1);
	expect(output).toContain('Un altro Tavolo sta già lavorando nella cartella');
});

test('a data folder that cannot be written is told in words', async () => {
	const file = join(folder, 'a-file');
	writeFileSync(file, '');
	const { code, output } = await start({ PORT: '0', TAVOLO_DATA: join(file, 'data') });
	expect(code).toBe(1);
	expect(output).toContain('Non si può scrivere nella cartella dei dati');
});

test('data of a newer Tavolo are refused in words', async () => {
	const data = join(folder, 'newer');
	const other = await RunningServer.open({ from: null, installation: 'real', dataFolder: data });
	await other.stop();
	const connection = new Database(join(data, 'tavolo.sqlite'));
	connection.exec("insert into schema_migration values (99999, 'future', 0)");
	connection.close();
	const { code, output } = await start({ PORT: '0', TAVOLO_DATA: data });
	expect(code).toBe(1);
	expect(output).toContain('schema 99999');
	expect(output).toContain('Nothing was changed');
});

test('a damaged data file is told in words', async () => {
	const data = mkdtempSync(join(folder, 'damaged-'));
	writeFileSync(join(data, 'tavolo.sqlite'), 'this is not a database, whatever its name says'.repeat(100));
	const { code, output } = await start({ PORT: '0', TAVOLO_DATA: data });
	expect(code).toBe(1);
	expect(output).toContain('sono danneggiati');
});

test('a setting that makes no sense is told in words', async () => {
	const { code, output } = await start({ PORT: 'tremila', TAVOLO_DATA: join(folder, 'setting') });
	expect(code).toBe(1);
	expect(output).toContain('PORT must be a number');
});

test('the console greets with the address, in a demonstration and in a real installation', async () => {
	expect(server.output).toContain(`http://localhost:${server.port}`);
	expect(server.output).toContain('Dimostrazione');
	const real = await RunningServer.open({ from: null, installation: 'real' });
	expect(real.output).toContain(`${real.origin}/primo-avvio?chiave=`);
	expect(real.output).not.toContain('Dimostrazione');
	await real.close();
});

test('/salute answers a probe and /status an operator, without a word about anybody', async () => {
	const health = await fetch(`${server.origin}/salute`);
	expect([health.status, await health.json()]).toMatchObject([200, { status: 'ok' }]);
	const status = (await (await fetch(`${server.origin}/status`)).json()) as Record<string, unknown>;
	expect(status).toMatchObject({ status: 'ok', engine: 'sqlite', sockets: 0, logQueue: 0 });
	expect(status.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	expect(JSON.stringify(status)).not.toMatch(/@|Giulia|Omar|session/);
});

test('pages, files and missing addresses all carry the security headers', async () => {
	for (const path of ['/', '/salute', '/does-not-exist', '/sync/draft:aaaaaaaaaa']) {
		const { headers } = await fetch(`${server.origin}${path}`);
		expect(headers.get('x-content-type-options'), path).toBe('nosniff');
		expect(headers.get('referrer-policy'), path).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
		expect(headers.get('permissions-policy'), path).toContain('geolocation=()');
		expect(headers.get('strict-transport-security'), path).toBeNull();
	}
});

test('a header in our own name, sent from outside, changes nothing', async () => {
	const forged = {
		'x-tavolo-protocol': 'https',
		'x-tavolo-host': 'evil.example',
		'x-forwarded-proto': 'https',
	};
	const { status, headers } = await fetch(server.origin, { headers: forged });
	expect(status).toBe(200);
	expect(headers.get('strict-transport-security')).toBeNull();
});

test('nonsense on the line is refused and the server stays up', async () => {
	expect(await raw('this is not HTTP\r\n\r\n')).toContain('400');
	expect(await raw(Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252]))).toContain('400');
	expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)).toMatch(/4(00|31)/);
	const upgrade = (path: string) =>
		`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n`;
	for (const path of ['/', '/sync/', '/sync/%', '/sync/draft:..%2f', 'http://[', '//'])
		await raw(upgrade(path));
	expect((await fetch(`${server.origin}/salute`)).status).toBe(200);
	expect(server.crashed).toBeNull();
});

test('a backup is made while the server runs, verified, and starts an installation of its own', async () => {
	const copy = join(folder, 'copy.sqlite');
	const made = await run('server/backup/backup.ts', { TAVOLO_DATA: server.dataFolder }, [copy]);
	expect(made.output).toContain('Copia fatta e controllata');
	expect(made.code).toBe(0);
	const again = await run('server/backup/backup.ts', { TAVOLO_DATA: server.dataFolder }, [copy]);
	expect([again.code, again.output]).toEqual([1, expect.stringContaining('esiste già')]);
	const verified = await run('server/backup/verify-backup.ts', {}, [copy]);
	expect([verified.code, verified.output]).toEqual([0, expect.stringContaining('La copia è buona')]);
	const missing = await run('server/backup/verify-backup.ts', {}, [join(folder, 'gone')]);
	expect([missing.code, missing.output]).toEqual([1, expect.stringContaining('non esiste')]);

	const data = mkdtempSync(join(folder, 'restored-'));
	const { copyFileSync } = await import('node:fs');
	copyFileSync(copy, join(data, 'tavolo.sqlite'));
	const restored = await RunningServer.open({ from: null, installation: 'demonstration', dataFolder: data });
	const rooms = async (origin: string) =>
		((await (await fetch(`${origin}/status`)).json()) as { rooms: number }).rooms;
	expect(await rooms(restored.origin)).toBe(await rooms(server.origin));
	await restored.close();
});

test('asked to stop, the server stops at once although a page hangs on, and starts again on the same data', async () => {
	const hanging = connect(server.port, '127.0.0.1');
	hanging.on('error', () => undefined);
	await once(hanging, 'connect');
	hanging.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
	const before = performance.now();
	expect(await server.stop()).toBe(0);
	expect(performance.now() - before).toBeLessThan(10_000);
	hanging.destroy();
	await server.start();
	expect((await fetch(`${server.origin}/salute`)).status).toBe(200);
});
