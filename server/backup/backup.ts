import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { say, wordsFor } from '../operator/words.ts';
import { makeBackup } from './make-backup.ts';
import { BackupProblem, wordsForProblem } from './problem.ts';
import { report } from './report.ts';

/** `npm run backup -- FILE`: exit code 0 when the copy is there and was verified, 1 otherwise. */
const config = readConfig(process.env);
try {
	const name = process.argv[2];
	if (!name) throw new BackupProblem('no-file-named', 'npm run backup -- copie/tavolo-2026-11-22.sqlite');
	const target = resolve(name);
	const verified = makeBackup(config.dataFolder, target, Date.now());
	console.log(`Copia fatta e controllata · Backup made and verified: ${target}\n${report(verified)}`);
} catch (error) {
	const words = error instanceof BackupProblem ? wordsForProblem(error) : wordsFor(error, config);
	if (words) say(words);
	else console.error(error);
	process.exitCode = 1;
}
