import { parseEmail } from '#domain/person/email.ts';
import type { FormRefused } from '#domain/person/faults.ts';
import { decidePassword } from '#domain/person/password.ts';
import { parseName } from '#domain/person/text.ts';
import type { Kit } from '../kit.ts';
import type { Person, ProveOwner } from './prove-owner.ts';
import type { Sessions } from './sessions.ts';
import { hashPassword } from './sign-in.ts';
import * as store from './store.ts';

type Done = { readonly done: true };
interface PasswordChanged {
	/** Of other devices. */
	readonly endedSessions: number;
	/** Goes into this device's cookie. */
	readonly session: { readonly token: string; readonly expiresAt: Date };
}
export type ProfileField = 'name' | 'email' | 'current' | 'password';
export type ProfileRefusal =
	| FormRefused<ProfileField>
	| { readonly refused: 'too-many-tries'; readonly seconds: number }
	/** The invented people of the demonstration stay as they are for the next newcomer. */
	| { readonly refused: 'demonstration' };

const fault = (field: ProfileField, code: string): FormRefused<ProfileField> => ({
	refused: 'fields',
	faults: { [field]: code },
});

/** Changes to one's own account. Address and password ask for the current password: a screen left open is not its owner. */
export function createProfileActs(kit: Kit, sessions: Sessions, proven: ProveOwner) {
	return {
		async changeName(actor: Person, input: { readonly name: string }): Promise<Done | ProfileRefusal> {
			const name = parseName(input.name);
			if ('refused' in name) return fault('name', name.refused);
			return kit.storage.unitOfWork(async ({ db }) => {
				const row = await store.personById(db, actor.personId);
				if (!row || row.demonstration !== null) return { refused: 'demonstration' as const };
				await store.updatePerson(db, actor.personId, { name: name.value });
				return { done: true as const };
			});
		},

		async changeEmail(
			actor: Person,
			input: { readonly email: string; readonly current: string },
		): Promise<Done | ProfileRefusal> {
			const email = parseEmail(input.email);
			if ('refused' in email) return fault('email', email.refused);
			const row = await proven(actor, input.current);
			if ('refused' in row) return row;
			return kit.storage.unitOfWork(async ({ db }) => {
				const other = await store.personByEmail(db, email.folded);
				if (other && other.id !== actor.personId) return fault('email', 'taken');
				await store.updatePerson(db, actor.personId, { email: email.value, email_folded: email.folded });
				return { done: true as const };
			});
		},

		/** Every session ends, and this one goes on under a new token: whoever knew the old password or token is out. */
		async changePassword(
			actor: Person,
			input: { readonly current: string; readonly password: string },
		): Promise<(Done & PasswordChanged) | ProfileRefusal> {
			const row = await proven(actor, input.current);
			if ('refused' in row) return row;
			const refusal = decidePassword(input.password, [row.name, row.email ?? '']);
			if (refusal) return fault('password', refusal.refused);
			const password_hash = await hashPassword(input.password);
			return kit.storage.unitOfWork(async (unit) => {
				await store.updatePerson(unit.db, actor.personId, { password_hash });
				const { endedElsewhere, ...session } = await sessions.replaceAllWithin(
					unit,
					actor.personId,
					actor.sessionId,
				);
				return { done: true as const, endedSessions: endedElsewhere, session };
			});
		},
	};
}
