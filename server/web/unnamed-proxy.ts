import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

export interface ProxyWatch {
	/** Looks at one request. */
	notice(request: IncomingMessage): void;
	/** True once a request came through a proxy that the configuration does not name. */
	readonly unnamed: boolean;
}

/** This machine and private networks: where a reverse proxy stands. */
const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i;

/**
 * Behind a proxy without TAVOLO_PROXY=1 everybody seems to come from the proxy's own address, and shares its limits.
 * A header alone proves nothing, anybody may send one: it counts only from a neighbour.
 */
export function createProxyWatch(config: Config, warn: () => void): ProxyWatch {
	let unnamed = false;
	return {
		notice(request) {
			if (config.trustProxy || unnamed || request.headers['x-forwarded-for'] === undefined) return;
			if (!near.test(request.socket.remoteAddress ?? '')) return;
			unnamed = true;
			warn();
		},
		get unnamed() {
			return unnamed;
		},
	};
}
