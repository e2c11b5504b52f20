import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { anId, asLeader, malformed, notHere, tellRoom, type Malformed, type NotHere } from './acting.ts';

export const noteKinds = ['decision', 'next-step', 'dissent'] as const;
export type NoteKind = (typeof noteKinds)[number];
export const longestNote = 1_000;

const input = v.object({
	workshopId: anId,
	key: anId,
	kind: v.picklist(noteKinds),
	text: v.string(),
	who: v.string(),
	/** 'YYYY-MM-DD', or null. */
	dueOn: v.nullable(v.pipe(v.string(), v.isoDate())),
	/** For a dissent: the clause it stands beside. */
	clauseId: v.nullable(anId),
});
const removing = v.object({ workshopId: anId, noteId: anId });

export type Noted =
	{ readonly noteId: string } | NotHere | Malformed | { readonly refused: 'empty' | 'too-long' };

/** A decision, a next step, or a *nota di dissenso*: what the room wants in its minutes, in its own words. */
export async function noteOutcome(kit: Kit, actor: Actor, typed: unknown): Promise<Noted> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const given = parsed.output;
	const text = tidyText(given.text);
	const who = tidyText(given.who);
	if (text === '') return { refused: 'empty' };
	if (lettersIn(text) > longestNote || lettersIn(who) > 120) return { refused: 'too-long' };
	return asLeader(kit, actor, given.workshopId, async (unit, { workshop }, by): Promise<Noted> => {
		if (given.clauseId !== null && !(await isOfSpace(unit, workshop.spaceId, given.clauseId)))
			return malformed;
		const at = kit.clock();
		return once(unit, { by: by.personId, key: given.key, act: 'note-outcome', at }, async () => {
			const noteId = kit.ids();
			await unit.db
				.insertInto('workshop_note')
				.values({
					id: noteId,
					workshop_id: workshop.id,
					kind: given.kind,
					text,
					who,
					due_on: given.dueOn,
					clause_id: given.clauseId,
					at,
				})
				.execute();
			tellRoom(kit, unit, workshop.id, 'all', { kind: 'shown' });
			return { noteId };
		});
	});
}

async function isOfSpace({ db }: UnitOfWork, spaceId: string, clauseId: string): Promise<boolean> {
	const clause = await db
		.selectFrom('clause')
		.innerJoin('draft', 'draft.id', 'clause.draft_id')
		.select('clause.id')
		.where('clause.id', '=', clauseId)
		.where('draft.space_id', '=', spaceId)
		.executeTakeFirst();
	return clause !== undefined;
}

export async function removeNote(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed> {
	const parsed = v.safeParse(removing, typed);
	if (!parsed.success) return malformed;
	const { workshopId, noteId } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }) => {
		const { numDeletedRows } = await unit.db
			.deleteFrom('workshop_note')
			.where('id', '=', noteId)
			.where('workshop_id', '=', workshop.id)
			.executeTakeFirst();
		if (numDeletedRows === 0n) return notHere;
		tellRoom(kit, unit, workshop.id, 'all', { kind: 'shown' });
		return { done: true as const };
	});
}
