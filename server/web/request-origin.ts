import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

/** Ours; what a client sends under these names is thrown away. */
export const protocolHeader = 'x-tavolo-protocol';
export const hostHeader = 'x-tavolo-host';
export const addressHeader = 'x-tavolo-address';

export interface RequestOrigin {
	readonly protocol: 'http' | 'https';
	/** Name and port, as the browser sees them. */
	readonly host: string;
	/** Where the request comes from; behind a trusted proxy what the proxy says, else the socket's other end. */
	readonly address: string;
}

/** The address a browser uses. A configured origin wins over whatever the request says of itself. */
export function requestOrigin(config: Config, request: IncomingMessage): RequestOrigin {
	const { headers } = request;
	const address =
		(config.trustProxy && last(headers['x-forwarded-for'])) || request.socket.remoteAddress || 'unknown';
	if (config.origin !== null) {
		const url = new URL(config.origin);
		return { protocol: url.protocol === 'https:' ? 'https' : 'http', host: url.host, address };
	}
	const forwarded = config.trustProxy ? last(headers['x-forwarded-proto']) : null;
	const host = (config.trustProxy && last(headers['x-forwarded-host'])) || headers.host || 'localhost';
	return { protocol: forwarded === 'https' ? 'https' : 'http', host, address };
}

/** Writes what was found where the pages' handler looks for it, over anything the client sent. */
export function stampOrigin(headers: IncomingHttpHeaders, origin: RequestOrigin): void {
	headers[protocolHeader] = origin.protocol;
	headers[hostHeader] = origin.host;
	headers[addressHeader] = origin.address;
}

/** Of a list, the proxy nearest to us wrote the last piece; what stands before it anybody may have invented. */
function last(header: string | string[] | undefined): string | null {
	const text = Array.isArray(header) ? header.at(-1) : header;
	return text?.split(',').at(-1)?.trim() || null;
}
