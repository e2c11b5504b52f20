import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { createGuestDesk, taskMs, type GuestDesk } from './guest-proof.ts';

let kit: TestKit;
let desk: GuestDesk;
const pact = { id: 'pact-id', slug: 'patto' };
beforeEach(async () => {
	// The library compares with the real clock.
	kit = await openTestKit(new Date().toISOString());
	desk = createGuestDesk(kit);
});
afterEach(() => kit.close());

const packed = (challenge: Challenge, solution: unknown) =>
	Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');

async function solved(slug = 'patto'): Promise<{ challenge: Challenge; proof: string }> {
	const challenge = await desk.offer(slug);
	const solution = await solveChallenge({ challenge, deriveKey });
	return { challenge, proof: packed(challenge, solution) };
}
const admit = (proof: string, change: object = {}) =>
	desk.admit(pact, { name: 'Carla, nonna', proof, key: 'k1', ...change });
const faults = (answer: object) => ('faults' in answer ? answer.faults : null);

describe('somebody without an account', () => {
	test('comes in with a name and a proof; the proof is good for one form only', async () => {
		const { proof } = await solved();
		expect(await admit(proof)).toMatchObject({ name: 'Carla, nonna' });
		expect(await admit(proof), 'the same form again').toMatchObject({ name: 'Carla, nonna' });
		expect(faults(await admit(proof, { key: 'k2' }))).toEqual({ proof: 'proof-used' });
	});

	test('keeps the proof when the form has to be mended, and gives it to no other form', async () => {
		const { proof } = await solved();
		await admit(proof);
		expect(await admit(proof, { name: 'Carla' })).toMatchObject({ name: 'Carla' });
		expect(faults(await admit(proof, { key: 'k2' }))).toEqual({ proof: 'proof-used' });
	});

	test('two forms at the same moment cannot share a proof', async () => {
		const { proof } = await solved();
		const answers = await Promise.all(['a', 'b', 'c', 'd'].map((key) => admit(proof, { key })));
		expect(answers.filter((answer) => 'name' in answer)).toHaveLength(1);
	});

	test('what is wrong is told for the name and for the proof at once', async () => {
		expect(faults(await admit('', { name: ' \u200b ' }))).toEqual({
			name: 'name-missing',
			proof: 'proof-missing',
		});
		const { proof } = await solved();
		expect(faults(await admit(proof, { name: 'x'.repeat(200_000) }))).toEqual({ name: 'name-too-long' });
		expect(faults(await admit(proof, { name: '1234' }))).toEqual({ name: 'name-missing' });
		// Nothing was used up by that.
		expect(await admit(proof)).toHaveProperty('name');
	});

	test('a task of another tavolo, of yesterday, or made easier is no proof', async () => {
		expect(faults(await admit((await solved('rete-donna')).proof))).toEqual({ proof: 'proof-wrong' });
		const { challenge, proof } = await solved();
		const easier = structuredClone(challenge);
		easier.parameters.keyPrefix = '00';
		const solution = await solveChallenge({ challenge: easier, deriveKey });
		expect(faults(await admit(packed(easier, solution)))).toEqual({ proof: 'proof-wrong' });
		expect(faults(await admit(packed(challenge, { counter: 5, derivedKey: 'ab'.repeat(32) })))).toEqual({
			proof: 'proof-wrong',
		});
		kit.pass(taskMs + 1_000);
		expect(faults(await admit(proof))).toEqual({ proof: 'proof-expired' });
	});

	test.each([
		'x',
		'%%%',
		'bnVsbA==',
		'e30=',
		'W10=',
		'x'.repeat(200_000),
		Buffer.from('{"challenge":{"parameters":{"cost":1e9}}}').toString('base64'),
	])('rubbish is no proof, and no work for the server', async (rubbish) => {
		expect(faults(await admit(rubbish))).toEqual({ proof: 'proof-wrong' });
	});

	test('no name, no form: no exception', async () => {
		for (const typed of [null, {}, { name: 1 }, { name: 'Carla', proof: 'x', key: '' }])
			expect(await desk.admit(pact, typed)).toMatchObject({ refused: 'fields' });
	});

	test('does not pass for anybody readers meet in that tavolo, and keeps the proof to try another name', async () => {
		await seedDemonstration(kit);
		const db = kit.storage.read;
		const space = await db
			.selectFrom('space')
			.select(['id', 'slug'])
			.where('slug', '=', 'patto-educativo')
			.executeTakeFirstOrThrow();
		const luca = await db
			.selectFrom('person')
			.select('name')
			.where('name', 'like', 'Luca%')
			.executeTakeFirstOrThrow();
		const { proof } = await solved(space.slug);
		for (const name of [luca.name, luca.name.toUpperCase().replaceAll('A', 'А'), ' BANCA del Tempo '])
			expect(faults(await desk.admit(space, { name, proof, key: 'k1' })), name).toEqual({
				name: 'name-taken',
			});
		expect(await desk.admit(space, { name: 'Luca, papà', proof, key: 'k1' })).toEqual({ name: 'Luca, papà' });
	});

	test('takes back with the key of their own words only, also after a restart', async () => {
		const key = await desk.takeBackKey('one');
		desk = createGuestDesk(kit);
		expect(await desk.mayTakeBack('one', key)).toBe(true);
		for (const other of ['', 'x', key.slice(1), `${key}x`])
			expect(await desk.mayTakeBack('one', other)).toBe(false);
		expect(await desk.mayTakeBack('two', key)).toBe(false);
	});

	test('a task given before a restart is taken after it', async () => {
		const { proof } = await solved();
		desk = createGuestDesk(kit);
		expect(await admit(proof)).toHaveProperty('name');
	});

	test('used proofs are forgotten once they would be too old anyway', async () => {
		await admit((await solved()).proof);
		kit.pass(taskMs + 60_000);
		desk = createGuestDesk(kit);
		await kit.storage.unitOfWork(async (unit) => {
			const { useProof } = await import('./guest-store.ts');
			await useProof(unit.db, { nonce: 'n', formKey: 'k', expiresAt: kit.clock() + 1, now: kit.clock() });
		});
		const rows = await kit.storage.read.selectFrom('guest_proof').select('nonce').execute();
		expect(rows).toEqual([{ nonce: 'n' }]);
	});
});
