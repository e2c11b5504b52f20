import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { mayInvite } from './may-invite.ts';
import { invitationById, markRevoked } from './store.ts';
import { stateOfRow } from './views.ts';

/** Takes an invitation back. One that was used, revoked or expired stays as it is. */
export async function revokeInvitation(
	kit: Kit,
	actor: Actor,
	id: string,
): Promise<{ readonly revoked: boolean } | { readonly refused: 'not-here' }> {
	const row = await invitationById(kit.storage.read, id);
	if (!row || !(await mayInvite(kit, actor, { spaceId: row.space_id }))) return { refused: 'not-here' };
	return kit.storage.unitOfWork(async (unit) => {
		const now = await invitationById(unit.db, id);
		if (!now || stateOfRow(now, kit.clock()) !== 'open') return { revoked: false };
		await markRevoked(unit.db, id, kit.clock());
		return { revoked: true };
	});
}
