import type { Words } from '../operator/words.ts';

export type ProblemKind =
	| 'no-file-named'
	| 'no-data'
	| 'target-exists'
	| 'no-folder'
	| 'file-missing'
	| 'not-a-backup'
	| 'newer-schema'
	| 'damaged';

/** Why a backup could not be made, or is not good. `detail` is a path or the places that are damaged. */
export class BackupProblem extends Error {
	readonly kind: ProblemKind;
	readonly detail: string;
	constructor(kind: ProblemKind, detail: string) {
		super(`${kind}: ${detail}`);
		this.kind = kind;
		this.detail = detail;
	}
}

export function wordsForProblem({ kind, detail }: BackupProblem): Words {
	switch (kind) {
		case 'no-file-named':
			return {
				it: `Manca il nome del file. Scrivi: ${detail}`,
				en: `The name of the file is missing. Write: ${detail}`,
			};
		case 'no-data':
			return {
				it: `Qui non ci sono dati da copiare: ${detail}. Controlla TAVOLO_DATA.`,
				en: `There are no data to copy here: ${detail}. Check TAVOLO_DATA.`,
			};
		case 'target-exists':
			return {
				it: `Il file ${detail} esiste già: una copia non ne cancella mai un'altra. Scegli un altro nome.`,
				en: `${detail} is already there: a backup never overwrites anything. Choose another name.`,
			};
		case 'no-folder':
			return { it: `La cartella ${detail} non esiste.`, en: `The folder ${detail} does not exist.` };
		case 'file-missing':
			return { it: `Il file ${detail} non esiste.`, en: `${detail} does not exist.` };
		case 'not-a-backup':
			return { it: `${detail} non è una copia di Tavolo.`, en: `${detail} is not a backup of Tavolo.` };
		case 'newer-schema':
			return {
				it: `La copia è di una versione più nuova di Tavolo (${detail}): controllala con quella.`,
				en: `The backup was made by a newer Tavolo (${detail}): check it with that one.`,
			};
		case 'damaged':
			return {
				it: `La copia NON è buona. Non usarla.\n${detail}`,
				en: 'The backup is NOT good. Do not use it; what is wrong is listed above.',
			};
	}
}
