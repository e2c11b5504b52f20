import { verify } from '@node-rs/argon2';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import * as store from './store.ts';

export type Person = Extract<Actor, { kind: 'person' }>;

export type ProofRefusal =
	| { readonly refused: 'fields'; readonly faults: { readonly current: 'missing' | 'wrong' } }
	| { readonly refused: 'too-many-tries'; readonly seconds: number }
	/** Nobody who has a password: an invented person. */
	| { readonly refused: 'demonstration' };

export type ProveOwner = (actor: Person, current: string) => Promise<store.PersonRow | ProofRefusal>;

/** The current password once more: a screen left open is not its owner. Ten wrong ones in a quarter of an hour. */
export function createProof(kit: Kit): ProveOwner {
	const tries = new RateLimiterMemory({ points: 10, duration: 15 * 60 });
	const fault = (current: 'missing' | 'wrong') => ({ refused: 'fields' as const, faults: { current } });

	return async function proven(actor, current) {
		const row = await store.personById(kit.storage.read, actor.personId);
		if (!row || row.demonstration !== null || row.password_hash === null) return { refused: 'demonstration' };
		if (current === '') return fault('missing');
		try {
			await tries.consume(actor.personId);
		} catch (limit) {
			if (!(limit instanceof RateLimiterRes)) throw limit;
			return { refused: 'too-many-tries', seconds: Math.ceil(limit.msBeforeNext / 1_000) };
		}
		if (!(await verify(row.password_hash, current.normalize('NFKC')))) return fault('wrong');
		await tries.delete(actor.personId);
		return row;
	};
}
