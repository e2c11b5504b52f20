import type { ListedState, ProposalState } from '#domain/proposal/life.ts';
import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { formatNumber } from '#lib/ui/format.ts';

/** The words people read for the states the code knows. */
export const stateLabels: Readonly<Record<ProposalState, () => string>> = {
	open: m.proposal_state_open,
	review: m.proposal_state_review,
	accepted: m.proposal_state_accepted,
	partly: m.proposal_state_partly,
	declined: m.proposal_state_declined,
	withdrawn: m.proposal_state_withdrawn,
};

/** A state is an icon and a word, never a colour alone. */
export const stateLooks = {
	open: { tone: 'info', icon: 'it-unlocked' },
	review: { tone: 'wait', icon: 'it-search' },
	accepted: { tone: 'ok', icon: 'it-check-circle' },
	partly: { tone: 'ok', icon: 'it-check' },
	declined: { tone: 'no', icon: 'it-close-circle' },
	withdrawn: { tone: 'plain', icon: 'it-minus-circle' },
} as const satisfies Readonly<Record<ProposalState, object>>;

/** States as they stand in an address. */
export const stateAddresses: Readonly<Record<ListedState, string>> = {
	open: 'aperte',
	review: 'in-esame',
	accepted: 'accolte',
	partly: 'in-parte',
	declined: 'non-accolte',
};

export function supportersText(count: number): string {
	return count === 0 ? m.proposal_supporters_none() : m.proposal_supporters({ count });
}

/** "Omar, Scuole primarie". */
export function voiceText(voice: { readonly name: string | null; readonly body: string | null }): string {
	if (voice.name === null) return m.proposal_gone();
	return voice.body === null ? voice.name : m.proposal_voice({ name: voice.name, body: voice.body });
}

/** 320 kB, 1,4 MB. */
export function sizeText(bytes: number): string {
	const small = bytes < 1_000_000;
	const value = formatNumber(bytes / (small ? 1_000 : 1_000_000), getLocale(), small ? 0 : 1);
	return `${value} ${small ? 'kB' : 'MB'}`;
}
