import { FolderLocked } from '../storage/folder-lock.ts';
import { NewerSchema } from '../storage/migrate.ts';
import type { Config } from '../config.ts';
import { ConfigError } from '../config.ts';

/** What is said on the console when Tavolo cannot start or go on: first Italian, then English. */
export interface Words {
	readonly it: string;
	readonly en: string;
}

/** A known cause in words, or null for what only a stack trace can explain. */
export function wordsFor(error: unknown, config: Config | null): Words | null {
	if (error instanceof ConfigError)
		return { it: `C'è un errore nelle impostazioni. ${error.message}`, en: error.message };
	const folder = config?.dataFolder ?? '';
	if (error instanceof FolderLocked) {
		return {
			it: `Un altro Tavolo sta già lavorando nella cartella ${folder}. Ferma l'altro, oppure scegli un'altra cartella con TAVOLO_DATA.`,
			en: `Another Tavolo is already working in ${folder}. Stop it, or choose another folder with TAVOLO_DATA.`,
		};
	}
	if (error instanceof NewerSchema) {
		return {
			it: `I dati in ${folder} sono di una versione più nuova di Tavolo (schema ${error.found}, qui si arriva a ${error.known}). Avvia la versione nuova, oppure rimetti una copia fatta con questa. I dati non sono stati toccati.`,
			en: `The data in ${folder} were written by a newer Tavolo (schema ${error.found}, this one knows ${error.known}). Start the newer version, or put back a backup made with this one. Nothing was changed.`,
		};
	}
	return wordsForCode((error as { code?: unknown } | null)?.code, config);
}

function wordsForCode(code: unknown, config: Config | null): Words | null {
	const folder = config?.dataFolder ?? '';
	const port = config?.port ?? 0;
	if (typeof code !== 'string') return null;
	if (code === 'EADDRINUSE') {
		return {
			it: `La porta ${port} è già usata da un altro programma. Chiudilo, oppure scegline un'altra: PORT=${port + 1} npm start`,
			en: `Port ${port} is already taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
		};
	}
	if (code === 'EADDRNOTAVAIL') {
		return {
			it: `Questo computer non ha l'indirizzo ${config?.host}. Controlla HOST.`,
			en: `This machine does not have the address ${config?.host}. Check HOST.`,
		};
	}
	if (code === 'EACCES' && (config?.port ?? 0) < 1024 && config?.port) {
		return {
			it: `Non si può usare la porta ${port}, o scrivere in ${folder}: mancano i permessi.`,
			en: `Port ${port} may not be used, or ${folder} not be written: permission denied.`,
		};
	}
	if (
		['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code) ||
		/^SQLITE_(READONLY|CANTOPEN)/.test(code)
	) {
		return {
			it: `Non si può scrivere nella cartella dei dati ${folder}. Controlla i permessi, oppure scegli un'altra cartella con TAVOLO_DATA.`,
			en: `The data folder ${folder} cannot be written. Check its permissions, or choose another with TAVOLO_DATA.`,
		};
	}
	if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return fullDisk(folder);
	if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
		return {
			it: `I dati in ${folder} sono danneggiati. Non cancellarli: rimetti l'ultima copia buona (npm run verify-backup -- FILE la controlla).`,
			en: `The data in ${folder} are damaged. Do not delete them: put back the last good backup (npm run verify-backup -- FILE checks it).`,
		};
	}
	return null;
}

export function fullDisk(folder: string): Words {
	return {
		it: `Il disco è pieno o non risponde: in ${folder} non si può scrivere. I testi restano in sola lettura finché non c'è spazio. Niente di salvato è andato perso.`,
		en: `The disk is full or failing: ${folder} cannot be written. Texts are read-only until there is room. Nothing that was saved is lost.`,
	};
}

export const buildMissing: Words = {
	it: 'Le pagine non sono ancora state preparate. Avvia con: npm start (oppure prima: npm run build)',
	en: 'The pages have not been built yet. Start with: npm start (or first: npm run build)',
};

export function say(words: Words): void {
	console.error(`\nTavolo: ${words.it}\nTavolo: ${words.en}\n`);
}
