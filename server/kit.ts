import type { Logger } from 'pino';
import type { Bus } from './bus/bus.ts';
import type { Clock, Ids } from './clock.ts';
import type { Config } from './config.ts';
import type { DraftLog } from './draft-log/log.ts';
import type { Storage } from './storage/storage.ts';

/** What every room is handed. An act receives it as its first argument and touches nothing else. */
export interface Kit {
	readonly config: Config;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly bus: Bus;
	readonly log: Logger;
	readonly storage: Storage;
	readonly draftLog: DraftLog;
}
