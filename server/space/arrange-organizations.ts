import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { organizationParts } from '#domain/space/part.ts';
import type { Kit } from '../kit.ts';
import { changing, type NotHere } from './configure.ts';
import {
	deletePart,
	insertNotice,
	insertOrganizationPart,
	membersOf,
	organizationExists,
	partsOf,
	updatePart,
} from './store.ts';

const seat = v.object({ organizationId: v.string(), part: v.picklist(organizationParts) });
const which = v.object({ organizationId: v.string() });

type Malformed = { readonly refused: 'input-malformed' };

/** Seats a body at the tavolo, or gives it another part when it already sits there. */
export async function seatOrganization(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed | { readonly refused: 'organization-unknown' }> {
	const parsed = v.safeParse(seat, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { organizationId, part } = parsed.output;
	return changing(kit, actor, slug, 'configure', async (unit, space, by) => {
		if (!(await organizationExists(unit.db, organizationId))) {
			return { refused: 'organization-unknown' as const };
		}
		const seated = await partsOf(unit.db, space.id);
		if (seated.some((each) => each.organization_id === organizationId)) {
			await updatePart(unit.db, space.id, organizationId, part);
			return { done: true as const };
		}
		const position = Math.max(-1, ...seated.map((each) => each.position)) + 1;
		await insertOrganizationPart(unit.db, { spaceId: space.id, organizationId, part, position });
		await insertNotice(unit.db, {
			spaceId: space.id,
			at: kit.clock(),
			kind: 'organization-joined',
			personId: by.personId,
			details: { organizationId },
		});
		return { done: true as const };
	});
}

/** Takes a body from the tavolo, unless somebody there still speaks in its name. */
export async function unseatOrganization(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed | { readonly refused: 'organization-has-members' }> {
	const parsed = v.safeParse(which, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { organizationId } = parsed.output;
	return changing(kit, actor, slug, 'configure', async (unit, space) => {
		const members = await membersOf(unit.db, space.id);
		if (members.some((member) => member.organization_id === organizationId)) {
			return { refused: 'organization-has-members' as const };
		}
		await deletePart(unit.db, space.id, organizationId);
		return { done: true as const };
	});
}
