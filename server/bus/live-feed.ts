import type { PersonId, SessionId, SpaceId } from '#domain/person/actor.ts';
import type { LiveFact } from '#protocol/live/live-fact.ts';
import type { Bus } from './bus.ts';
import { eventBytes, openEventStream, quietFor, type EventStream } from './event-stream.ts';

/** Who listens. The door has asked `can read` before. */
export interface LiveListener {
	readonly spaceId: SpaceId;
	readonly personId: PersonId | null;
	readonly sessionId: SessionId | null;
	/** The address the request came from; many people of a workshop share one. */
	readonly address: string;
}

export interface LiveFeed {
	/** A stream of server-sent events, or why not. */
	open(listener: LiveListener): ReadableStream<Uint8Array> | { readonly refused: 'too-many-listeners' };
	/** Streams open now. */
	readonly size: number;
	close(): void;
}

/** A tab hides its stream when nobody looks at it, so eight visible tabs are plenty for one person. */
const perPerson = 8;
const perAddress = 250;
const inAll = 10_000;
/** Proxies cut connections that are silent for a minute. */
const heartbeatMs = 25_000;

/**
 * The live feed of every tavolo: public facts only, after their commit. A stream is closed when rights, session or
 * visibility change; the browser asks again by itself, and the door decides again.
 */
export function createLiveFeed(bus: Bus): LiveFeed {
	const streams = new Set<EventStream<LiveListener>>();
	const opened = performance.now();
	/** When each tavolo last had something to tell, on this process's own clock. */
	const told = new Map<SpaceId, number>();
	const end = bus.subscribe((fact) => {
		switch (fact.kind) {
			case 'live':
				return sendAll(fact.spaceId, fact.fact);
			case 'rights-changed':
				return closeWhere(
					({ personId, spaceId }) =>
						personId === fact.personId && (fact.spaceId === null || fact.spaceId === spaceId),
				);
			case 'session-ended':
				return closeWhere(({ sessionId }) => sessionId === fact.sessionId);
			case 'space-changed':
				return closeWhere(({ spaceId }) => spaceId === fact.spaceId);
		}
	});
	const heartbeat = setInterval(() => {
		const bytes = eventBytes(':\n\n');
		for (const stream of streams) stream.send(bytes);
	}, heartbeatMs);
	heartbeat.unref();

	function sendAll(spaceId: SpaceId, fact: LiveFact): void {
		if (fact.kind !== 'presence-changed') told.set(spaceId, performance.now());
		let bytes: Uint8Array | null = null;
		for (const stream of streams) {
			if (stream.listener.spaceId !== spaceId) continue;
			bytes ??= eventBytes(`data: ${JSON.stringify(fact)}\n\n`);
			stream.send(bytes);
		}
	}

	function closeWhere(matches: (listener: LiveListener) => boolean): void {
		for (const stream of [...streams]) if (matches(stream.listener)) stream.close();
	}

	return {
		get size() {
			return streams.size;
		},
		open(listener) {
			const all = [...streams].map((stream) => stream.listener);
			const count = (same: (other: LiveListener) => boolean) => all.filter(same).length;
			if (
				all.length >= inAll ||
				(listener.personId !== null && count((other) => other.personId === listener.personId) >= perPerson) ||
				count((other) => other.address === listener.address) >= perAddress
			) {
				return { refused: 'too-many-listeners' };
			}
			// What happened before this process began is not known: it counts as told when it began.
			const quietMs = performance.now() - (told.get(listener.spaceId) ?? opened);
			return openEventStream(listener, streams, quietFor(quietMs));
		},
		close() {
			end();
			clearInterval(heartbeat);
			for (const stream of [...streams]) stream.close();
		},
	};
}
