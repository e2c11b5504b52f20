import Database from 'better-sqlite3';
import { join } from 'node:path';

/** Another server works in this data folder. */
export class FolderLocked extends Error {
	readonly folder: string;
	constructor(folder: string) {
		super(`Another Tavolo is already working in ${folder}.`);
		this.folder = folder;
	}
}

export interface FolderLock {
	release(): void;
}

/**
 * An SQLite file kept under an exclusive lock: Node has no flock, and the operating system lets go of this one
 * by itself when the process dies, however it dies. The database itself stays open to backups.
 */
export function lockFolder(folder: string): FolderLock {
	const connection = new Database(join(folder, 'tavolo.lock'), { timeout: 0 });
	try {
		connection.pragma('journal_mode = MEMORY');
		connection.pragma('locking_mode = EXCLUSIVE');
		// The lock is taken at the first write and kept until the connection closes.
		connection.exec('begin exclusive; create table if not exists held (at integer); commit');
	} catch (error) {
		connection.close();
		const code = (error as { code?: string }).code ?? '';
		if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) throw new FolderLocked(folder);
		throw error;
	}
	return { release: () => void connection.close() };
}
