import type { PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { putAffiliation } from './store.ts';

/** A person belongs to a body from now on, inside somebody else's unit of work. */
export async function affiliate(
	kit: Kit,
	unit: UnitOfWork,
	tie: { readonly personId: PersonId; readonly organizationId: string; readonly position: string },
): Promise<void> {
	await putAffiliation(unit.db, {
		person_id: tie.personId,
		organization_id: tie.organizationId,
		position: tie.position,
		created_at: kit.clock(),
	});
}
