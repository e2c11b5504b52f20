import * as v from 'valibot';
import type { Actor, PersonId, SpaceId } from '#domain/person/actor.ts';
import { decideRemoval, type MemberRefusal } from '#domain/space/decide-member.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import { changing, type NotHere } from './configure.ts';
import { deleteMember, membersOf } from './store.ts';

const input = v.object({ personId: v.string() });

/** Takes a person out of the tavolo. What they wrote stays; their sockets close within a second. */
export async function removeMember(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | MemberRefusal | { readonly refused: 'input-malformed' }> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { personId } = parsed.output;
	return changing(kit, actor, slug, 'configure', async (unit, space) => {
		const members = await membersOf(unit.db, space.id);
		const decided = decideRemoval(
			members.map((member) => ({ personId: member.person_id, role: member.role as SpaceRole })),
			personId,
		);
		if ('refused' in decided) return decided;
		await deleteMember(unit.db, space.id, personId);
		unit.afterCommit(() =>
			kit.bus.publish({
				kind: 'rights-changed',
				personId: personId as PersonId,
				spaceId: space.id as SpaceId,
			}),
		);
		return { done: true as const };
	});
}
