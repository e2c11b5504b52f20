import * as v from 'valibot';
import type { Actor, PersonId, SpaceId } from '#domain/person/actor.ts';
import { decideRoleChange, type MemberRefusal } from '#domain/space/decide-member.ts';
import { spaceRoles, type SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import { changing, type NotHere } from './configure.ts';
import { membersOf, updateRole } from './store.ts';

const input = v.object({ personId: v.string(), role: v.picklist(spaceRoles) });

/** Gives a member another role. Their open sockets are closed and ask again. */
export async function changeRole(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | MemberRefusal | { readonly refused: 'input-malformed' }> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { personId, role } = parsed.output;
	return changing(kit, actor, slug, 'configure', async (unit, space) => {
		const members = await membersOf(unit.db, space.id);
		const decided = decideRoleChange(
			members.map((member) => ({ personId: member.person_id, role: member.role as SpaceRole })),
			personId,
			role,
		);
		if ('refused' in decided) return decided;
		if (decided.changed) {
			await updateRole(unit.db, space.id, personId, role);
			unit.afterCommit(() =>
				kit.bus.publish({
					kind: 'rights-changed',
					personId: personId as PersonId,
					spaceId: space.id as SpaceId,
				}),
			);
		}
		return { done: true as const };
	});
}
