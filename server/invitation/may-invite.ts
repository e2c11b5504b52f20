import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectOf } from '../space/subject.ts';

/** Into a tavolo: whom `can` allows. Into a body: the office. */
export async function mayInvite(
	kit: Kit,
	actor: Actor,
	into: { readonly spaceId: string | null },
): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	if (into.spaceId === null) return actor.administrator;
	const subject = await subjectOf(kit, into.spaceId);
	return subject !== null && can(actor, 'read', subject) && can(actor, 'invite', subject);
}
