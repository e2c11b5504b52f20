import { personColor } from '#domain/person/color.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import * as store from './store.ts';

/** An invented person of the demonstration, as they were before they left. */
export interface Demonstrated {
	readonly row: store.PersonRow;
	readonly memberships: Awaited<ReturnType<typeof store.membershipsOf>>;
	readonly affiliations: Awaited<ReturnType<typeof store.affiliationsOf>>;
}

/**
 * In the demonstration everybody may try what it is to leave, and the next newcomer still finds the same people: somebody
 * of the same name takes the seats, and has written nothing yet.
 */
export async function comeBackAsNew(
	kit: Kit,
	{ db }: UnitOfWork,
	{ row, memberships, affiliations }: Demonstrated,
): Promise<void> {
	const color = personColor(row.id);
	let id = kit.ids();
	while (personColor(id) !== color) id = kit.ids();
	await store.insertPerson(db, { ...row, id });
	await store.insertSeats(db, id, kit.clock(), memberships, affiliations);
}
