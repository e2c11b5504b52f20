import type { PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import type { Sessions } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';
import * as store from './store.ts';

/** Demonstration only: become one of the invented people without a password. */
export async function stepIn(
	kit: Kit,
	sessions: Sessions,
	input: { readonly person: string; readonly device: string },
): Promise<SignedIn | { readonly refused: 'not-here' }> {
	if (!kit.config.demonstration) return { refused: 'not-here' };
	const person = await store.personByDemonstration(kit.storage.read, input.person);
	if (!person) return { refused: 'not-here' };
	const session = await sessions.open(person.id, input.device);
	return { ...session, personId: person.id as PersonId };
}
