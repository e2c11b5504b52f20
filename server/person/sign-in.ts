import { hash, verify } from '@node-rs/argon2';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { parseEmail } from '#domain/person/email.ts';
import type { PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import type { Sessions } from './sessions.ts';
import * as store from './store.ts';

export interface SignInInput {
	readonly email: string;
	readonly password: string;
	readonly device: string;
	readonly address: string;
}

export type SignInRefusal =
	| { readonly refused: 'email-missing' | 'not-an-address'; readonly field: 'email' }
	| { readonly refused: 'password-missing'; readonly field: 'password' }
	/** One answer for an unknown address and a wrong password. */
	| { readonly refused: 'not-recognized' }
	| { readonly refused: 'too-many-tries'; readonly seconds: number };

export interface SignedIn {
	readonly token: string;
	readonly expiresAt: Date;
	readonly personId: PersonId;
}

/** What an unknown address is measured against, so that it takes as long as a known one. */
const nobodysHash = await hash('nobody has this password');

/** Per address and e-mail: five wrong tries in a quarter of an hour. Per address alone more, because a workshop shares one. */
export function createSignIn(kit: Kit, sessions: Sessions) {
	const together = new RateLimiterMemory({ points: 5, duration: 15 * 60 });
	const fromAddress = new RateLimiterMemory({ points: 100, duration: 15 * 60 });
	/** Guessing at one account from many addresses. */
	const atAccount = new RateLimiterMemory({ points: 50, duration: 60 * 60 });

	return async function signIn(input: SignInInput): Promise<SignedIn | SignInRefusal> {
		const email = parseEmail(input.email);
		if ('refused' in email) {
			return { refused: email.refused === 'missing' ? 'email-missing' : email.refused, field: 'email' };
		}
		if (input.password === '') return { refused: 'password-missing', field: 'password' };
		const key = `${input.address} ${email.folded}`;
		try {
			await fromAddress.consume(input.address);
			await together.consume(key);
			await atAccount.consume(email.folded);
		} catch (limit) {
			if (!(limit instanceof RateLimiterRes)) throw limit;
			return { refused: 'too-many-tries', seconds: Math.ceil(limit.msBeforeNext / 1_000) };
		}
		const person = await store.personByEmail(kit.storage.read, email.folded);
		const known = await verify(person?.password_hash ?? nobodysHash, input.password.normalize('NFKC'));
		if (!person?.password_hash || !known) return { refused: 'not-recognized' };
		await together.delete(key);
		await atAccount.reward(email.folded, 1);
		// Only wrong tries count: a hundred people who come to one workshop sign in from one address.
		await fromAddress.reward(input.address, 1);
		const session = await sessions.open(person.id, input.device);
		return { ...session, personId: person.id as PersonId };
	};
}

export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize('NFKC'));
}
