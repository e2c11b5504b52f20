import type { LiveFact } from '#protocol/live/live-fact.ts';

export interface LiveFeedListener {
	onFact(fact: LiveFact): void;
	/** The feed was away: whatever was told meanwhile must be read again. */
	onReturn(): void;
}

/** The parts of a page that follow the same tavolo share one stream. */
const streams = new Map<string, { readonly listeners: Set<LiveFeedListener>; readonly end: () => void }>();

/**
 * Follows the server-sent events of a tavolo. The stream rests while the tab is hidden (a browser opens only six
 * connections to a server over HTTP/1.1) and asks for a fresh reading when it comes back. Without JavaScript
 * or without the stream the page is simply as old as its last loading.
 */
export function followLiveFeed(slug: string, listener: LiveFeedListener): () => void {
	const address = `/tavoli/${encodeURIComponent(slug)}/diretta`;
	let stream = streams.get(address);
	if (stream === undefined) {
		const listeners = new Set<LiveFeedListener>();
		stream = { listeners, end: openStream(address, listeners) };
		streams.set(address, stream);
	}
	const { listeners, end } = stream;
	listeners.add(listener);
	return () => {
		if (!listeners.delete(listener) || listeners.size > 0) return;
		end();
		streams.delete(address);
	};
}

function openStream(address: string, listeners: ReadonlySet<LiveFeedListener>): () => void {
	let source: EventSource | null = null;
	let away = false;

	function open(): void {
		source = new EventSource(address);
		source.onopen = () => {
			if (away) for (const listener of [...listeners]) listener.onReturn();
			away = false;
		};
		source.onmessage = (message) => {
			const fact = parseFact(String(message.data));
			if (fact) for (const listener of [...listeners]) listener.onFact(fact);
		};
		source.onerror = () => {
			away = true;
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

	document.addEventListener('visibilitychange', onVisibility);
	if (document.visibilityState !== 'hidden') open();
	else away = true;
	return () => {
		document.removeEventListener('visibilitychange', onVisibility);
		rest();
	};
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
