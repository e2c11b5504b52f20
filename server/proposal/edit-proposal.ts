import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideEdit } from '#domain/proposal/decide.ts';
import { readText, readWords, type WordsFault } from '#domain/proposal/words.ts';
import type { Kit } from '../kit.ts';
import { retellTitle } from '../space/tell-space.ts';
import { once } from '../storage/once.ts';
import { looseText, onProposal, standingOf, where, type Malformed, type NotHere } from './acting.ts';
import { makeFindable } from './make-findable.ts';
import { insertAddition, updateProposal } from './store.ts';
import { tellOfProposal } from './tell.ts';

const editInput = v.object({ ...where, title: looseText, body: looseText });
const addInput = v.object({ ...where, text: looseText });

type Refused =
	| NotHere
	| Malformed
	/** Others have stood behind it, argued, or it was answered: its words stay. */
	| { readonly refused: 'not-any-more' }
	| { readonly refused: 'fields'; readonly faults: Partial<Record<'title' | 'body' | 'text', WordsFault>> };

/** Its author changes the words of a proposal nobody has answered to yet. */
export async function editProposal(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | Refused> {
	const parsed = v.safeParse(editInput, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const read = readWords(parsed.output);
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		const may = decideEdit(await standingOf(unit, proposal), by.personId);
		if (proposal.author_id !== by.personId) return { refused: 'not-found' as const };
		if (may !== 'change') return { refused: 'not-any-more' as const };
		if ('refused' in read) return read;
		const { words } = read;
		await updateProposal(unit.db, proposal.id, { ...words, changed_at: kit.clock() });
		const { id, space_id: spaceId } = proposal;
		await retellTitle(unit, { spaceId, kind: 'proposal', id }, words.title);
		await makeFindable(unit, proposal.id);
		return { done: true as const };
	});
}

/** Its author adds to words that stay as others have read them; who stands behind them is told. */
export async function addToProposal(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | Refused> {
	const parsed = v.safeParse(addInput, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const read = readText(parsed.output.text, 'addition');
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		if (proposal.author_id !== by.personId) return { refused: 'not-found' as const };
		if (decideEdit(await standingOf(unit, proposal), by.personId) === 'nothing')
			return { refused: 'not-any-more' as const };
		if ('refused' in read) return read;
		const at = kit.clock();
		const doing = { by: by.personId, act: 'add-to-proposal', key: parsed.output.key, at };
		return once(unit, doing, async () => {
			await insertAddition(unit.db, { id: kit.ids(), proposal_id: proposal.id, text: read.text, at });
			await updateProposal(unit.db, proposal.id, { changed_at: at });
			await makeFindable(unit, proposal.id);
			const news = { kind: 'proposal-added-to', by: by.personId, toSupporters: true };
			await tellOfProposal(kit, unit, proposal, news);
			return { done: true as const };
		});
	});
}
