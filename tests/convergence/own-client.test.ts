import { get } from 'svelte/store';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRoom, type Connection } from '#lib/sync/connection.ts';
import { roomName } from '#protocol/room-name.ts';
import type { PersonId, SessionId } from '#domain/person/actor.ts';
import { openSyncWorld, socketOf, spaceId, until, type SyncWorld } from '../support/sync-world.ts';

const room = roomName('draft', 'ownclient');
let world: SyncWorld;
const open: Connection[] = [];

afterEach(async () => {
	for (const connection of open.splice(0)) connection.destroy();
	await world.close();
});

function connect(personId: string, doc = new Y.Doc()): Connection {
	const connection = connectRoom({ room, doc, address: world.url, Socket: socketOf(personId) });
	open.push(connection);
	return connection;
}

const kindOf = (connection: Connection): string => get(connection.status).kind;

test('Teresa reads "saved" only when what she typed is in the log', async () => {
	world = await openSyncWorld();
	const teresa = connect('teresa');
	await until(() => kindOf(teresa) === 'saved', 'connected');
	teresa.doc.getText('t').insert(0, 'scuola');
	expect(kindOf(teresa)).toBe('sending');
	await until(() => kindOf(teresa) === 'saved', 'saved');
	expect((await world.replay(room)).getText('t').toString()).toBe('scuola');
});

test('a citizen who may only read is told so, and the text stays as it is', async () => {
	world = await openSyncWorld();
	world.rights.set('nadia', 'reader');
	const nadia = connect('nadia');
	await until(() => kindOf(nadia) === 'read-only', 'read-only');
});

test('Omar loses the right to write while typing: within a second the page says so, and keeps his words', async () => {
	world = await openSyncWorld();
	const omar = connect('omar');
	await until(() => kindOf(omar) === 'saved', 'connected');
	world.rights.set('omar', 'reader');
	const asked = Date.now();
	world.bus.publish({ kind: 'rights-changed', personId: 'omar' as PersonId, spaceId });
	await until(() => kindOf(omar) === 'revoked', 'revoked');
	expect(Date.now() - asked).toBeLessThan(1_000);
	omar.doc.getText('t').insert(0, 'parole mie');
	expect(get(omar.status)).toEqual({ kind: 'revoked', unsent: true });
	expect(omar.doc.getText('t').toString()).toBe('parole mie');
	expect((await world.replay(room)).getText('t').length).toBe(0);
});

test('Fatou signs out elsewhere: her page closes within a second', async () => {
	world = await openSyncWorld();
	const fatou = connect('fatou');
	await until(() => kindOf(fatou) === 'saved', 'connected');
	const asked = Date.now();
	world.bus.publish({
		kind: 'session-ended',
		personId: 'fatou' as PersonId,
		sessionId: 'session-fatou' as SessionId,
	});
	await until(() => kindOf(fatou) === 'signed-out', 'signed out');
	expect(Date.now() - asked).toBeLessThan(1_000);
});

test('a resident is given the right to write: the same page becomes writable', async () => {
	world = await openSyncWorld();
	world.rights.set('amina', 'reader');
	const amina = connect('amina');
	await until(() => kindOf(amina) === 'read-only', 'read-only');
	world.rights.set('amina', 'writer');
	world.bus.publish({ kind: 'space-changed', spaceId });
	await until(() => kindOf(amina) === 'saved', 'writable');
	amina.doc.getText('t').insert(0, 'una panchina');
	await until(() => kindOf(amina) === 'saved', 'saved');
	expect((await world.replay(room)).getText('t').toString()).toBe('una panchina');
});

test('the server restarts while Giulia types: what she wrote meanwhile is sent, once', async () => {
	world = await openSyncWorld();
	const { port, folder } = world;
	const giulia = connect('giulia');
	await until(() => kindOf(giulia) === 'saved', 'connected');
	giulia.doc.getText('t').insert(0, 'prima ');
	await until(() => kindOf(giulia) === 'saved', 'saved');
	await world.close({ keep: true });
	await until(() => kindOf(giulia) === 'offline', 'offline');
	giulia.doc.getText('t').insert(6, 'e dopo');
	expect(get(giulia.status)).toEqual({ kind: 'offline', unsent: true });
	world = await openSyncWorld({ port, folder });
	await until(() => kindOf(giulia) === 'saved', 'saved again', 20_000);
	expect((await world.replay(room)).getText('t').toString()).toBe('prima e dopo');
});

test('the disk refuses a commit: nothing is acknowledged, the page says so, and it heals by itself', async () => {
	let broken = false;
	world = await openSyncWorld({
		limits: { diskPauseMs: 100 },
		log: (log) => ({
			...log,
			append: (entry) => (broken ? Promise.reject(new Error('disk full')) : log.append(entry)),
			onStored: (listener) => log.onStored(listener),
			get waiting() {
				return log.waiting;
			},
		}),
	});
	const teresa = connect('teresa');
	const omar = connect('omar');
	await until(() => kindOf(teresa) === 'saved' && kindOf(omar) === 'saved', 'connected');
	broken = true;
	teresa.doc.getText('t').insert(0, 'non ancora');
	await until(() => kindOf(omar) === 'not-saved' && kindOf(teresa) === 'not-saved', 'both are told');
	expect(omar.doc.getText('t').length).toBe(0);
	teresa.doc.getText('t').insert(0, 'forse ');
	broken = false;
	await until(() => kindOf(teresa) === 'saved' && omar.doc.getText('t').length === 16, 'healed');
	expect((await world.replay(room)).getText('t').toString()).toBe('forse non ancora');
});
