import type { LiveFact } from '#protocol/live/live-fact.ts';
import { openStream } from './open-stream.ts';

export interface LiveFeedListener {
	onFact(fact: LiveFact): void;
	/** Something was told that this page did not hear: it must be read again. */
	onReturn(): void;
}

interface SharedStream {
	readonly listeners: Set<LiveFeedListener>;
	/** When the stream last told something, on the page's own clock. */
	heardAt: number;
	end(): void;
}

/** The parts of a page that follow the same tavolo share one stream. */
const streams = new Map<string, SharedStream>();

/** From asking the server for a page of the framework's until its parts listen, at most. */
const drawingMs = 15_000;
let documentIsNew = true;

/**
 * Follows the server-sent events of a tavolo. Without JavaScript or without the stream the page is simply as old as its
 * last loading.
 */
export function followLiveFeed(slug: string, listener: LiveFeedListener): () => void {
	const address = `/tavoli/${encodeURIComponent(slug)}/diretta`;
	const askedAt = documentIsNew ? 0 : performance.now() - drawingMs;
	documentIsNew = false;
	let stream = streams.get(address);
	if (stream === undefined) {
		stream = openShared(address, askedAt);
		streams.set(address, stream);
	} else if (stream.heardAt > askedAt) {
		queueMicrotask(() => stream!.listeners.has(listener) && listener.onReturn());
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
	const stream: SharedStream = { listeners, heardAt: -Infinity, end: () => close() };
	const close = openStream(address, readAt, {
		onReturn() {
			for (const listener of [...listeners]) listener.onReturn();
		},
		onData(data) {
			const fact = parseFact(data);
			if (fact === null) return;
			if (fact.kind !== 'presence-changed') stream.heardAt = performance.now();
			for (const listener of [...listeners]) listener.onFact(fact);
		},
	});
	return stream;
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
