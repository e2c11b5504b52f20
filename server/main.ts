import { createServer } from 'node:http';
import { appKey, openApp } from './app.ts';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
const app = await openApp(config);
(globalThis as Record<symbol, unknown>)[appKey] = app;

process.env.PROTOCOL_HEADER = 'x-tavolo-protocol';
const { handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as {
	handler: (request: unknown, response: unknown) => void;
};

const server = createServer((request, response) => {
	const forwarded = config.trustProxy ? request.headers['x-forwarded-proto'] : undefined;
	request.headers['x-tavolo-protocol'] = (typeof forwarded === 'string' ? forwarded : undefined) ?? 'http';
	handler(request, response);
});
server.listen(config.port, config.host, () => {
	console.log(`Tavolo: http://localhost:${config.port}`);
});
