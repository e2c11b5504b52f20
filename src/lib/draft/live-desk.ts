import * as Y from 'yjs';
import { plainDraft } from '#protocol/draft/plain-draft.ts';
import type { RoomName } from '#protocol/room-name.ts';
import { connectRoom, type Connection } from '#lib/sync/connection.ts';
import { Desk } from './desk.svelte.ts';
import { Presence } from './presence.svelte.ts';

export { default as LiveClauses } from './LiveClauses.svelte';
export { default as LiveBars } from './LiveBars.svelte';

export interface LiveDesk {
	readonly connection: Connection;
	/** When the text is here. */
	readonly loaded: Promise<Desk>;
	/** All words, as they stand here. */
	plain(): string;
	close(): void;
}

/** The live end of the writing page: text, socket, presence. Its code comes while one already reads. */
export function openLiveDesk(room: RoomName, personId: string): LiveDesk {
	const doc = new Y.Doc();
	const connection = connectRoom({ room, doc });
	const presence = new Presence(connection.awareness, personId);
	let desk: Desk | null = null;
	return {
		connection,
		loaded: connection.loaded.then(() => (desk = new Desk(doc, presence))),
		plain: () => (desk ? plainDraft(doc) : ''),
		close() {
			desk?.destroy();
			connection.destroy();
			doc.destroy();
		},
	};
}
