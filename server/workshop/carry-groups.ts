import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { carryToDraft } from '../board/carry-to-draft.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { once } from '../storage/once.ts';
import {
	anId,
	asLeader,
	malformed,
	notHere,
	readAsLeader,
	tellRoom,
	type Malformed,
	type NotHere,
} from './acting.ts';
import { prepareChoices } from './freeze-targets.ts';
import { boardOfSpace } from './store.ts';

/** The board carries so many cards in one act. */
const atOnce = 50;

const input = v.object({
	workshopId: anId,
	targets: v.pipe(v.array(anId), v.minLength(1), v.maxLength(30)),
});

export type CarriedGroups =
	| { readonly clauses: readonly { readonly targetId: string; readonly clauseId: string }[] }
	| NotHere
	| Malformed
	| { readonly refused: 'rehearsal' | 'no-such-target' | 'not-allowed' };

/**
 * "Arrivare al testo": each chosen group (or loose card) becomes a clause of the draft, with the thread from every one of
 * its cards. Which clause a group becomes is stored first: pressed twice, or cut short, it ends at the same clauses.
 */
export async function carryGroups(kit: Kit, actor: Actor, typed: unknown): Promise<CarriedGroups> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const { workshopId } = parsed.output;
	const targets = [...new Set(parsed.output.targets)];
	const found = await readAsLeader(kit, actor, workshopId);
	if (found === null) return notHere;
	if (found.workshop.rehearsal) return { refused: 'rehearsal' };
	const boardId = await boardOfSpace(kit.storage.read, found.workshop.spaceId);
	if (boardId === null) return { refused: 'no-such-target' };
	const choicesNow = await prepareChoices(kit, found.workshop);

	const planned = await asLeader(kit, actor, workshopId, async (unit, { workshop }) => {
		const { db } = unit;
		const choices = new Map((await choicesNow(unit)).map((choice) => [choice.target_id, choice.cardIds]));
		if (targets.some((id) => !choices.has(id))) return { refused: 'no-such-target' as const };
		const clauses: { targetId: string; clauseId: string; cardIds: readonly string[] }[] = [];
		for (const targetId of targets) {
			await db
				.insertInto('workshop_clause')
				.values({ workshop_id: workshop.id, target_id: targetId, clause_id: kit.ids(), at: kit.clock() })
				.onConflict((conflict) => conflict.columns(['workshop_id', 'target_id']).doNothing())
				.execute();
			const row = await db
				.selectFrom('workshop_clause')
				.select('clause_id')
				.where('workshop_id', '=', workshop.id)
				.where('target_id', '=', targetId)
				.executeTakeFirstOrThrow();
			clauses.push({ targetId, clauseId: row.clause_id, cardIds: choices.get(targetId)! });
		}
		return clauses;
	});
	if ('refused' in planned) return planned;

	for (const { clauseId, cardIds } of planned) {
		// The second handful finds the clause the first has made.
		for (let from = 0; from < cardIds.length; from += atOnce) {
			const carried = await carryToDraft(kit, actor, {
				boardId,
				cardIds: cardIds.slice(from, from + atOnce),
				target: { kind: 'new', key: clauseId },
			});
			if ('refused' in carried) {
				return { refused: carried.refused === 'not-allowed' ? 'not-allowed' : 'no-such-target' };
			}
		}
	}
	await tellCarried(
		kit,
		actor,
		workshopId,
		planned.map(({ clauseId }) => clauseId),
	);
	return { clauses: planned.map(({ targetId, clauseId }) => ({ targetId, clauseId })) };
}

/** Once it is done, the room and the tavolo hear of it; pressed twice it is one piece of news. */
async function tellCarried(
	kit: Kit,
	actor: Actor,
	workshopId: string,
	clauseIds: readonly string[],
): Promise<void> {
	await asLeader(kit, actor, workshopId, async (unit, { workshop }, by) => {
		const at = kit.clock();
		let fresh = false;
		for (const key of clauseIds) {
			await once(unit, { by: workshop.id, key, act: 'tell-carried', at }, () => {
				fresh = true;
				return Promise.resolve();
			});
		}
		if (fresh)
			await tellSpace(kit, unit, {
				spaceId: workshop.spaceId,
				kind: 'workshop-carried',
				by: by.personId,
				subject: { kind: 'workshop', id: workshop.id, title: workshop.title },
			});
		tellRoom(kit, unit, workshop.id, 'all', { kind: 'shown' });
	});
}
