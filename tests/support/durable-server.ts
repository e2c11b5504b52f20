import { openSyncWorld } from './sync-world.ts';

/** A server process that a test may kill: `node durable-server.ts <folder> <port>`. Says "ready" when it listens. */
const [folder, port] = process.argv.slice(2);
await openSyncWorld({ folder: folder!, port: Number(port), limits: { socketsPerPerson: Infinity } });
process.stdout.write('ready\n');
