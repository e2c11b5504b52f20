import { resolve } from 'node:path';
import { say, wordsFor } from '../operator/words.ts';
import { BackupProblem, wordsForProblem } from './problem.ts';
import { report } from './report.ts';
import { verifyBackup } from './verify.ts';

/** `npm run verify-backup -- FILE`: exit code 0 when everything in the copy is whole, 1 otherwise. */
try {
	const name = process.argv[2];
	if (!name)
		throw new BackupProblem('no-file-named', 'npm run verify-backup -- copie/tavolo-2026-11-22.sqlite');
	const verified = verifyBackup(resolve(name));
	console.log(`La copia è buona · The backup is good: ${resolve(name)}\n${report(verified)}`);
	if (verified.sealedAt === null) {
		console.log(
			'Senza sigillo: non è fatta con npm run backup; i testi sono controllati, le altre tabelle solo nella forma.\n' +
				'No seal: not made by npm run backup; texts were verified, other tables only in their form.',
		);
	}
} catch (error) {
	const words = error instanceof BackupProblem ? wordsForProblem(error) : wordsFor(error, null);
	if (words) say(words);
	else console.error(error);
	process.exitCode = 1;
}
