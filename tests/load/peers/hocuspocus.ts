/** What one would pick instead: @hocuspocus/server with its SQLite extension, as it comes (or with LOAD_FLUSH_DELAY). */
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import { join } from 'node:path';

const flushDelay = process.env.LOAD_FLUSH_DELAY;
const server = new Server({
	port: Number(process.env.PORT),
	address: '127.0.0.1',
	quiet: true,
	stopOnSignals: true,
	extensions: [new SQLite({ database: join(process.env.LOAD_FOLDER!, 'hocuspocus.sqlite') })],
	...(flushDelay === undefined ? {} : { flushDelay: Number(flushDelay) }),
});

await server.listen();
process.send?.({ ready: true });
