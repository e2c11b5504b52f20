import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { defaultLimits } from './limits.ts';
import type { Guest } from './guest.ts';
import { Owners } from './owners.ts';
import { Known } from './known.ts';
import { Presence } from './presence.ts';
import { scan } from './scan.ts';

const guestOf = (personId: string) =>
	({ person: { personId, name: personId, role: 'editor', colorIndex: 0 } }) as unknown as Guest;

/** An awareness update with these states, in order. */
function states(entries: readonly (readonly [clientId: number, clock: number, state: object | null])[]) {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const [clientId, clock, state] of entries) {
			encoding.writeVarUint(encoder, clientId);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
	});
}

let now = 0;
let announced: number[];
let sent: Uint8Array[];
let presence: Presence;

beforeEach(() => {
	now = 0;
	announced = [];
	sent = [];
	presence = new Presence({
		limits: defaultLimits,
		now: () => now,
		send: (frame) => void sent.push(frame),
		announce: (clientId) => void announced.push(clientId),
	});
});
afterEach(() => presence.stop());

describe('who is here', () => {
	test('somebody who makes ids come and go in one frame gets no more than a handful in', () => {
		const giulia = guestOf('giulia');
		const flood = Array.from({ length: 20_000 }, (_, index) => [
			[index + 1, 1, {}] as const,
			[index + 1, 2, null] as const,
		]).flat();
		presence.receive(giulia, states(flood));
		expect(announced.length).toBeLessThanOrEqual(defaultLimits.newIdsBurst);
	});

	test('somebody who hides the page and comes back is seen each time', () => {
		const giulia = guestOf('giulia');
		for (let round = 0; round < 50; round++) {
			presence.receive(giulia, states([[7, 2 * round + 1, { round }]]));
			expect(presence.whole()).not.toBeNull();
			presence.receive(giulia, states([[7, 2 * round + 2, null]]));
			expect(presence.whole()).toBeNull();
			now += defaultLimits.newIdRefillMs;
		}
	});
});

describe('ids announced before anything was written', () => {
	const typed = () => {
		const doc = new Y.Doc();
		doc.clientID = 7;
		doc.getMap('any').set('a', 1);
		return scan(Y.encodeStateAsUpdate(doc), { sections: 64, deleteRanges: 100 });
	};

	test('nobody else may take the id Giulia was seen with', () => {
		const owners = new Owners(new Map(), 256);
		owners.announce(7, 'giulia');
		expect(() => owners.claims(typed(), new Known(), 'omar')).toThrow();
		expect(owners.claims(typed(), new Known(), 'giulia')).toEqual([7]);
	});

	test('somebody who announces without end is forgotten first by their own oldest ids', () => {
		const owners = new Owners(new Map(), 256);
		owners.announce(7, 'giulia');
		for (let id = 1_000; id < 5_000; id++) owners.announce(id, 'omar');
		expect(owners.announced).toBeLessThanOrEqual(1 + 256);
		expect(() => owners.claims(typed(), new Known(), 'omar')).toThrow();
	});
});
