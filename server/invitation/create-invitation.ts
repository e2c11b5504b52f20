import type { Actor } from '#domain/person/actor.ts';
import type { FormRefused } from '#domain/person/faults.ts';
import type { Locale } from '#domain/person/preferences.ts';
import {
	invitationLastsMs,
	parseInvitation,
	type InvitationField,
	type InvitationId,
	type InvitationInput,
} from '#domain/invitation/invitation.ts';
import type { Kit } from '../kit.ts';
import type { Mailer } from '../mail/mailer.ts';
import { organizationExists } from '../organization/views.ts';
import { hashToken, newToken } from '../person/token.ts';
import { subjectOf } from '../space/subject.ts';
import { invitationLetter } from './letter.ts';
import { mayInvite } from './may-invite.ts';
import * as store from './store.ts';

export interface CreatedInvitation {
	readonly id: InvitationId;
	/** To be put behind the installation's origin and copied now: afterwards nobody knows it any more. */
	readonly path: string;
	readonly expiresAt: number;
	/** 'posted': on its way to the address given. 'by-hand': no address, or no mail is set up here. */
	readonly delivery: 'posted' | 'by-hand';
}

/** Makes a link that lets one person into a tavolo or a body, within 14 days. */
export async function createInvitation(
	kit: Kit,
	mailer: Mailer,
	actor: Actor,
	input: InvitationInput,
	words: { readonly origin: string; readonly locale: Locale },
): Promise<CreatedInvitation | FormRefused<InvitationField> | { readonly refused: 'not-here' }> {
	const spaceId = input.kind === 'space' ? input.spaceId : null;
	if (actor.kind !== 'person' || !(await mayInvite(kit, actor, { spaceId }))) return { refused: 'not-here' };
	const invitation = parseInvitation(input);
	if ('refused' in invitation) return invitation;

	const token = newToken();
	const id = kit.ids() as InvitationId;
	const now = kit.clock();
	const expiresAt = now + invitationLastsMs;
	const path = `/invito/${token}`;
	const { email } = invitation;
	const isProtected = spaceId !== null && (await subjectOf(kit, spaceId))?.visibility === 'protected';

	const stored = await kit.storage.unitOfWork(async (unit) => {
		const { organizationId } = invitation;
		if (organizationId !== null) {
			const known =
				invitation.kind === 'space' && !actor.administrator
					? await store.sitsAt(unit.db, invitation.spaceId, organizationId)
					: await organizationExists(unit.db, organizationId);
			if (!known) return false;
		}
		await store.insertInvitation(unit.db, {
			id,
			token_hash: hashToken(token),
			kind: invitation.kind,
			organization_id: organizationId,
			space_id: spaceId,
			role: invitation.kind === 'space' ? invitation.role : invitation.position,
			email,
			note: invitation.note,
			created_by: actor.personId,
			created_at: now,
			expires_at: expiresAt,
			used_at: null,
			used_by: null,
			revoked_at: null,
		});
		if (email !== null) {
			const letter = invitationLetter({
				to: email,
				link: words.origin + path,
				expiresAt,
				locale: words.locale,
				inviter: isProtected ? null : actor.name,
				note: isProtected ? '' : invitation.note,
			});
			unit.afterCommit(() => mailer.post(letter));
		}
		return true;
	});
	if (!stored) return { refused: 'fields', faults: { organizationId: 'unknown' } };
	return { id, path, expiresAt, delivery: email !== null && mailer.configured ? 'posted' : 'by-hand' };
}
