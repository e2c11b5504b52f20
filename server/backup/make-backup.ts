import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BackupProblem } from './problem.ts';
import { writeSeal } from './seal.ts';
import { verifyBackup, type Verified } from './verify.ts';

/**
 * Copies the data of an installation into `target`, as they were at one moment, while the server goes on writing.
 * The copy is sealed, read back and verified before it gets its name; an existing file is never overwritten.
 */
export function makeBackup(dataFolder: string, target: string, now: number): Verified {
	const source = join(dataFolder, 'tavolo.sqlite');
	if (!existsSync(source)) throw new BackupProblem('no-data', source);
	if (existsSync(target)) throw new BackupProblem('target-exists', target);
	if (!existsSync(dirname(target))) throw new BackupProblem('no-folder', dirname(target));
	const half = `${target}.part`;
	rmSync(half, { force: true });
	try {
		copy(source, half);
		const connection = new Database(half);
		try {
			connection.pragma('journal_mode = DELETE');
			writeSeal(connection, now);
		} finally {
			connection.close();
		}
		const verified = verifyBackup(half);
		chmodSync(half, 0o600);
		sync(half);
		// A link fails where a rename would overwrite.
		linkSync(half, target);
		sync(dirname(target));
		return verified;
	} catch (error) {
		if ((error as { code?: string }).code === 'EEXIST') throw new BackupProblem('target-exists', target);
		throw error;
	} finally {
		rmSync(half, { force: true });
	}
}

function copy(source: string, target: string): void {
	const connection = new Database(source, { fileMustExist: true, timeout: 10_000 });
	try {
		connection.prepare('vacuum into ?').run(target);
	} finally {
		connection.close();
	}
}

function sync(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
