import type { RoomAudience, RoomFact } from '#protocol/workshop/room-fact.ts';
import type { Bus } from '../bus/bus.ts';
import { eventBytes, openEventStream, quietFor, type EventStream } from '../bus/event-stream.ts';

/** Who listens. The door has asked who they are before. */
export type RoomListener = {
	readonly workshopId: string;
	readonly spaceId: string;
	readonly address: string;
} & (
	| { readonly role: 'seat'; readonly seatId: string }
	/** The projector is opened by somebody who leads, and shows what everybody may see. */
	| { readonly role: 'projector' | 'desk'; readonly personId: string; readonly sessionId: string }
);

export interface RoomFeed {
	open(listener: RoomListener): ReadableStream<Uint8Array> | { readonly refused: 'too-many-listeners' };
	readonly size: number;
	close(): void;
}

/**
 * A phone has one page open, or a second one by mistake. Of more the oldest is closed: where the network comes and goes, the server
 * learns only after minutes that a stream ended.
 */
const perSeat = 3;
const perPerson = 8;
/** The whole room shares one address, so this bounds a machine and not a hall. */
const perAddress = 1_000;
const inAll = 5_000;
const heartbeatMs = 25_000;

/** The one event channel of the incontri: see `RoomFact`. */
export function createRoomFeed(bus: Bus): RoomFeed {
	const streams = new Set<EventStream<RoomListener>>();
	const opened = performance.now();
	/** When each incontro last told something, on this process's own clock. */
	const told = new Map<string, number>();
	const end = bus.subscribe((fact) => {
		if (fact.kind === 'workshop') {
			told.set(fact.workshopId, performance.now());
			let bytes: Uint8Array | null = null;
			for (const stream of [...streams]) {
				const { listener } = stream;
				if (listener.workshopId !== fact.workshopId || !isFor(fact.audience, listener)) continue;
				bytes ??= eventBytes(`data: ${JSON.stringify(fact.fact satisfies RoomFact)}\n\n`);
				stream.send(bytes);
				if (fact.fact.kind === 'removed') stream.close();
			}
		}
		// Groups and words of revealed cards live on the board: when it changes, the room reads again.
		if (fact.kind === 'live' && fact.fact.kind === 'board-changed') {
			let bytes: Uint8Array | null = null;
			for (const stream of [...streams]) {
				if (stream.listener.spaceId !== fact.spaceId) continue;
				told.set(stream.listener.workshopId, performance.now());
				bytes ??= eventBytes(`data: ${JSON.stringify({ kind: 'shown' } satisfies RoomFact)}\n\n`);
				stream.send(bytes);
			}
		}
		// The browser asks again by itself, and the door decides again.
		if (fact.kind === 'rights-changed')
			closeWhere((one) => 'personId' in one && one.personId === fact.personId);
		if (fact.kind === 'session-ended')
			closeWhere((one) => 'sessionId' in one && one.sessionId === fact.sessionId);
	});
	const heartbeat = setInterval(() => {
		const bytes = eventBytes(':\n\n');
		for (const stream of [...streams]) stream.send(bytes);
	}, heartbeatMs);
	heartbeat.unref();

	function closeWhere(matches: (listener: RoomListener) => boolean): void {
		for (const stream of [...streams]) if (matches(stream.listener)) stream.close();
	}

	return {
		get size() {
			return streams.size;
		},
		open(listener) {
			const own: EventStream<RoomListener>[] = [];
			let ofAddress = 0;
			for (const stream of streams) {
				if (stream.listener.address === listener.address) ofAddress++;
				if (sameOne(stream.listener, listener)) own.push(stream);
			}
			if (own.length >= (listener.role === 'seat' ? perSeat : perPerson)) own[0]!.close();
			else if (streams.size >= inAll || ofAddress >= perAddress) return { refused: 'too-many-listeners' };
			const quietMs = performance.now() - (told.get(listener.workshopId) ?? opened);
			return openEventStream(listener, streams, quietFor(quietMs));
		},
		close() {
			end();
			clearInterval(heartbeat);
			for (const stream of [...streams]) stream.close();
		},
	};
}

function isFor(audience: RoomAudience, listener: RoomListener): boolean {
	if (audience === 'all') return true;
	if (audience === 'screens') return listener.role !== 'seat';
	if (audience === 'desk') return listener.role === 'desk';
	return listener.role === 'seat' && listener.seatId === audience.seatId;
}

function sameOne(one: RoomListener, other: RoomListener): boolean {
	const who = (listener: RoomListener): string =>
		'seatId' in listener ? `seat ${listener.seatId}` : listener.personId;
	return who(one) === who(other);
}
