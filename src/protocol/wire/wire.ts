import { documentSchemaVersion, wireVersion } from '../schema-version.ts';

/**
 * The wire of `/sync/<room>`: the y-websocket protocol, so that an unmodified y-websocket 3 client syncs, and our
 * additions for clients that ask for them with `?v=<wire version>&schema=<document schema version>`.
 * Every number here is frozen by `wire.test.ts`: a change needs a new version and one line of history there.
 */
export const syncPath = '/sync/';

/** First varuint of a frame. */
export const message = {
	/** y-protocols/sync: then one varuint of `syncStep`, then the bytes. */
	sync: 0,
	/** y-protocols/awareness: presence, written over by the server with who is really speaking. */
	awareness: 1,
	/** y-protocols/auth: varuint 0 and a reason; sent to stock clients before 4403. */
	auth: 2,
	queryAwareness: 3,
	/** Ours, server → client: varuint n, the first n updates (step 2 or update) received on this connection are on disk. */
	stored: 100,
	/** Ours, server → client: varuint of `seat`, what this connection may do from now on. */
	seat: 101,
} as const;

export const syncStep = { one: 0, two: 1, update: 2 } as const;

export const seat = {
	/** Updates are stored and acknowledged. */
	writer: 0,
	/** Reads only: updates are not expected. */
	reader: 1,
	/** The disk refused a commit: nothing is stored for the moment, and everything will be asked for again. */
	notStoring: 2,
	/** The page is older than the shape of the text: it may read, and must be reloaded to write. */
	outdated: 3,
} as const;
export type SeatNumber = (typeof seat)[keyof typeof seat];

/** Close codes. 44xx are decisions that a reconnect cannot change (y-websocket 3.1 stops there); the others mean "try again". */
export const closeCode = {
	/** A frame no honest client sends. The page offers to copy the text and reload. */
	refused: 4400,
	/** The session is over: sign in again. */
	signedOut: 4401,
	/** Not, or no longer, allowed; also the answer for a room that does not exist. */
	notAllowed: 4403,
	/** The page's document schema is too old to write: reload. */
	schemaTooOld: 4409,
	/** The server restarts: come back after a random pause. */
	restarting: 1012,
	/** Too slow, too many, or the server could not load the room: come back after a random pause. */
	tooSlow: 1013,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** Sizes both sides keep to. */
export const wireLimit = {
	frameBytes: 1_048_576,
	presenceBytes: 2_048,
	presenceIdsPerSocket: 2,
} as const;

/** What the server writes into every presence state, whatever the client said. `colorIndex` is 0 to 7: class `tv-p<colorIndex>`. */
export interface PresenceUser {
	readonly personId: string;
	readonly name: string;
	readonly role: string | null;
	readonly colorIndex: number;
}

export const parameters = { wireVersion: 'v', schemaVersion: 'schema' } as const;

/** Everything a client and a server must agree on, in one value. */
export const wire = {
	wireVersion,
	documentSchemaVersion,
	syncPath,
	message,
	syncStep,
	seat,
	closeCode,
	wireLimit,
	parameters,
	presenceUser: ['personId', 'name', 'role', 'colorIndex'],
} as const;
