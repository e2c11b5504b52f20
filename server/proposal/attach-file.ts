import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import {
	attachmentName,
	decideAttachment,
	mostAttachments,
	type AttachmentRefusal,
} from '#domain/proposal/attachment.ts';
import { decideEdit } from '#domain/proposal/decide.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { anId, onProposal, standingOf, where, type Malformed, type NotHere } from './acting.ts';
import { attachmentsOf, deleteAttachments, insertAttachment } from './store.ts';

const attachInput = v.object({ ...where, name: v.string(), bytes: v.instance(Uint8Array) });
const detachInput = v.object({ spaceId: anId, proposalId: anId, attachmentId: anId });

export type Attached =
	| { readonly attachmentId: string }
	| NotHere
	| Malformed
	| { readonly refused: AttachmentRefusal | 'too-many-files' | 'not-any-more' };

/** Its author puts a file beside a proposal. What it is, its content says. */
export async function attachFile(kit: Kit, actor: Actor, typed: unknown): Promise<Attached> {
	const parsed = v.safeParse(attachInput, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { bytes, name, key } = parsed.output;
	// Looked into before the writer is held.
	const file = decideAttachment(bytes);
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by): Promise<Attached> => {
		if (proposal.author_id !== by.personId) return { refused: 'not-found' };
		const at = kit.clock();
		return once<Attached>(unit, { by: by.personId, act: 'attach-file', key, at }, async () => {
			if (decideEdit(await standingOf(unit, proposal), by.personId) === 'nothing')
				return { refused: 'not-any-more' };
			if ('refused' in file) return file;
			const taken = new Set((await attachmentsOf(unit.db, proposal.id)).map(({ place }) => Number(place)));
			const place = Array.from({ length: mostAttachments }, (_, at) => at).find((at) => !taken.has(at));
			if (place === undefined) return { refused: 'too-many-files' };
			const id = kit.ids();
			await insertAttachment(unit.db, {
				id,
				proposal_id: proposal.id,
				place,
				name: attachmentName(name, file.kind),
				kind: file.kind,
				size: bytes.length,
				bytes,
				at,
			});
			return { attachmentId: id };
		});
	});
}

/** Its author takes a file away: as long as the words may be changed, so may what lies beside them. */
export async function detachFile(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed | { readonly refused: 'not-any-more' }> {
	const parsed = v.safeParse(detachInput, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		if (proposal.author_id !== by.personId) return { refused: 'not-found' as const };
		if (decideEdit(await standingOf(unit, proposal), by.personId) !== 'change')
			return { refused: 'not-any-more' as const };
		await deleteAttachments(unit.db, proposal.id, parsed.output.attachmentId);
		return { done: true as const };
	});
}
