import type { Moment } from './moment.ts';

/**
 * Which round at the tables the present moment is, from 1; 0: people are not at tables now. With fewer than two tables there is
 * nowhere to change to.
 */
export function tableRound(moments: readonly Moment[], momentId: string | null, tables: number): number {
	const present = moments.findIndex(({ id }) => id === momentId);
	if (tables < 2 || present === -1 || !isAtTables(moments[present]!)) return 0;
	return moments.slice(0, present + 1).filter(isAtTables).length;
}

/** Whether what is revealed now was written at tables: then it is told table by table. */
export function isHarvest(moments: readonly Moment[], momentId: string | null, tables: number): boolean {
	const present = moments.findIndex(({ id }) => id === momentId);
	if (tables < 2 || moments[present]?.kind !== 'reveal') return false;
	const written = moments.slice(0, present).findLast(({ kind }) => kind === 'write');
	return written !== undefined && isAtTables(written);
}

/** The table after this one, round the room. All go the same way, so that each table is left by one group and met by another. */
export function nextTable(table: number, tables: number): number {
	return (table % tables) + 1;
}

function isAtTables({ kind, settings }: Moment): boolean {
	return kind === 'write' && settings.atTables;
}
