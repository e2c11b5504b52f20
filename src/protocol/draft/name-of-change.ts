import { wordDifference } from './word-difference.ts';

/** The same words, whatever the spaces and the way letters are composed. */
export function sameWording(one: string, other: string): boolean {
	return folded(one) === folded(other);
}

function folded(text: string): string {
	return text
		.normalize('NFC')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** What to call a change that nobody named: the first words put in, or else taken out, at most `longest` letters. */
export function nameOfChange(before: string, after: string, longest: number): string {
	const runs = wordDifference(before, after);
	const telling = (kind: 'added' | 'removed') =>
		runs.find((run) => run.kind === kind && /[\p{L}\p{N}]/u.test(run.text))?.text;
	const added = telling('added');
	const words = (added ?? telling('removed') ?? '').replace(/\s+/g, ' ').trim();
	if (words === '') return '';
	const room = longest - 5;
	const short = words.length > room ? `${words.slice(0, room).replace(/\s+\S*$/, '')}…` : words;
	return added === undefined ? `− «${short}»` : `«${short}»`;
}
