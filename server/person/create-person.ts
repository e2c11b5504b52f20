import type { PersonId } from '#domain/person/actor.ts';
import type { Account } from '#domain/person/account.ts';
import type { Locale, TextSize } from '#domain/person/preferences.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import * as store from './store.ts';

export interface NewPerson extends Omit<Account, 'password'> {
	/** Made before the unit of work: hashing is slow. */
	readonly passwordHash: string;
	readonly locale: Locale;
	readonly textSize: TextSize;
	readonly administrator: boolean;
}

/** A new person inside somebody else's unit of work (an invitation, the first run). */
export async function createPerson(
	kit: Kit,
	unit: UnitOfWork,
	person: NewPerson,
): Promise<{ readonly personId: PersonId } | { readonly refused: 'email-taken' }> {
	if (await store.personByEmail(unit.db, person.emailFolded)) return { refused: 'email-taken' };
	const personId = kit.ids() as PersonId;
	await store.insertPerson(unit.db, {
		id: personId,
		name: person.name,
		email: person.email,
		email_folded: person.emailFolded,
		password_hash: person.passwordHash,
		locale: person.locale,
		text_size: person.textSize,
		administrator: person.administrator ? 1 : 0,
		demonstration: null,
		created_at: kit.clock(),
	});
	return { personId };
}
