import { existsSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appKey, openApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { greeting } from './operator/greeting.ts';
import { createStop } from './operator/stop.ts';
import { buildMissing, say, wordsFor } from './operator/words.ts';
import { createHttpServer } from './web/http-server.ts';
import { addressHeader, hostHeader, protocolHeader } from './web/request-origin.ts';

const pagesFile = new URL('../build/handler.js', import.meta.url);

function giveUp(error: unknown, config: Config | null): never {
	const words = wordsFor(error, config);
	if (words) say(words);
	else console.error(error);
	process.exit(1);
}

async function start(): Promise<void> {
	let config: Config | null = null;
	try {
		config = readConfig(process.env);
		if (!existsSync(pagesFile)) {
			say(buildMissing);
			process.exit(1);
		}
		const app = await openApp(config);
		(globalThis as Record<symbol, unknown>)[appKey] = app;

		// Where the pages' handler finds what http-server.ts stamped on the request.
		process.env.PROTOCOL_HEADER = protocolHeader;
		process.env.HOST_HEADER = hostHeader;
		process.env.ADDRESS_HEADER = addressHeader;
		// An attachment of 5 MB and the form around it.
		process.env.BODY_SIZE_LIMIT ??= '6M';
		const { handler } = (await import(pagesFile.href)) as { handler: RequestListener };

		const server = createHttpServer(app, handler, app.log);
		const stop = createStop(
			server,
			app,
			(code) => process.exit(code),
			(error) => app.log.error({ error }, 'the stop was not clean'),
		);
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
		process.on('unhandledRejection', (error) => app.log.error({ error }, 'a rejection nobody handled'));
		process.on('uncaughtException', (error) => {
			app.log.fatal({ error }, 'an exception nobody caught');
			void stop(1);
		});

		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(config!.port, config!.host, resolve);
		});
		const { port } = server.address() as AddressInfo;
		console.log(greeting(config, port, await app.person.setupLink()));
	} catch (error) {
		giveUp(error, config);
	}
}

await start();
