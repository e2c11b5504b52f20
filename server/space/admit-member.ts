import type { PersonId, SpaceId } from '#domain/person/actor.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { memberOf, insertMember, updateMember } from './store.ts';

export interface Admission {
	readonly spaceId: SpaceId;
	readonly personId: PersonId;
	/** Given the role the person has now (null: none), the role they have from here on. */
	readonly role: (current: SpaceRole | null) => SpaceRole;
	/** The body they speak for; null: for themselves, or as before. */
	readonly organizationId: string | null;
}

/** Lets a person into a tavolo, inside somebody else's unit of work. Their open sockets ask again. */
export async function admitMember(kit: Kit, unit: UnitOfWork, admission: Admission): Promise<SpaceRole> {
	const { spaceId, personId, organizationId } = admission;
	const member = await memberOf(unit.db, spaceId, personId);
	const role = admission.role((member?.role as SpaceRole | undefined) ?? null);
	if (member) {
		await updateMember(unit.db, spaceId, personId, {
			role,
			organization_id: organizationId ?? member.organization_id,
		});
	} else {
		await insertMember(unit.db, { spaceId, personId, role, organizationId, at: kit.clock() });
	}
	unit.afterCommit(() => {
		kit.bus.publish({ kind: 'rights-changed', personId, spaceId });
		kit.bus.publish({ kind: 'space-changed', spaceId });
	});
	return role;
}
