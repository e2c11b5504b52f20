import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { answerHealth, type Healthy } from './health.ts';
import { requestOrigin, stampOrigin } from './request-origin.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { ProxyWatch } from './unnamed-proxy.ts';

/** Long enough for a phone on a bad line to send its form, short enough for slow attackers. */
const requestMs = 60_000;
const headersMs = 15_000;
/** Longer than reverse proxies keep theirs (60 s), so that they never write into a connection we are closing. */
const keepAliveMs = 65_000;

/** What of the running installation answers the network. */
interface Answering extends Healthy {
	readonly proxyWatch: ProxyWatch;
	readonly config: Config;
	readonly sync: { handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void };
}

/** The one HTTP server: pages and files by `pages`, sockets by the socket engine. Nothing a client does ends the process. */
export function createHttpServer(app: Answering, pages: RequestListener, log: Logger): Server {
	const server = createServer((request, response) => {
		response.on('error', () => undefined);
		app.proxyWatch.notice(request);
		const origin = requestOrigin(app.config, request);
		stampOrigin(request.headers, origin);
		setSecurityHeaders(response, origin.protocol);
		const path = (request.url ?? '/').split('?', 1)[0]!;
		answerHealth(app, path, response)
			.then((answered) => {
				if (!answered) pages(request, response);
			})
			.catch((error: unknown) => {
				log.error({ error }, 'a request could not be answered');
				if (!response.headersSent) response.statusCode = 500;
				response.end();
			});
	});
	server.requestTimeout = requestMs;
	server.headersTimeout = headersMs;
	server.keepAliveTimeout = keepAliveMs;
	server.on('clientError', (_error, socket) => {
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
		else socket.destroy();
	});
	server.on('upgrade', (request, socket, head) => {
		// First of all: an error nobody listens to would end the process.
		socket.on('error', () => socket.destroy());
		stampOrigin(request.headers, requestOrigin(app.config, request));
		try {
			app.sync.handleUpgrade(request, socket, head);
		} catch (error) {
			log.error({ error }, 'a socket could not be opened');
			socket.destroy();
		}
	});
	return server;
}
