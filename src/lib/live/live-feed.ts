import type { LiveFact } from '#protocol/live/live-fact.ts';

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
 * Follows the server-sent events of a tavolo. The stream rests while the tab is hidden (a browser opens only six
 * connections to a server over HTTP/1.1) and asks for a fresh reading when it comes back. Without JavaScript
 * or without the stream the page is simply as old as its last loading.
 */
export function followLiveFeed(slug: string, listener: LiveFeedListener): () => void {
	const address = `/tavoli/${encodeURIComponent(slug)}/diretta`;
	const askedAt = documentIsNew ? 0 : performance.now() - drawingMs;
	documentIsNew = false;
	let stream = streams.get(address);
	if (stream === undefined) {
		stream = openStream(address, askedAt);
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

/** `readAt`: when what the page shows was asked of the server, or before; on the page's own clock. */
function openStream(address: string, readAt: number): SharedStream {
	const listeners = new Set<LiveFeedListener>();
	const stream: SharedStream = { listeners, heardAt: -Infinity, end };
	let source: EventSource | null = null;
	let away = false;

	function open(): void {
		source = new EventSource(address);
		// What was told while the page was on its way, before this stream was open, nobody would tell again.
		source.addEventListener('quiet', (message) => {
			const toldAt = performance.now() - Number(message.data);
			if (away || toldAt >= readAt) for (const listener of [...listeners]) listener.onReturn();
			away = false;
			readAt = Infinity;
		});
		source.onerror = () => {
			away = true;
		};
		source.onmessage = (message) => {
			const fact = parseFact(String(message.data));
			if (fact === null) return;
			if (fact.kind !== 'presence-changed') stream.heardAt = performance.now();
			for (const listener of [...listeners]) listener.onFact(fact);
		};
	}
	function rest(): void {
		source?.close();
		source = null;
		away = true;
	}
	function onVisibility(): void {
		if (document.visibilityState === 'hidden') rest();
		else if (source === null) open();
	}
	function end(): void {
		document.removeEventListener('visibilitychange', onVisibility);
		rest();
	}

	document.addEventListener('visibilitychange', onVisibility);
	onVisibility();
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
