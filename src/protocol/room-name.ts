/** The only place where the name of a Yjs room is made or read: `board:<id>`, `draft:<id>`. */
export type RoomKind = 'board' | 'draft';
export type RoomName = `${RoomKind}:${string}`;

const shape = /^(board|draft):([a-z0-9]{8,40})$/;

export function roomName(kind: RoomKind, id: string): RoomName {
	return `${kind}:${id}`;
}

/** Null for anything that is not exactly a room name. */
export function parseRoomName(text: string): { kind: RoomKind; id: string; room: RoomName } | null {
	const match = shape.exec(text);
	if (!match) return null;
	const [, kind, id] = match as unknown as [string, RoomKind, string];
	return { kind, id, room: roomName(kind, id) };
}
