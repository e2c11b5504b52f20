import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { appKey, openApp, type App } from './app.ts';
import { readConfig } from './config.ts';
import { say, wordsFor } from './operator/words.ts';
import { answerHealth } from './web/health.ts';
import { requestOrigin, stampOrigin } from './web/request-origin.ts';

/** What Vite asks before its own pages. */
type Middleware = (
	request: IncomingMessage,
	response: ServerResponse,
	next: (error?: unknown) => void,
) => void;

/**
 * `npm run dev`: the same App, with sockets, inside Vite's server. Called again when Vite restarts itself,
 * so the running App is kept: a second one would be refused the data folder.
 */
export async function serveInDevelopment(server: Server): Promise<Middleware> {
	const shared = globalThis as unknown as Record<symbol, App | undefined>;
	const config = readConfig(process.env);
	let app = shared[appKey];
	if (!app) {
		try {
			app = await openApp(config);
		} catch (error) {
			const words = wordsFor(error, config);
			if (words) say(words);
			throw error;
		}
		shared[appKey] = app;
		for (const signal of ['SIGTERM', 'SIGINT'] as const) {
			process.once(signal, () => void shared[appKey]?.close().finally(() => process.exit(0)));
		}
	}
	const running = app;
	server.on('upgrade', (request, socket, head) => {
		// Vite's own socket (hot reload) shares this server.
		if (!request.url?.startsWith('/sync/')) return;
		socket.on('error', () => socket.destroy());
		stampOrigin(request.headers, requestOrigin(config, request));
		running.sync.handleUpgrade(request, socket, head);
	});
	return (request, response, next) => {
		answerHealth(running, (request.url ?? '/').split('?', 1)[0]!, response).then(
			(answered) => answered || next(),
			next,
		);
	};
}
