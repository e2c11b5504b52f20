import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseData, root, RunningServer } from './server.ts';

/** Lets one server fill the demonstration, once; every test then starts from a copy of its folder. */
export default async function seedOnce(): Promise<void> {
	if (!existsSync(join(root, 'build/handler.js'))) {
		throw new Error('There is no build: run "npm run build" first ("npm test" does it by itself).');
	}
	rmSync(baseData, { recursive: true, force: true });
	mkdirSync(baseData, { recursive: true });
	const server = await RunningServer.open({
		from: null,
		installation: 'demonstration',
		dataFolder: baseData,
	});
	await server.stop();
}
