import { readableDifference, type WordRun } from '#protocol/draft/word-difference.ts';

interface Words {
	readonly title: string;
	readonly plain: string;
}

/** What changed between two wordings of a clause; its title too, when that is what changed. Computed on the server. */
export function differenceBetween(before: Words, after: Words): readonly WordRun[] {
	if (before.title === after.title) return readableDifference(before.plain, after.plain);
	return readableDifference(`${before.title}\n${before.plain}`, `${after.title}\n${after.plain}`);
}

/** The words are the same, but bold, lists or headings are not. */
export function onlyLooks(runs: readonly WordRun[]): boolean {
	return runs.every(({ kind }) => kind === 'same');
}
