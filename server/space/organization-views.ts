import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectOfRow } from './subject.ts';

/** A tavolo on the page of a body. */
export interface SpaceOfOrganization {
	readonly slug: string;
	readonly title: string;
	readonly place: string;
	readonly purpose: string;
}

/** The tavoli a body hosts or sits at, as far as the actor may read them. */
export async function listSpacesOfOrganization(
	kit: Kit,
	actor: Actor,
	organizationId: string,
): Promise<SpaceOfOrganization[]> {
	const rows = await kit.storage.read
		.selectFrom('space')
		.selectAll()
		.where((is) =>
			is.or([
				is('host_id', '=', organizationId),
				is('id', 'in', (seats) =>
					seats
						.selectFrom('space_organization')
						.select('space_id')
						.where('organization_id', '=', organizationId),
				),
			]),
		)
		.orderBy('created_at')
		.orderBy('title')
		.execute();
	return rows
		.filter((row) => can(actor, 'read', subjectOfRow(row)))
		.map(({ slug, title, place, purpose }) => ({ slug, title, place, purpose }));
}

/** The bodies a proposal can be made for: the host, and those that sit at the tavolo. */
export async function bodiesOfSpace(kit: Kit, spaceId: string): Promise<readonly string[]> {
	const host = kit.storage.read.selectFrom('space').select('host_id as id').where('id', '=', spaceId);
	const seats = kit.storage.read
		.selectFrom('space_organization')
		.select('organization_id as id')
		.where('space_id', '=', spaceId);
	return (await host.union(seats).execute()).map(({ id }) => id);
}
