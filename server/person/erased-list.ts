import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashToken } from './token.ts';

/** Proof for whoever has left: the moment, and a number that also stands in the log of the server, beside no name. */
export interface Receipt {
	readonly at: number;
	readonly number: string;
}

/** Remembers who was erased where no backup reaches: a copy put back brings their account back too. */
export interface ErasedList {
	/** Notes the hash of the id, which is random and leads nowhere once the account is gone. */
	note(personId: string, receipt: Receipt): void;
	/** Which of these were erased before. */
	among(personIds: readonly string[]): readonly string[];
}

export const erasedFile = 'cancellati.txt';

/** One line each, beside the database: the hour, the number of the receipt, the hash. */
export function erasedListIn(dataFolder: string): ErasedList {
	const path = join(dataFolder, erasedFile);
	return {
		note(personId, { at, number }) {
			appendFileSync(path, `${new Date(at).toISOString()} ${number} ${hashToken(personId)}\n`, {
				mode: 0o600,
			});
		},
		among(personIds) {
			if (!existsSync(path)) return [];
			const hashes = new Set(
				readFileSync(path, 'utf8')
					.split('\n')
					.map((line) => line.split(' ')[2]),
			);
			return personIds.filter((id) => hashes.has(hashToken(id)));
		},
	};
}

/** For rooms that run without a folder. */
export const noErasedList: ErasedList = { note: () => undefined, among: () => [] };
