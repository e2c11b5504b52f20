import * as decoding from 'lib0/decoding';
import { writable, type Readable } from 'svelte/store';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { RoomName } from '#protocol/room-name.ts';
import { documentSchemaVersion, wireVersion } from '#protocol/schema-version.ts';
import { presenceFrame } from '#protocol/wire/frames.ts';
import { message, parameters, syncPath, type SeatNumber } from '#protocol/wire/wire.ts';
import { Receipts } from './receipts.ts';
import { reconnectDelay } from './reconnect.ts';
import { decideStatus, type LinkFacts, type SaveStatus } from './save-status.ts';

export interface Connection {
	readonly room: RoomName;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** For the state line; a Svelte store. */
	readonly status: Readable<SaveStatus>;
	/** Resolves when the whole text has arrived for the first time. */
	readonly loaded: Promise<void>;
	/** Edits of this page that are not known to be on disk. */
	unsent(): boolean;
	/** Now, instead of after the pause. */
	reconnect(): void;
	destroy(): void;
}

export interface ConnectOptions {
	readonly room: RoomName;
	readonly doc: Y.Doc;
	/** `wss://…` of this page's own host when left out. */
	readonly address?: string;
	/** For tests; the browser's own when left out. */
	readonly Socket?: typeof WebSocket;
}

/** An edit without a receipt for this long: the line is dead although the socket says it is open. */
const receiptPatienceMs = 8_000;

/**
 * Opens the live text: y-websocket's provider behind one small module. Nothing is kept in the browser's storage;
 * what was typed without a network stays in the page and is sent when the network is back.
 */
export function connectRoom({ room, doc, address, Socket = WebSocket }: ConnectOptions): Connection {
	const receipts = new Receipts();
	const attempts = { count: 0 };
	let facts: LinkFacts = { link: 'never', closed: null, seat: null, unsent: false, savedAt: null };
	const status = writable<SaveStatus>(decideStatus(facts));
	let watch: ReturnType<typeof setTimeout> | null = null;

	class CountingSocket extends Socket {
		override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
			if (data instanceof Uint8Array) receipts.sending(data);
			super.send(data as Uint8Array<ArrayBuffer>);
			settle();
		}
	}

	const provider = new WebsocketProvider(address ?? ownAddress(), room, doc, {
		connect: false,
		disableBc: true,
		WebSocketPolyfill: CountingSocket,
		params: {
			[parameters.wireVersion]: String(wireVersion),
			[parameters.schemaVersion]: String(documentSchemaVersion),
		},
	});
	const { awareness } = provider;

	function know(change: Partial<LinkFacts>): void {
		facts = { ...facts, ...change };
		status.set(decideStatus(facts));
	}

	/** On disk, all of it? */
	function settle(): void {
		if (!facts.unsent || facts.link !== 'up' || !receipts.complete) return;
		if (watch !== null) clearTimeout(watch);
		watch = null;
		know({ unsent: false, savedAt: Date.now() });
	}

	function expectReceipt(): void {
		if (watch !== null) return;
		watch = setTimeout(() => {
			watch = null;
			if (!facts.unsent || !provider.wsconnected) return;
			provider.disconnect();
			provider.connect();
		}, receiptPatienceMs);
	}

	provider.messageHandlers[message.stored] = (_encoder, decoder) => {
		receipts.stored(decoding.readVarUint(decoder));
		settle();
	};
	provider.messageHandlers[message.seat] = (_encoder, decoder) => {
		know({ seat: decoding.readVarUint(decoder) as SeatNumber });
	};
	speakForOneself(provider);

	const onEdit = (_update: Uint8Array, origin: unknown): void => {
		if (origin === provider) return;
		if (!facts.unsent) know({ unsent: true });
		if (facts.link === 'up') expectReceipt();
	};
	// Before the provider hears of it and sends: the receipt must not come before the edit is known.
	doc.off('update', provider._updateHandler);
	doc.on('update', onEdit);
	doc.on('update', provider._updateHandler);

	provider.on('status', ({ status: link }) => {
		if (link === 'connected') {
			receipts.restart();
			know({ link: 'up', seat: null });
			// Others forgot us when the line fell; a state they have seen before would not be believed.
			awareness.setLocalState(awareness.getLocalState());
			if (facts.unsent) expectReceipt();
		} else if (link === 'disconnected') know({ link: 'down' });
	});
	provider.on('connection-close', () => {
		if (facts.link === 'never' && attempts.count > 0) know({ link: 'down' });
		provider.maxBackoffTime = reconnectDelay(attempts.count++);
		// The provider's own steps are shorter than our pause: let the bound decide.
		provider.wsUnsuccessfulReconnects = 30;
	});
	provider.on('closed', ({ code }: { code: number }) => know({ closed: code }));

	const loaded = new Promise<void>((resolve) => {
		provider.on('sync', (synced: boolean) => {
			if (!synced) return;
			attempts.count = 0;
			resolve();
		});
	});

	const release = watchPage({
		offline: () => provider.disconnect(),
		online: () => provider.connect(),
		unsent: () => facts.unsent,
	});
	provider.connect();

	return {
		room,
		doc,
		awareness,
		status: { subscribe: status.subscribe },
		loaded,
		unsent: () => facts.unsent,
		reconnect() {
			if (facts.closed === null && !provider.wsconnected) {
				provider.disconnect();
				provider.connect();
			}
		},
		destroy() {
			release();
			if (watch !== null) clearTimeout(watch);
			doc.off('update', onEdit);
			provider.destroy();
			awareness.destroy();
		},
	};
}

function ownAddress(): string {
	return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncPath.slice(0, -1)}`;
}

/** The provider repeats everybody's presence to the server, which knows it: only our own is sent. */
function speakForOneself(provider: WebsocketProvider): void {
	const { awareness, doc } = provider;
	awareness.off('update', provider._awarenessUpdateHandler);
	provider._awarenessUpdateHandler = ({ added, updated, removed }: Record<string, number[]>) => {
		const changed = [added, updated, removed].some((ids) => ids?.includes(doc.clientID));
		if (!changed || !provider.wsconnected || !provider.ws) return;
		provider.ws.send(awarenessFrame(awareness));
	};
	awareness.on('update', provider._awarenessUpdateHandler);
}

function awarenessFrame(awareness: Awareness): Uint8Array<ArrayBuffer> {
	const clock = awareness.meta.get(awareness.clientID)?.clock ?? 0;
	const state = JSON.stringify(awareness.getLocalState());
	return presenceFrame([{ clientId: awareness.clientID, clock, state }]) as Uint8Array<ArrayBuffer>;
}

/** Says to the browser that leaving now would lose edits; hears from it when the network comes and goes. */
function watchPage(page: { offline(): void; online(): void; unsent(): boolean }): () => void {
	if (typeof window === 'undefined') return () => undefined;
	const onLeave = (event: BeforeUnloadEvent): void => {
		if (page.unsent()) event.preventDefault();
	};
	window.addEventListener('offline', page.offline);
	window.addEventListener('online', page.online);
	window.addEventListener('beforeunload', onLeave);
	return () => {
		window.removeEventListener('offline', page.offline);
		window.removeEventListener('online', page.online);
		window.removeEventListener('beforeunload', onLeave);
	};
}
