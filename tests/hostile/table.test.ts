import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { Worker } from 'node:worker_threads';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PersonId, SessionId } from '#domain/person/actor.ts';
import { presenceFrame, stepOneFrame, stepTwoFrame, updateFrame } from '#protocol/wire/frames.ts';
import { closeCode, message, seat, wireLimit } from '#protocol/wire/wire.ts';
import { defaultLimits } from '#server/sync/limits.ts';
import { craft, letter, nested, refusedBytes, sevenBytes, updateOf } from '../support/crafted-updates.ts';
import { RawClient, readSync } from '../support/raw-client.ts';
import { Waits } from '../support/waits.ts';
import { openSyncWorld, spaceId, until, type SyncWorld } from '../support/sync-world.ts';

let world: SyncWorld;
beforeAll(async () => {
	// Strikes are tried in a test of their own; here one person may misbehave all day.
	world = await openSyncWorld({ limits: { strikes: Infinity } });
});
afterAll(() => world.close());

let rooms = 0;
const freshRoom = () => `draft:hostile${String(++rooms).padStart(4, '0')}` as const;
const address = (room: string) => `${world.url}/${room}?v=1&schema=1`;
const open = (room: string, person: string) => RawClient.open(address(room), person);
const textIn = async (room: `draft:${string}`) => (await world.replay(room)).getText('t').toString();

async function honestEditIn(room: `draft:${string}`): Promise<void> {
	const teresa = await open(room, 'teresa');
	teresa.update(letter());
	await until(() => teresa.stored === 1, 'an honest edit is stored');
	teresa.drop();
}

describe('malformed frames', () => {
	const frames: Record<string, Uint8Array | string> = {
		empty: new Uint8Array(0),
		'a text frame': 'ciao',
		'an unknown message': new Uint8Array([77, 1, 2, 3]),
		'an unknown step': new Uint8Array([0, 9, 1, 0]),
		'a sync message without bytes': new Uint8Array([0]),
		'a step without its bytes': new Uint8Array([0, 2]),
		'more bytes announced than sent': new Uint8Array([0, 2, 200, 1, 0]),
		'a number without end': new Uint8Array(64).fill(255),
		'a state vector cut short': new Uint8Array([0, 0, 2, 9, 1]),
		'presence cut short': new Uint8Array([1, 3, 9, 9, 9]),
		'presence announcing a billion people': craft(1, 5, new Uint8Array([0x80, 0x94, 0xeb, 0xdc, 0x03])),
		'our own server message': new Uint8Array([100, 5]),
	};
	test.each(Object.entries(frames))('%s: the sender is closed, the others go on', async (_name, frame) => {
		const room = freshRoom();
		const attacker = await open(room, 'attacker');
		attacker.send(frame);
		expect(await attacker.closes()).toBe(closeCode.refused);
		await honestEditIn(room);
	});

	test('a frame above 1 MiB is not even read', async () => {
		const room = freshRoom();
		const attacker = await open(room, 'attacker');
		attacker.send(new Uint8Array(wireLimit.frameBytes + 1_000));
		expect(await attacker.closes()).toBe(1009);
		await honestEditIn(room);
	});

	test('bytes that are not a WebSocket, and upgrades cut in the middle, do nothing', async () => {
		for (const bytes of [
			'\0\0\0\0',
			'GET /sync/ HTTP/1.1\r\nUpgrade: websocket\r\n',
			'GET /sync/x HTTP/1.1\r\n\r\n',
		]) {
			const socket = connectTcp(world.port, '127.0.0.1');
			socket.on('error', () => undefined);
			socket.end(bytes);
			await new Promise((resolve) => socket.once('ready', resolve));
			setTimeout(() => socket.destroy(), 50);
			await new Promise((resolve) => socket.once('close', resolve));
		}
		const half = await open(freshRoom(), 'attacker');
		(half.socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket.write(
			new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0]),
		);
		await half.closes();
		await honestEditIn(freshRoom());
	});

	test('without a session nothing is answered but "signed out"', async () => {
		const nobody = new RawClient(address(freshRoom()));
		nobody.socket.on('open', () => nobody.update(letter()));
		expect(await nobody.closes()).toBe(closeCode.signedOut);
		expect(nobody.frames).toEqual([]);
	});
});

test.each([
	'https://evil.example',
	'null',
	'http://localhost',
	'http://127.0.0.1.evil.example',
	'file://',
	'',
])("another site's page (%s) gets 403", async (origin) => {
	const client = new RawClient(address(freshRoom()), { person: 'teresa', headers: { origin } });
	await client.closes();
	expect(client.status).toBe(403);
});

test('our own page is let in', async () => {
	const headers = { origin: `http://127.0.0.1:${world.port}` };
	const client = new RawClient(address(freshRoom()), { person: 'teresa', headers });
	await until(() => client.seat === seat.writer, 'seated');
	client.drop();
});

describe('a reader who sends updates', () => {
	test.each([
		['an update', updateFrame],
		['an answer to a first step', stepTwoFrame],
	])('%s: not written, and told that it is not allowed', async (_name, frameOf) => {
		const room = freshRoom();
		world.rights.set('reader', 'reader');
		const reader = await open(room, 'reader');
		expect(reader.seat).toBe(seat.reader);
		reader.send(frameOf(letter()));
		expect(await reader.closes()).toBe(closeCode.notAllowed);
		expect(await textIn(room)).toBe('');
	});

	test('a stock page that answers with nothing new goes on reading', async () => {
		const room = freshRoom();
		await honestEditIn(room);
		world.rights.set('reader', 'reader');
		const reader = await open(room, 'reader');
		const text = Y.encodeStateAsUpdate(await world.replay(room));
		reader.send(stepTwoFrame(text));
		await honestEditIn(room);
		await until(() => reader.frames.some((frame) => readSync(frame)?.step === 2), 'the edit is heard');
		expect(reader.closed).toBe(null);
		reader.drop();
	});
});

describe('presence', () => {
	test("in another's name: everybody sees who it really is", async () => {
		const room = freshRoom();
		const [omar, fatou] = [await open(room, 'omar'), await open(room, 'fatou')];
		const state = JSON.stringify({ user: { name: 'Giulia', personId: 'giulia' }, at: 'art. 3' });
		omar.send(presenceFrame([{ clientId: 7, clock: 1, state }]));
		await until(() => fatou.frames.some((frame) => frame[0] === message.awareness), 'seen');
		const seen = Buffer.from(fatou.frames.find((frame) => frame[0] === message.awareness)!).toString();
		expect(seen).toContain('"name":"omar"');
		expect(seen).toContain('art. 3');
		expect(seen.toLowerCase()).not.toContain('giulia');
		omar.drop();
		fatou.drop();
	});

	test('100,000 invented people: two are shown, and a newcomer gets a small frame', async () => {
		const room = freshRoom();
		const attacker = await open(room, 'attacker');
		for (let batch = 0; batch < 20; batch++) {
			const entries = Array.from({ length: 5_000 }, (_, n) => ({
				clientId: batch * 5_000 + n + 1,
				clock: 1,
				state: '{"a":1}',
			}));
			attacker.send(presenceFrame(entries));
		}
		const fatou = await open(room, 'fatou');
		await honestEditIn(room);
		const size = fatou.frames
			.filter((frame) => frame[0] === message.awareness)
			.reduce((sum, frame) => sum + frame.length, 0);
		expect(size).toBeLessThan(1_024);
		attacker.drop();
		fatou.drop();
	});

	test('states above 2 KB or that are no JSON object reach nobody', async () => {
		const room = freshRoom();
		const [attacker, fatou] = [await open(room, 'attacker'), await open(room, 'fatou')];
		for (const state of [JSON.stringify({ big: 'x'.repeat(3_000) }), '{"a":', '[]', '5']) {
			attacker.send(presenceFrame([{ clientId: 9, clock: 1, state }]));
			await new Promise((resolve) => setTimeout(resolve, 60));
		}
		attacker.send(presenceFrame([{ clientId: 9, clock: 2, state: '{"honest":1}' }]));
		await until(() => fatou.frames.some((frame) => Buffer.from(frame).includes('honest')), 'the honest one');
		expect(fatou.frames.filter((frame) => frame[0] === message.awareness)).toHaveLength(1);
		attacker.drop();
		fatou.drop();
	});

	test('nobody can throw another person out of the room', async () => {
		const room = freshRoom();
		const [omar, attacker, fatou] = [
			await open(room, 'omar'),
			await open(room, 'attacker'),
			await open(room, 'fatou'),
		];
		omar.send(presenceFrame([{ clientId: 7, clock: 1, state: '{"here":"omar"}' }]));
		await until(() => fatou.frames.some((frame) => Buffer.from(frame).includes('"here"')), 'Omar is seen');
		attacker.send(presenceFrame([{ clientId: 7, clock: 99, state: 'null' }]));
		attacker.send(presenceFrame([{ clientId: 7, clock: 99, state: '{"here":"fake"}' }]));
		await honestEditIn(room);
		const late = await open(room, 'giulia');
		await until(
			() => late.frames.some((frame) => Buffer.from(frame).includes('"here":"omar"')),
			'still there',
		);
		for (const client of [omar, attacker, fatou, late]) client.drop();
	});
});

describe("edits under another's Yjs client id", () => {
	test('are refused when that person has written', async () => {
		const room = freshRoom();
		const omar = await open(room, 'omar');
		omar.update(letter(4242));
		await until(() => omar.stored === 1, 'Omar wrote');
		const attacker = await open(room, 'attacker');
		const base = Y.encodeStateAsUpdate(await world.replay(room));
		attacker.update(updateOf((doc) => doc.getText('t').insert(1, 'falso'), 4242, base));
		expect(await attacker.closes()).toBe(closeCode.refused);
		expect(await textIn(room)).toBe('x');
		omar.drop();
	});

	test('are refused when that person has only been seen so far, and Omar can still write', async () => {
		const room = freshRoom();
		const [omar, attacker] = [await open(room, 'omar'), await open(room, 'attacker')];
		omar.send(presenceFrame([{ clientId: 5151, clock: 1, state: '{}' }]));
		await until(() => attacker.frames.some((frame) => frame[0] === message.awareness), 'Omar is seen');
		attacker.update(letter(5151));
		expect(await attacker.closes()).toBe(closeCode.refused);
		omar.update(letter(5151));
		await until(() => omar.stored === 1, 'Omar wrote');
		omar.drop();
	});

	test("the server's own client ids are nobody's", async () => {
		const room = freshRoom();
		const clientId = await world.engine.edit(room, null, (doc) => {
			doc.getText('t').insert(0, 'modello');
			return doc.clientID;
		});
		const attacker = await open(room, 'attacker');
		const base = Y.encodeStateAsUpdate(await world.replay(room));
		attacker.update(updateOf((doc) => doc.getText('t').insert(0, 'falso'), clientId, base));
		expect(await attacker.closes()).toBe(closeCode.refused);
		expect(await textIn(room)).toBe('modello');
	});

	test('repeating what is already known is no offence', async () => {
		const room = freshRoom();
		const omar = await open(room, 'omar');
		omar.update(letter());
		await until(() => omar.stored === 1, 'Omar wrote');
		const fatou = await open(room, 'fatou');
		fatou.send(stepTwoFrame(Y.encodeStateAsUpdate(await world.replay(room))));
		await until(() => fatou.stored === 1, 'acknowledged');
		expect((await world.draftLog.load(room)).tail).toHaveLength(1);
		omar.drop();
		fatou.drop();
	});
});

describe('what the precheck sees on the raw bytes', () => {
	test.each(Object.entries(refusedBytes))('%s', async (_name, bytes) => {
		const room = freshRoom();
		const attacker = await open(room, 'attacker');
		attacker.update(bytes);
		expect(await attacker.closes()).toBe(closeCode.refused);
		expect((await world.draftLog.load(room)).headSeq).toBe(0);
	});
});

/** How long a letter in another room takes to be on disk while `attack` goes on. */
async function worstDelayDuring(attack: () => Promise<void>): Promise<Waits> {
	const room = freshRoom();
	const teresa = await open(room, 'teresa');
	const doc = new Y.Doc();
	const waits = new Waits();
	let going = true;
	let sent = 0;
	const typing = (async () => {
		while (going) {
			let update: Uint8Array | null = null;
			doc.once('update', (made: Uint8Array) => (update = made));
			doc.getText('t').insert(0, 'x');
			const end = waits.start();
			teresa.update(update!);
			sent += 1;
			await until(() => teresa.stored >= sent, 'stored', 30_000);
			end();
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	})();
	await attack();
	going = false;
	await typing;
	teresa.drop();
	return waits;
}

test('50 frames of seven bytes that announce 33 million structs delay nobody', async () => {
	const worst = await worstDelayDuring(async () => {
		for (let count = 0; count < 50; count++) {
			const attacker = await open(freshRoom(), 'attacker');
			attacker.update(sevenBytes);
			expect(await attacker.closes()).toBe(closeCode.refused);
		}
	});
	expect(worst.worstBusyMs).toBeLessThan(250);
});

test('one page that sends 20,000 tiny updates delays another room by less than 250 ms, and loses none of them', async () => {
	const room = freshRoom();
	const worst = await worstDelayDuring(async () => {
		// In a thread of its own: it is the server that must stay fair, not this test.
		const flooder = new Worker(new URL('../support/flooder.ts', import.meta.url), {
			workerData: { url: address(room), updates: 20_000 },
		});
		await new Promise((resolve, reject) => {
			flooder.once('error', reject);
			flooder.once('exit', resolve);
		});
	});
	console.log(`20,000 tiny updates: ${worst}`);
	expect(worst.worstBusyMs).toBeLessThan(250);
	expect((await textIn(room)).length).toBe(20_000);
});

test('200 requests for the whole text by one who never reads: the socket is closed, the memory stays', async () => {
	const room = freshRoom();
	const omar = await open(room, 'omar');
	for (let part = 0; part < 8; part++) {
		const { clientID } = new Y.Doc();
		omar.update(updateOf((doc) => doc.getText(`p${part}`).insert(0, 'patto '.repeat(20_000)), clientID));
	}
	await until(() => omar.stored === 8, 'a large text');
	const attackers = await Promise.all(Array.from({ length: 5 }, () => open(room, 'attacker')));
	const before = process.memoryUsage();
	for (const attacker of attackers) {
		attacker.socket.pause();
		for (let count = 0; count < 200; count++) attacker.send(stepOneFrame(new Uint8Array([0])));
	}
	await until(() => world.engine.counts().sockets === 1, 'only Omar is left');
	const after = process.memoryUsage();
	expect(after.rss + after.external - before.rss - before.external).toBeLessThan(60 * 1_048_576);
	for (const attacker of attackers) attacker.drop();
	omar.drop();
});

test('a reader that lags 4 MB behind is closed with 1013', async () => {
	const room = freshRoom();
	const [omar, slow] = [await open(room, 'omar'), await open(room, 'slow')];
	slow.socket.pause();
	for (let part = 0; part < 40 && world.engine.counts().sockets > 1; part++) {
		const { clientID } = new Y.Doc();
		omar.update(updateOf((doc) => doc.getText(`p${part}`).insert(0, 'patto '.repeat(100_000)), clientID));
		await until(() => omar.stored === part + 1, 'stored');
	}
	await until(() => world.engine.counts().sockets === 1, 'the slow one is gone');
	slow.socket.resume();
	expect([closeCode.tooSlow, 1006]).toContain(await slow.closes());
	expect(omar.closed).toBe(null);
	omar.drop();
});

test('a flood of updates that hang on what nobody has: nothing is stored, nobody waits', async () => {
	const room = freshRoom();
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (let count = 0; count < 4_000; count++) doc.getText('t').insert(count, 'x');
	const worst = await worstDelayDuring(async () => {
		const attacker = await open(room, 'attacker');
		// The answer to the first step is given, so that there is no excuse left.
		attacker.send(stepTwoFrame(new Uint8Array([0, 0])));
		for (const update of updates.slice(1).reverse()) attacker.update(update);
		expect(await attacker.closes()).toBe(closeCode.refused);
		const silent = await open(room, 'attacker');
		for (const update of updates.slice(1).reverse()) silent.update(update);
		await honestEditIn(room);
		silent.drop();
	});
	expect(worst.worstBusyMs).toBeLessThan(250);
	expect((await world.draftLog.load(room)).headSeq).toBe(1);
});

describe('XML nested too deep', () => {
	test('3,000 levels in one update', async () => {
		const room = freshRoom();
		const attacker = await open(room, 'attacker');
		attacker.update(nested(3_000));
		expect(await attacker.closes()).toBe(closeCode.refused);
		expect((await world.draftLog.load(room)).headSeq).toBe(0);
		await honestEditIn(room);
	});

	test('one level after the other', async () => {
		const room = freshRoom();
		const attacker = await open(room, 'attacker');
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => attacker.update(update));
		let parent: Y.XmlFragment = doc.getXmlFragment('deep');
		for (let level = 0; level < 200; level++) {
			const child = new Y.XmlElement('paragraph');
			parent.insert(0, [child]);
			parent = child;
		}
		expect(await attacker.closes()).toBe(closeCode.refused);
		const { headSeq } = await world.draftLog.load(room);
		expect(headSeq).toBeLessThanOrEqual(defaultLimits.typeDepth);
		await honestEditIn(room);
	});

	test('what was written by others in the same moment stays, and the poisoned document is rebuilt', async () => {
		const room = freshRoom();
		const [omar, attacker] = [await open(room, 'omar'), await open(room, 'attacker')];
		omar.update(letter());
		attacker.update(nested(3_000));
		const fatou = await open(room, 'fatou');
		fatou.update(letter());
		await until(() => omar.stored === 1 && fatou.stored === 1, 'both are stored');
		expect(await attacker.closes()).toBe(closeCode.refused);
		expect(await textIn(room)).toBe('xx');
		expect((await world.engine.read(room)).share.has('deep')).toBe(false);
		omar.drop();
		fatou.drop();
	});
});

test('script in links and pasted HTML: the editor is a release that is not known to run it', () => {
	const { version } = JSON.parse(readFileSync('node_modules/prosemirror-view/package.json', 'utf8')) as {
		version: string;
	};
	const [major, minor, patch] = version.split('.').map(Number) as [number, number, number];
	expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(1_042_003);
});

describe('role or session taken away while connected', () => {
	test('the socket closes within a second, and nothing sent afterwards is written', async () => {
		const room = freshRoom();
		const omar = await open(room, 'dismissed');
		omar.update(letter());
		await until(() => omar.stored === 1, 'he could write');
		const asked = performance.now();
		world.rights.set('dismissed', 'reader');
		world.bus.publish({ kind: 'rights-changed', personId: 'dismissed' as PersonId, spaceId: null });
		omar.update(letter());
		expect(await omar.closes()).toBe(closeCode.notAllowed);
		expect(performance.now() - asked).toBeLessThan(1_000);
		const again = await open(room, 'dismissed');
		expect(again.seat).toBe(seat.reader);
		again.drop();
	});

	test('a session that ends closes its sockets, and only those', async () => {
		const room = freshRoom();
		const [giulia, fatou] = [await open(room, 'giulia'), await open(room, 'fatou')];
		const sessionId = 'session-giulia' as SessionId;
		world.bus.publish({ kind: 'session-ended', sessionId, personId: 'giulia' as PersonId });
		expect(await giulia.closes()).toBe(closeCode.signedOut);
		expect(fatou.closed).toBe(null);
		fatou.drop();
	});

	test('a tavolo that is closed to somebody closes their socket', async () => {
		const room = freshRoom();
		const fatou = await open(room, 'moved');
		world.rights.set('moved', null);
		world.bus.publish({ kind: 'space-changed', spaceId });
		expect(await fatou.closes()).toBe(closeCode.notAllowed);
	});
});

describe('guessing rooms, many sockets', () => {
	test('a room that does not exist, one that is closed to me, and nonsense get the same answer', async () => {
		world.rights.set('stranger', null);
		const answers = [];
		for (const room of [freshRoom(), 'draft:doesnotexist', 'nonsense', 'board:', '%00', 'draft:../../etc']) {
			const stranger = new RawClient(address(room), { person: 'stranger' });
			answers.push([await stranger.closes(), stranger.frames.length]);
		}
		expect(new Set(answers.map(String)).size).toBe(1);
		expect(answers[0]).toEqual([closeCode.notAllowed, 0]);
	});

	test('one person cannot hold more than so many sockets, nor one address', async () => {
		const small = await openSyncWorld({ limits: { socketsPerPerson: 3, socketsPerAddress: 6 } });
		const at = `${small.url}/draft:crowded0?v=1&schema=1`;
		const mine = await Promise.all([1, 2, 3].map(() => RawClient.open(at, 'attacker')));
		const fourth = new RawClient(at, { person: 'attacker' });
		expect(await fourth.closes()).toBe(closeCode.tooSlow);
		const others = await Promise.all(['a', 'b', 'c'].map((person) => RawClient.open(at, person)));
		const seventh = new RawClient(at, { person: 'd' });
		await seventh.closes();
		expect(seventh.status).toBe(429);
		mine[0]!.drop();
		await until(() => small.engine.counts().sockets === 5, 'a place is free');
		const again = await RawClient.open(at, 'attacker');
		expect(again.seat).toBe(seat.writer);
		for (const client of [...mine, ...others, again]) client.drop();
		await small.close();
	});

	test('who keeps sending what no honest page sends is not let in again for a while', async () => {
		const strict = await openSyncWorld({ limits: { strikes: 3 } });
		const at = `${strict.url}/draft:strikes0?v=1&schema=1`;
		for (let count = 0; count < 3; count++) {
			const attacker = await RawClient.open(at, 'attacker');
			attacker.update(sevenBytes);
			await attacker.closes();
		}
		const again = new RawClient(at, { person: 'attacker' });
		expect(await again.closes()).toBe(closeCode.refused);
		const teresa = await RawClient.open(at, 'teresa');
		expect(teresa.seat).toBe(seat.writer);
		teresa.drop();
		await strict.close();
	});

	test('when all have left, nothing of the rooms stays in memory', async () => {
		const brief = await openSyncWorld({ limits: { roomIdleMs: 20, socketsPerPerson: 1_000 } });
		const clients = await Promise.all(
			Array.from({ length: 200 }, (_, n) =>
				RawClient.open(`${brief.url}/draft:room${1_000 + n}?v=1`, 'teresa'),
			),
		);
		for (const client of clients) client.update(letter());
		await until(() => clients.every((client) => client.stored === 1), 'all stored');
		expect(brief.engine.counts()).toEqual({ rooms: 200, sockets: 200 });
		for (const client of clients) client.drop();
		await until(() => brief.engine.counts().rooms === 0, 'no room is left');
		expect(brief.engine.counts()).toEqual({ rooms: 0, sockets: 0 });
		await brief.close();
	});
});

test('a page older than the shape of the text may read; when it writes, it is told to reload', async () => {
	const room = freshRoom();
	await honestEditIn(room);
	const old = await RawClient.open(`${world.url}/${room}?v=1&schema=0`, 'omar');
	expect(old.seat).toBe(seat.outdated);
	old.send(stepOneFrame(new Uint8Array([0])));
	await until(() => old.frames.some((frame) => readSync(frame)?.step === 1), 'the text is read');
	old.update(letter());
	expect(await old.closes()).toBe(closeCode.schemaTooOld);
	expect(await textIn(room)).toBe('x');
});

test('a stop says "restarting" to everybody, after everything sent is stored', async () => {
	const own = await openSyncWorld({ limits: { stopMs: 200 } });
	const clients = await Promise.all(
		['a', 'b', 'c', 'd'].map((person) => RawClient.open(`${own.url}/draft:stopping?v=1`, person)),
	);
	for (const client of clients) client.update(letter());
	await until(() => clients.every((client) => client.stored === 1), 'stored');
	clients[0]!.update(encoding.encode((encoder) => encoding.writeUint8Array(encoder, letter())));
	await new Promise((resolve) => setTimeout(resolve, 20));
	await own.close();
	expect(await Promise.all(clients.map((client) => client.closes()))).toEqual([1012, 1012, 1012, 1012]);
	expect(clients[0]!.stored).toBe(2);
});
