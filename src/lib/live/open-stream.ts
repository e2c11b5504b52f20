export interface StreamListener {
	/** One message, as it came. */
	onData(data: string): void;
	/** Something was told that this page did not hear: it must be read again. */
	onReturn(): void;
}

/**
 * Listens to server-sent events of this server. The stream rests while the tab is hidden (a browser opens only six connections to
 * a server over HTTP/1.1) and asks for a fresh reading when it comes back. `readAt`: when what the page shows was asked of the
 * server, or before; on the page's own clock (`performance.now`). Returns the function that ends it.
 */
export function openStream(address: string, readAt: number, listener: StreamListener): () => void {
	let source: EventSource | null = null;
	let away = false;

	function open(): void {
		source = new EventSource(address);
		// What was told while the page was on its way, before this stream was open, nobody would tell again.
		source.addEventListener('quiet', (message) => {
			const toldAt = performance.now() - Number(message.data);
			if (away || toldAt >= readAt) listener.onReturn();
			away = false;
			readAt = Infinity;
		});
		source.onerror = () => {
			away = true;
		};
		source.onmessage = (message) => listener.onData(String(message.data));
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
	onVisibility();
	return () => {
		document.removeEventListener('visibilitychange', onVisibility);
		rest();
	};
}
