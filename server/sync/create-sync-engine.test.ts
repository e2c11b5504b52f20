import { expect, test } from 'vitest';
import { roomName } from '#protocol/room-name.ts';
import type { PersonId, SessionId } from '#domain/person/actor.ts';
import { closeCode } from '#protocol/wire/wire.ts';
import { RawClient } from '../../tests/support/raw-client.ts';
import { openSyncWorld, spaceId, until } from '../../tests/support/sync-world.ts';

const room = roomName('draft', 'aaaaaaaaaaaaaaaaaaaaaaaa');

/** A world whose texts take as long to load as the test wants. */
async function slowWorld() {
	let loading = false;
	let open: () => void = () => undefined;
	const gate = new Promise<void>((resolve) => (open = resolve));
	const world = await openSyncWorld({
		log: (log) => ({
			...log,
			async load(name) {
				loading = true;
				await gate;
				return log.load(name);
			},
		}),
	});
	const knocking = new RawClient(`${world.url}/${room}?v=1&schema=1`, { person: 'giulia' });
	await until(() => loading, 'the text is being loaded');
	return { world, knocking, letGo: open };
}

test('whoever loses the right while the text is still loading is not let in', async () => {
	const { world, knocking, letGo } = await slowWorld();
	world.rights.set('giulia', null);
	world.bus.publish({ kind: 'rights-changed', personId: 'giulia' as PersonId, spaceId });
	letGo();
	expect(await knocking.closes()).toBe(closeCode.notAllowed);
	await world.close();
});

test('whoever signs out while the text is still loading is not let in', async () => {
	const { world, knocking, letGo } = await slowWorld();
	world.signedOut.add('giulia');
	world.bus.publish({
		kind: 'session-ended',
		sessionId: 'session-giulia' as SessionId,
		personId: 'giulia' as PersonId,
	});
	letGo();
	expect(await knocking.closes()).toBe(closeCode.signedOut);
	await world.close();
});
