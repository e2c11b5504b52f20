import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createBus, type BusFact } from '../../server/bus/bus.ts';
import { randomIds } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createSqliteLog } from '../../server/draft-log/sqlite-log.ts';
import type { Kit } from '../../server/kit.ts';
import { openSqlite } from '../../server/storage/sqlite.ts';

export interface TestKit extends Kit {
	/** Everything the bus carried so far. */
	readonly facts: readonly BusFact[];
	/** Moves the clock of this kit, in milliseconds. */
	pass(milliseconds: number): void;
	close(): Promise<void>;
}

/** A kit over a real SQLite file in a folder of its own; the test owns the clock. */
export async function openTestKit(start: string = '2026-11-22T10:00:00Z'): Promise<TestKit> {
	const folder = mkdtempSync(join(tmpdir(), 'tavolo-test-'));
	let now = Date.parse(start);
	const clock = () => now;
	const storage = await openSqlite(folder);
	const draftLog = createSqliteLog(storage, clock);
	const facts: BusFact[] = [];
	const bus = createBus((error) => {
		throw error;
	});
	bus.subscribe((fact) => facts.push(fact));
	return {
		config: readConfig({ TAVOLO_DATA: folder }),
		clock,
		ids: randomIds,
		bus,
		log: pino({ level: 'silent' }),
		storage,
		draftLog,
		facts,
		pass: (milliseconds) => void (now += milliseconds),
		async close() {
			await draftLog.close();
			await storage.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
