import type { LiveFact } from '#protocol/live/live-fact.ts';
import { openStream } from './open-stream.ts';

export interface LiveFeedListener {
	onFact(fact: LiveFact): void;
	/** Something was told that this page did not hear: it must be read again. */
	onReturn(): void;
}

interface SharedStream {
	readonly listeners: Set<LiveFeedListener>;
	end(): void;
}

/** The parts of a page that follow the same tavolo share one stream. */
const streams = new Map<string, SharedStream>();

/** What this document knows of each feed, on its own clock: when a fact was last heard, and when the page was last told to read. */
const known = new Map<string, { heardAt: number; returnedAt: number }>();

/** From asking the server for a page of the framework's until its parts listen, at most. */
const drawingMs = 15_000;
let documentIsNew = true;

/**
 * Follows the server-sent events of a tavolo. Without JavaScript or without the stream the page is simply as old as its
 * last loading.
 */
export function followLiveFeed(slug: string, listener: LiveFeedListener): () => void {
	const address = `/tavoli/${encodeURIComponent(slug)}/diretta`;
	const state = known.get(address) ?? { heardAt: -Infinity, returnedAt: -Infinity };
	known.set(address, state);
	// A part that follows anew because the page was just read again has missed nothing since: else it would ask for ever.
	const askedAt = Math.max(documentIsNew ? 0 : performance.now() - drawingMs, state.returnedAt);
	documentIsNew = false;
	let stream = streams.get(address);
	if (stream === undefined) {
		stream = openShared(address, Math.max(askedAt, state.heardAt));
		streams.set(address, stream);
	} else if (state.heardAt > askedAt) {
		queueMicrotask(() => {
			if (!stream!.listeners.has(listener)) return;
			state.returnedAt = performance.now();
			listener.onReturn();
		});
	}
	const { listeners, end } = stream;
	listeners.add(listener);
	return () => {
		if (!listeners.delete(listener) || listeners.size > 0) return;
		end();
		streams.delete(address);
	};
}

function openShared(address: string, readAt: number): SharedStream {
	const listeners = new Set<LiveFeedListener>();
	const state = known.get(address)!;
	const end = openStream(address, readAt, {
		onReturn() {
			state.returnedAt = performance.now();
			for (const listener of [...listeners]) listener.onReturn();
		},
		onData(data) {
			const fact = parseFact(data);
			if (fact === null) return;
			if (fact.kind !== 'presence-changed') state.heardAt = performance.now();
			for (const listener of [...listeners]) listener.onFact(fact);
		},
	});
	return { listeners, end };
}

/** The server writes these; a line cut short by a proxy is ignored. */
function parseFact(data: string): LiveFact | null {
	try {
		const fact = JSON.parse(data) as LiveFact;
		return typeof fact?.kind === 'string' ? fact : null;
	} catch {
		return null;
	}
}
