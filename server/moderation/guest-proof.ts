import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { decideGuestName, readGuestName, type GuestNameFault } from '#domain/moderation/guest-name.ts';
import type { Kit } from '../kit.ts';
import { guestSecret, namesSeenIn, offerGuestSecret, useProof } from './guest-store.ts';

/**
 * A guess costs 5,000 rounds of SHA-256, native in every browser: about a millisecond and a half on a laptop, and no less
 * on a spammer's machine. The answer lies among the guesses from 400 to 800: one to five seconds, while a person types.
 */
const roundsPerGuess = 5_000;
const guesses = { from: 400, to: 800 };
/** Long enough to write a comment with pauses; the page asks for a new task before it is over. */
export const taskMs = 30 * 60_000;

const proofShape = v.pipe(
	v.string(),
	v.maxLength(4_000),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		try {
			return JSON.parse(Buffer.from(dataset.value, 'base64').toString()) as unknown;
		} catch {
			addIssue({ message: 'no JSON' });
			return NEVER;
		}
	}),
	v.object({
		challenge: v.object({
			parameters: v.looseObject({
				algorithm: v.literal('PBKDF2/SHA-256'),
				nonce: v.pipe(v.string(), v.hexadecimal(), v.maxLength(64)),
				salt: v.pipe(v.string(), v.hexadecimal(), v.maxLength(64)),
				cost: v.literal(roundsPerGuess),
				keyLength: v.literal(32),
				keyPrefix: v.pipe(v.string(), v.hexadecimal(), v.maxLength(64)),
				expiresAt: v.pipe(v.number(), v.safeInteger()),
				data: v.object({ space: v.string() }),
			}),
			signature: v.pipe(v.string(), v.maxLength(128)),
		}),
		solution: v.object({
			counter: v.pipe(v.number(), v.safeInteger()),
			derivedKey: v.pipe(v.string(), v.maxLength(128)),
		}),
	}),
);

const input = v.object({
	name: v.string(),
	/** Base64 of JSON { challenge, solution }: what the page computed. */
	proof: v.string(),
	/** Of the form it was computed for. */
	key: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
});

export type GuestFault = GuestNameFault | 'proof-missing' | 'proof-wrong' | 'proof-expired' | 'proof-used';

export interface AdmittedGuest {
	readonly name: string;
}

export interface GuestDesk {
	/** A task for the browser of somebody without an account, for one tavolo. */
	offer(slug: string): Promise<Challenge>;
	/** At the door, before the act: a name that is nobody else's here, and a proof that was not used for another form. */
	admit(
		space: { readonly id: string; readonly slug: string },
		typed: unknown,
	): Promise<
		| AdmittedGuest
		| {
				readonly refused: 'fields';
				readonly faults: { readonly name?: GuestFault; readonly proof?: GuestFault };
		  }
	>;
	/**
	 * Handed once to whoever just wrote something without an account: with it, and nothing else, they take it back. It is
	 * computed from its id, so nothing of it is stored.
	 */
	takeBackKey(id: string): Promise<string>;
	mayTakeBack(id: string, key: string): Promise<boolean>;
}

/** People without an account write under a name, once their browser has worked a few seconds for it. No third party. */
export function createGuestDesk(kit: Kit): GuestDesk {
	let known: string | null = null;

	async function secret(): Promise<string> {
		known ??= await guestSecret(kit.storage.read);
		if (known === null) {
			await kit.storage.unitOfWork((unit) => offerGuestSecret(unit.db, randomBytes(32).toString('hex')));
			known = await guestSecret(kit.storage.read);
		}
		return known!;
	}

	return {
		async offer(slug) {
			const key = await secret();
			return createChallenge({
				algorithm: 'PBKDF2/SHA-256',
				cost: roundsPerGuess,
				counter: randomInt(guesses.to, guesses.from),
				data: { space: slug },
				deriveKey,
				expiresAt: new Date(kit.clock() + taskMs),
				hmacSignatureSecret: `task ${key}`,
				hmacKeySignatureSecret: `answer ${key}`,
			});
		},

		async admit(space, typed) {
			const parsed = v.safeParse(input, typed);
			if (!parsed.success) return { refused: 'fields', faults: { proof: 'proof-missing' } };
			const { key, proof } = parsed.output;
			const name = readGuestName(parsed.output.name);
			const checked = await check(space.slug, proof);
			if ('refused' in name || 'fault' in checked) {
				return {
					refused: 'fields',
					faults: {
						...('refused' in name ? { name: name.refused } : {}),
						...('fault' in checked ? { proof: checked.fault } : {}),
					},
				};
			}
			const { nonce, expiresAt } = checked;
			const used = await kit.storage.unitOfWork((unit) =>
				useProof(unit.db, { nonce, formKey: key, expiresAt, now: kit.clock() }),
			);
			if (!used) return { refused: 'fields', faults: { proof: 'proof-used' } };
			// Asked last: whoever tries names has worked for it. A mended form keeps its key, and so its proof.
			const fault = decideGuestName(name.value, await namesSeenIn(kit.storage.read, space.id));
			return fault === null ? { name: name.value } : { refused: 'fields', faults: { name: fault } };
		},

		takeBackKey,

		async mayTakeBack(id, key) {
			const [own, given] = [Buffer.from(await takeBackKey(id)), Buffer.from(key)];
			return own.length === given.length && timingSafeEqual(own, given);
		},
	};

	async function takeBackKey(id: string): Promise<string> {
		return createHmac('sha256', `take back ${await secret()}`)
			.update(id)
			.digest('base64url');
	}

	async function check(
		slug: string,
		proof: string,
	): Promise<{ readonly nonce: string; readonly expiresAt: number } | { readonly fault: GuestFault }> {
		if (proof === '') return { fault: 'proof-missing' };
		const parsed = v.safeParse(proofShape, proof);
		if (!parsed.success) return { fault: 'proof-wrong' };
		const { challenge, solution } = parsed.output;
		const { nonce, expiresAt, data } = challenge.parameters;
		if (expiresAt * 1_000 < kit.clock()) return { fault: 'proof-expired' };
		const key = await secret();
		const { verified, expired } = await verifySolution({
			challenge,
			solution,
			deriveKey,
			hmacSignatureSecret: `task ${key}`,
			hmacKeySignatureSecret: `answer ${key}`,
		});
		if (expired) return { fault: 'proof-expired' };
		if (!verified || data.space !== slug) return { fault: 'proof-wrong' };
		return { nonce, expiresAt: expiresAt * 1_000 };
	}
}
