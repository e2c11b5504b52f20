import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { roomName } from '#protocol/room-name.ts';
import { openSyncWorld, socketOf, until, type SyncWorld } from '../support/sync-world.ts';

let world: SyncWorld;
beforeAll(async () => {
	world = await openSyncWorld();
});
afterAll(() => world.close());

const room = roomName('draft', 'stockclient');

function connect(personId: string, doc: Y.Doc): WebsocketProvider {
	return new WebsocketProvider(world.url, room, doc, {
		WebSocketPolyfill: socketOf(personId),
		disableBc: true,
	});
}

test('Teresa and Omar write together with an unmodified y-websocket client, and the disk has it', async () => {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	const teresa = connect('teresa', a);
	const omar = connect('omar', b);
	await until(() => teresa.synced && omar.synced, 'both are synced');
	a.getText('t').insert(0, 'Il Patto educativo ');
	b.getText('t').insert(0, 'Cornaredo: ');
	await until(
		() => a.getText('t').toString() === b.getText('t').toString() && a.getText('t').length === 30,
		'equal',
	);
	const stored = await world.replay(room);
	await until(async () => (await world.replay(room)).getText('t').length === 30, 'on disk');
	expect((await world.engine.read(room)).getText('t').toString()).toBe(a.getText('t').toString());
	stored.destroy();
	teresa.destroy();
	omar.destroy();
});

test('who comes later gets the whole text, and sees by their real names who is here', async () => {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	const teresa = connect('teresa', a);
	teresa.awareness.setLocalStateField('user', { name: 'Omar', personId: 'omar' });
	const omar = connect('omar', b);
	await until(() => omar.synced && b.getText('t').length === 30, 'the text is there');
	await until(() => omar.awareness.getStates().has(a.clientID), 'Teresa is seen');
	expect(omar.awareness.getStates().get(a.clientID)?.user).toMatchObject({
		name: 'teresa',
		personId: 'teresa',
	});
	teresa.destroy();
	await until(() => !omar.awareness.getStates().has(a.clientID), 'Teresa has left');
	omar.destroy();
});

test('a change by the server goes the same way as a keystroke', async () => {
	const doc = new Y.Doc();
	const teresa = connect('teresa', doc);
	await until(() => teresa.synced && doc.getText('t').length === 30, 'the text is there');
	const answer = await world.engine.edit(room, null, (live) => {
		live.getText('t').insert(0, '§ ');
		return 'done';
	});
	expect(answer).toBe('done');
	await until(() => doc.getText('t').toString().startsWith('§ '), 'Teresa sees it');
	expect((await world.replay(room)).getText('t').toString()).toBe(doc.getText('t').toString());
	teresa.destroy();
});
