import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideStep, proposalStates, type ProposalState, type StepFault } from '#domain/proposal/life.ts';
import { readParagraphs } from '#domain/proposal/words.ts';
import { readDateAsTyped, type DateFault } from '#domain/space/date-as-typed.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { announce, looseText, onProposal, where, type Malformed, type NotHere } from './acting.ts';
import { insertStep, updateProposal } from './store.ts';
import { tellOfProposal } from './tell.ts';

const input = v.object({
	...where,
	/** The state the person saw when deciding. */
	seen: v.picklist(proposalStates),
	to: v.picklist(proposalStates),
	reason: looseText,
	/** A day as people type it, or nothing. */
	promised: looseText,
});

export type Answered =
	| { readonly done: true }
	| NotHere
	| Malformed
	| { readonly refused: 'changed-meanwhile' | 'no-such-step' }
	| {
			readonly refused: 'fields';
			readonly faults: Partial<Record<'to' | 'reason' | 'promised', StepFault | DateFault>>;
	  };

/** Takes a proposal up, answers it, or looks at an answer again: with a reason, a name and a date, for everybody to read. */
export async function answerProposal(kit: Kit, actor: Actor, typed: unknown): Promise<Answered> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { seen, to, key } = parsed.output;
	const reason = readParagraphs(parsed.output.reason);
	const date =
		to === 'review' && parsed.output.promised.trim() !== '' ? readDateAsTyped(parsed.output.promised) : null;
	const promisedOn = date !== null && 'day' in date ? date.day : null;
	return onProposal(kit, actor, 'answer', parsed.output, async (unit, proposal, by): Promise<Answered> => {
		const at = kit.clock();
		return once<Answered>(unit, { by: by.personId, act: 'answer-proposal', key, at }, async () => {
			const now = { state: proposal.state as ProposalState, today: dayAt(at) };
			const decided = decideStep(now, { seen, to, reason, promisedOn });
			if ('refused' in decided && decided.refused !== 'fields') return decided;
			const faults = {
				...('faults' in decided ? decided.faults : {}),
				...(date !== null && 'refused' in date ? { promised: date.refused } : {}),
			};
			if (Object.keys(faults).length > 0) return { refused: 'fields', faults };
			await updateProposal(unit.db, proposal.id, { state: to, promised_on: kept(to, promisedOn, proposal) });
			const step = { id: kit.ids(), proposal_id: proposal.id, state: to, reason, promised_on: promisedOn };
			await insertStep(unit.db, { ...step, person_id: by.personId, at });
			const news = { kind: `proposal-${to}`, by: by.personId, toSupporters: true };
			await tellOfProposal(kit, unit, proposal, news);
			await record(unit, {
				spaceId: proposal.space_id,
				kind: `proposal-${to}`,
				by: by.personId,
				subject: { kind: 'proposal', id: proposal.id },
				details: { from: seen, promisedOn },
				at,
			});
			await announce(kit, unit, proposal.id);
			return { done: true };
		});
	});
}

/** A promised day stays until another is promised. */
function kept(to: ProposalState, promisedOn: Day | null, before: { promised_on: string | null }) {
	return to === 'review' ? promisedOn : before.promised_on;
}
