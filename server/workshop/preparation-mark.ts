import { createHash } from 'node:crypto';
import type { Workshop } from '#domain/workshop/workshop.ts';

/**
 * What an incontro looked like when its form was drawn: two who prepare it at once do not undo each other's work unknowingly. Ids are
 * left out: what is saved twice by one hand is the same.
 */
export function preparationMark({
	title,
	tables,
	keepDays,
	moments,
}: Pick<Workshop, 'title' | 'tables' | 'keepDays' | 'moments'>): string {
	const agenda = moments.map(({ kind, title, instructions, minutes, settings }) => [
		...[kind, title, instructions, minutes],
		...[settings.dots, settings.dotsOnOne, settings.steps, settings.atTables],
	]);
	return createHash('sha256')
		.update(JSON.stringify([title, tables, keepDays, agenda]))
		.digest('hex')
		.slice(0, 16);
}
