import {
	appendFileSync,
	closeSync,
	existsSync,
	fstatSync,
	fsyncSync,
	openSync,
	readFileSync,
	readSync,
} from 'node:fs';
import { join } from 'node:path';
import { hashToken } from './token.ts';

/** Proof for whoever has left: the moment, and a number that also stands in the log of the server, beside no name. */
export interface Receipt {
	readonly at: number;
	readonly number: string;
}

export interface Erased extends Receipt {
	readonly personId: string;
	/** What became of their comments and arguments. */
	readonly words: 'stay' | 'go';
}

/** 'begun' before the commit that erases, 'done' after it. */
export type ErasingStep = 'begun' | 'done';

/** Remembers who was erased where no backup reaches: a copy put back brings their account back too. */
export interface ErasedList {
	/** On disk when it returns. The id stands there as its hash: it is random and leads nowhere once the account is gone. */
	note(step: ErasingStep, erased: Erased): void;
	/**
	 * At a start: which of these were erased before, and what they had wished for their words. What was only begun is settled
	 * by who is there: whoever is not was erased, and the server fell over before it could say so; of whoever is, nothing was.
	 */
	back(personIds: readonly string[]): readonly Pick<Erased, 'personId' | 'words'>[];
}

export const erasedFile = 'cancellati.txt';

/** One line for each step, beside the database: the hour, the step, the number of the receipt, the hash, their words. */
export function erasedListIn(dataFolder: string): ErasedList {
	const path = join(dataFolder, erasedFile);
	return {
		note(step, { at, number, personId, words }) {
			const isNew = !existsSync(path);
			append(path, { at: new Date(at).toISOString(), step, number, hash: hashToken(personId), words });
			if (isNew) onDisk(openSync(dataFolder, 'r'));
		},
		back(personIds) {
			if (!existsSync(path)) return [];
			const here = new Map(personIds.map((id) => [hashToken(id), id]));
			const last = new Map<string, Line>();
			for (const line of readFileSync(path, 'utf8').split('\n').flatMap(linesIn)) last.set(line.number, line);
			const done: Line[] = [];
			for (const line of last.values()) {
				if (line.step === 'begun' && !here.has(line.hash)) append(path, { ...line, step: 'done' });
				if (line.step === 'done') done.push(line);
			}
			return done.flatMap(({ hash, words }) => {
				const personId = here.get(hash);
				return personId === undefined ? [] : [{ personId, words }];
			});
		},
	};
}

interface Line {
	readonly at: string;
	readonly step: ErasingStep;
	readonly number: string;
	readonly hash: string;
	readonly words: 'stay' | 'go';
}

/** A line that was cut short by a full disk says nothing. */
function linesIn(text: string): Line[] {
	const found = /^(\S+) (begun|done) ([0-9a-f]{12}) ([0-9a-f]{64}) (stay|go)$/.exec(text);
	if (!found) return [];
	const [, at, step, number, hash, words] = found;
	return [{ at, step, number, hash, words } as Line];
}

function append(path: string, { at, step, number, hash, words }: Line): void {
	const handle = openSync(path, 'a+', 0o600);
	onDisk(handle, () => {
		const { size } = fstatSync(handle);
		const last = Buffer.from('\n');
		if (size > 0) readSync(handle, last, 0, 1, size - 1);
		// After a line that was cut short a new one begins.
		const begin = last.toString() === '\n' ? '' : '\n';
		appendFileSync(handle, `${begin}${[at, step, number, hash, words].join(' ')}\n`);
	});
}

function onDisk(handle: number, write: () => void = () => undefined): void {
	try {
		write();
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** For rooms that run without a folder. */
export const noErasedList: ErasedList = { note: () => undefined, back: () => [] };
