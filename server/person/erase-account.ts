import type { PersonId } from '#domain/person/actor.ts';
import {
	decideErasure,
	type ErasureRefusal,
	type LedAlone,
	type ToHandOver,
} from '#domain/person/decide-erasure.ts';
import { forgetWriters } from '../draft-log/forget-writers.ts';
import type { Kit } from '../kit.ts';
import { forgetColumns, type Forgetting, type Leaving } from '../storage/forgetting.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { comeBackAsNew, type Demonstrated } from './come-back-as-new.ts';
import type { Erased, ErasedList, Receipt } from './erased-list.ts';
import type { Person, ProofRefusal, ProveOwner } from './prove-owner.ts';
import type { Sessions } from './sessions.ts';
import * as store from './store.ts';
import { newToken } from './token.ts';

/** What the rooms to the right hand in. */
export interface ErasingPorts {
	readonly forgettings: readonly Forgetting[];
	readonly erased: ErasedList;
	/** Tavoli that are not closed, and that nobody else leads. */
	spacesLedAlone(db: UnitOfWork['db'], personId: string): Promise<readonly LedAlone[]>;
}

export type ErasingRefusal =
	| ErasureRefusal
	| Exclude<ProofRefusal, { refused: 'demonstration' } | { refused: 'fields' }>
	| { readonly refused: 'fields'; readonly faults: { current?: 'missing' | 'wrong'; sure?: 'missing' } };

export interface ErasingInput {
	/** The password of now; an invented person of the demonstration has none. */
	readonly current: string;
	/** They said that they know it cannot be undone. */
	readonly sure: boolean;
	readonly words: 'stay' | 'go';
}

/** An account ends for good: what was theirs goes, what others built on stays and names nobody (decision 0020). */
export function createErasing(kit: Kit, sessions: Sessions, proven: ProveOwner, ports: ErasingPorts) {
	async function decided(db: UnitOfWork['db'], personId: string) {
		const row = await store.personById(db, personId);
		return decideErasure({
			administrator: row?.administrator === 1,
			administrators: await store.administratorCount(db),
			ledAlone: await ports.spacesLedAlone(db, personId),
		});
	}

	async function eraseWithin(unit: UnitOfWork, row: store.PersonRow, words: 'stay' | 'go'): Promise<void> {
		const personId = row.id as PersonId;
		const leaving: Leaving = { personId, email: row.email_folded, words, at: kit.clock(), id: kit.ids };
		const shown: Demonstrated | null =
			row.demonstration === null
				? null
				: {
						row,
						memberships: await store.membershipsOf(unit.db, personId),
						affiliations: await store.affiliationsOf(unit.db, personId),
					};
		await sessions.endAllWithin(unit, personId);
		for (const { also } of ports.forgettings) await also?.(kit, unit, leaving);
		for (const { columns } of ports.forgettings) await forgetColumns(unit, columns, leaving);
		await store.deletePerson(unit.db, personId);
		if (shown !== null) await comeBackAsNew(kit, unit, shown);
		unit.afterCommit(() => kit.bus.publish({ kind: 'rights-changed', personId, spaceId: null }));
	}

	/** Who wrote which row of a live text, where that is nobody's account any more. Also done every night. */
	async function forgetWritersOfTexts(): Promise<number> {
		return forgetWriters(kit.storage, kit.draftLog, (room, error) =>
			kit.log.error({ room, error }, 'a damaged log still names its writers'),
		);
	}

	/** The account is gone already: what cannot be done now waits for the night. */
	async function forgetWritersNow(): Promise<void> {
		await forgetWritersOfTexts().catch((error: unknown) =>
			kit.log.error({ error }, 'writers who left are forgotten tonight'),
		);
	}

	return {
		/** What stands in the way of leaving; nothing of it when both are empty. */
		async toHandOver(actor: Person): Promise<ToHandOver> {
			const answer = await decided(kit.storage.read, actor.personId);
			return 'refused' in answer ? answer : { office: false, spaces: [] };
		},

		async eraseAccount(
			actor: Person,
			input: ErasingInput,
		): Promise<{ readonly receipt: Receipt } | ErasingRefusal> {
			const faults: { current?: 'missing' | 'wrong'; sure?: 'missing' } = input.sure
				? {}
				: { sure: 'missing' };
			// Without the box ticked no password is tried: a wrong one would count.
			const proof =
				input.sure || input.current === ''
					? await proven(actor, input.current)
					: { refused: 'not-asked' as const };
			if ('refused' in proof && proof.refused === 'too-many-tries') return proof;
			if ('refused' in proof && proof.refused === 'fields') Object.assign(faults, proof.faults);
			if (Object.keys(faults).length > 0) return { refused: 'fields', faults };
			const receipt = { at: kit.clock(), number: newToken().slice(0, 12) };
			const erased: Erased = { ...receipt, personId: actor.personId, words: input.words };
			const answer = await kit.storage.unitOfWork(async (unit) => {
				const may = await decided(unit.db, actor.personId);
				if ('refused' in may) return may;
				const row = await store.personById(unit.db, actor.personId);
				// Pressed twice: it is done already.
				if (row) {
					await eraseWithin(unit, row, input.words);
					ports.erased.note('begun', erased);
					unit.afterCommit(() => ports.erased.note('done', erased));
				}
				return { receipt };
			});
			if ('refused' in answer) return answer;
			kit.log.info({ receipt: receipt.number }, 'an account was erased');
			await forgetWritersNow();
			return answer;
		},

		/** At every start: whoever came back with a copy that was put back is erased again. Gives how many. */
		async eraseAgain(): Promise<number> {
			const back = ports.erased.back(await store.personIds(kit.storage.read));
			for (const { personId, words } of back)
				await kit.storage.unitOfWork(async (unit) => {
					const row = await store.personById(unit.db, personId);
					if (row) await eraseWithin(unit, row, words);
				});
			if (back.length > 0) await forgetWritersNow();
			return back.length;
		},

		forgetWriters: forgetWritersOfTexts,
	};
}
