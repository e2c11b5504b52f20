import { parseAccount, type AccountField, type AccountInput } from '#domain/person/account.ts';
import type { Actor, PersonId, SpaceId } from '#domain/person/actor.ts';
import type { FormRefused } from '#domain/person/faults.ts';
import type { Locale, TextSize } from '#domain/person/preferences.ts';
import { widerRole, type InvitationState } from '#domain/invitation/invitation.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import { affiliate } from '../organization/affiliate.ts';
import { createPerson } from '../person/create-person.ts';
import { hashPassword, type SignedIn } from '../person/sign-in.ts';
import type { Sessions } from '../person/sessions.ts';
import { hashToken } from '../person/token.ts';
import { admitMember } from '../space/admit-member.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { invitationByHash, markUsed, type InvitationRow } from './store.ts';
import { stateOfRow } from './views.ts';

export interface NewcomerInput extends AccountInput {
	readonly locale: Locale;
	readonly textSize: TextSize;
	readonly device: string;
}

export type AcceptRefusal =
	| { readonly refused: 'invitation'; readonly state: Exclude<InvitationState, 'open'> | 'unknown' }
	| { readonly refused: 'email-taken' }
	| FormRefused<AccountField>;

/** Where the accepted invitation leads; `session` only for somebody who was not signed in. */
export interface Accepted {
	readonly spaceId: SpaceId | null;
	readonly session: SignedIn | null;
}

/** Somebody who is signed in says yes. */
export async function acceptInvitation(
	kit: Kit,
	actor: Extract<Actor, { kind: 'person' }>,
	token: string,
): Promise<Accepted | AcceptRefusal> {
	return kit.storage.unitOfWork(async (unit) => {
		const invitation = await openInvitation(kit, unit, token);
		if ('refused' in invitation) return invitation;
		await letIn(kit, unit, invitation, actor.personId);
		return { spaceId: invitation.space_id as SpaceId | null, session: null };
	});
}

/** A newcomer says yes: the person, their rights and the used invitation are one commit. */
export async function acceptAsNewcomer(
	kit: Kit,
	sessions: Sessions,
	token: string,
	input: NewcomerInput,
): Promise<Accepted | AcceptRefusal> {
	// Asked first, so that a stranger cannot make the server hash passwords or learn who has an account.
	const before = await openInvitation(kit, { db: kit.storage.read }, token);
	if ('refused' in before) return before;
	const account = parseAccount(input);
	if ('refused' in account) return account;
	const passwordHash = await hashPassword(account.password);
	const done = await kit.storage.unitOfWork(async (unit) => {
		const invitation = await openInvitation(kit, unit, token);
		if ('refused' in invitation) return invitation;
		const created = await createPerson(kit, unit, {
			name: account.name,
			email: account.email,
			emailFolded: account.emailFolded,
			passwordHash,
			locale: input.locale,
			textSize: input.textSize,
			administrator: false,
		});
		if ('refused' in created) return created;
		await letIn(kit, unit, invitation, created.personId);
		return { personId: created.personId, spaceId: invitation.space_id as SpaceId | null };
	});
	if ('refused' in done) return done;
	const session = await sessions.open(done.personId, input.device);
	return { spaceId: done.spaceId, session: { ...session, personId: done.personId } };
}

async function openInvitation(
	kit: Kit,
	unit: Pick<UnitOfWork, 'db'>,
	token: string,
): Promise<InvitationRow | Extract<AcceptRefusal, { refused: 'invitation' }>> {
	const row = await invitationByHash(unit.db, hashToken(token));
	if (!row) return { refused: 'invitation', state: 'unknown' };
	const state = stateOfRow(row, kit.clock());
	return state === 'open' ? row : { refused: 'invitation', state };
}

async function letIn(kit: Kit, unit: UnitOfWork, row: InvitationRow, personId: PersonId): Promise<void> {
	if (row.space_id !== null) {
		await admitMember(kit, unit, {
			spaceId: row.space_id as SpaceId,
			personId,
			role: (current) => widerRole(current, row.role as SpaceRole),
			organizationId: row.organization_id,
		});
	}
	if (row.organization_id !== null) {
		const position = row.kind === 'organization' ? (row.role ?? '') : '';
		await affiliate(kit, unit, { personId, organizationId: row.organization_id, position });
	}
	await markUsed(unit.db, row.id, personId, kit.clock());
}
