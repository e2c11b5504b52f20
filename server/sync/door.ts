import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parseRoomName, type RoomName } from '#protocol/room-name.ts';
import { documentSchemaVersion } from '#protocol/schema-version.ts';
import { parameters, syncPath } from '#protocol/wire/wire.ts';
import type { Config } from '../config.ts';
import { requestOrigin } from '../web/request-origin.ts';

/** What somebody at the door asks for. */
export interface Knock {
	/** Null for anything that is not a room name: answered like a room one may not enter. */
	readonly room: RoomName | null;
	readonly speaksOurs: boolean;
	readonly outdated: boolean;
	readonly cookie: string | undefined;
	readonly address: string;
}

/** An HTTP status when the request is not even let in as a socket. */
export function readKnock(request: IncomingMessage, config: Config): Knock | number {
	const url = new URL(request.url ?? '/', 'http://door');
	if (!url.pathname.startsWith(syncPath)) return 404;
	if (!originAllowed(request, config)) return 403;
	let name: string;
	try {
		name = decodeURIComponent(url.pathname.slice(syncPath.length));
	} catch {
		return 404;
	}
	const schema = url.searchParams.get(parameters.schemaVersion);
	return {
		room: parseRoomName(name)?.room ?? null,
		speaksOurs: Number(url.searchParams.get(parameters.wireVersion)) >= 1,
		// A stock client says nothing of a schema: it is taken at its word that it keeps to the shape.
		outdated: schema !== null && !(Number(schema) >= documentSchemaVersion),
		cookie: request.headers.cookie,
		address: requestOrigin(config, request).address,
	};
}

/**
 * Browsers always say where a page comes from, and a page cannot lie about it: anything but our own address is
 * another site using the visitor's cookie. Programs that are not browsers send none, and hold no such cookie.
 */
function originAllowed(request: IncomingMessage, config: Config): boolean {
	const { origin } = request.headers;
	if (origin === undefined) return true;
	if (config.origin !== null) return origin === config.origin;
	const port = request.socket.localPort;
	return ['localhost', '127.0.0.1', '[::1]'].some((host) => origin === `http://${host}:${port}`);
}

const reasons: Record<number, string> = {
	403: 'Forbidden',
	404: 'Not Found',
	429: 'Too Many Requests',
	503: 'Service Unavailable',
};

export function turnAway(socket: Duplex, status: number): void {
	socket.once('error', () => socket.destroy());
	socket.end(
		`HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
	);
}
