import type { ReadMark } from '#domain/reading/changes.ts';
import type { Actor } from '#domain/person/actor.ts';
import { keepText } from '../draft/keep-wording.ts';
import { knownWordings } from '../draft/wording-views.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import { draftOf } from './draft-views.ts';
import { marksOf, readAt, replaceMarks } from './store.ts';

const longestSeen = 400_000;

export type MarkAnswer = { readonly done: true } | { readonly refused: 'not-found' | 'input-malformed' };

/**
 * "Ho letto": from now on only what changes later is told. `seen` is what the page had shown, a line for each clause (id,
 * space, hash): words that changed while the person was reading stay to be told. For somebody without an account: nothing.
 */
export async function markRead(kit: Kit, actor: Actor, slug: string, seen: unknown): Promise<MarkAnswer> {
	if (typeof seen !== 'string' || seen.length > longestSeen) return { refused: 'input-malformed' };
	const shown = parseSeen(seen);
	if (shown === null) return { refused: 'input-malformed' };
	if (actor.kind !== 'person') return { refused: 'not-found' };
	const { personId } = actor;
	return kit.storage.unitOfWork(async (unit): Promise<MarkAnswer> => {
		const space = await subjectAt(unit.db, actor, slug);
		const draftId = space && (await draftOf(unit.db, space.spaceId));
		if (!draftId) return { refused: 'not-found' };
		const at = kit.clock();
		await keepText(unit, draftId, at);
		const known = await knownWordings(unit.db, draftId, shown);
		const old = new Map((await marksOf(unit.db, personId, draftId)).map((mark) => [mark.clauseId, mark]));
		const marks = shown.flatMap((mark, index): ReadMark[] => {
			const position = index + 1;
			if (known.has(`${mark.clauseId} ${mark.hash}`)) return [{ ...mark, position }];
			// Those words are nowhere any more: what was read before is compared with what comes.
			const earlier = old.get(mark.clauseId);
			return earlier ? [{ ...earlier, position }] : [];
		});
		await replaceMarks(unit.db, { personId, draftId, at }, marks);
		return { done: true };
	});
}

/** The first time somebody opens a text, all of it is new: what they compare with later is this. */
export async function beginReading(kit: Kit, actor: Actor, slug: string): Promise<void> {
	if (actor.kind !== 'person') return;
	const { personId } = actor;
	await kit.storage.unitOfWork(async (unit) => {
		const space = await subjectAt(unit.db, actor, slug);
		const draftId = space && (await draftOf(unit.db, space.spaceId));
		if (!draftId || (await readAt(unit.db, personId, draftId)) !== null) return;
		const at = kit.clock();
		const text = await keepText(unit, draftId, at);
		await replaceMarks(
			unit.db,
			{ personId, draftId, at },
			text.map(({ clauseId, hash }, index) => ({ clauseId, hash, position: index + 1 })),
		);
	});
}

function parseSeen(text: string): { readonly clauseId: string; readonly hash: string }[] | null {
	const marks = new Map<string, { clauseId: string; hash: string }>();
	for (const line of text.split(/\r?\n/)) {
		if (line === '') continue;
		const match = /^([A-Za-z0-9-]{1,64}) ([0-9a-f]{64})$/.exec(line);
		if (!match) return null;
		marks.set(match[1]!, { clauseId: match[1]!, hash: match[2]! });
	}
	return [...marks.values()];
}
