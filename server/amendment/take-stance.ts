import * as v from 'valibot';
import type { AmendmentState } from '#domain/amendment/amendment.ts';
import { decideStance, type StanceRefusal } from '#domain/amendment/decide-amendment.ts';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import {
	anId,
	announce,
	onAmendment,
	standingOf,
	type Malformed,
	type NotAllowed,
	type NotHere,
} from './acting.ts';
import { setStance } from './store.ts';

const input = v.object({ spaceId: anId, amendmentId: anId, stance: v.picklist(['for', 'against', 'none']) });

export type StanceAnswer =
	{ readonly done: true } | NotHere | NotAllowed | Malformed | { readonly refused: StanceRefusal };

/** For or against, one stand each: saying it twice changes nothing, saying the other changes it, and it can be taken back. */
export async function takeStance(kit: Kit, actor: Actor, typed: unknown): Promise<StanceAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const stance = parsed.output.stance === 'none' ? null : parsed.output.stance;
	return onAmendment(
		kit,
		actor,
		'propose',
		parsed.output,
		async (unit, amendment, by): Promise<StanceAnswer> => {
			const hidden = (await hiddenAmong(unit.db, 'amendment', [amendment.id])).size > 0;
			const refused = decideStance({ ...standingOf(amendment), hidden }, by.personId);
			if (refused) return refused;
			if (await setStance(unit.db, amendment.id, by.personId, stance, kit.clock())) {
				await announce(kit, unit, amendment, amendment.state as AmendmentState);
			}
			return { done: true };
		},
	);
}
