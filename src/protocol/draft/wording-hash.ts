import { toHexString } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import type { Clause } from './read-draft.ts';

/**
 * SHA-256 (hex) of what a clause says: title and paragraphs with style and marks, NFC, JSON with fixed keys.
 * Equal on every machine for equal wording; place, number and history don't count.
 */
export function wordingHash(clause: Pick<Clause, 'title' | 'paragraphs'>): string {
	const wording = {
		title: clause.title,
		paragraphs: clause.paragraphs.map(({ heading, list, indent, runs }) => ({
			heading,
			list,
			indent,
			runs: runs.map(({ text, bold, italic, link }) => ({
				text,
				bold: bold === true,
				italic: italic === true,
				link: link ?? null,
			})),
		})),
	};
	return toHexString(digest(new TextEncoder().encode(JSON.stringify(wording).normalize('NFC'))));
}
