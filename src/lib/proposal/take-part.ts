import { m } from '#i18n/paraglide/messages.js';

/** What somebody who may not write here has to do first; null when they may. */
export function takePart(
	may: boolean,
	signedIn: boolean,
	space: { readonly state: 'open' | 'closed' },
	back: string,
): { readonly sentence: string; readonly href: string | null } | null {
	if (may) return null;
	if (space.state === 'closed') return { sentence: m.proposal_space_closed(), href: null };
	if (signedIn) return { sentence: m.proposal_ask_part(), href: null };
	return {
		sentence: `${m.proposal_enter_why()} ${m.proposal_enter()}`,
		href: `/entra?poi=${encodeURIComponent(back)}`,
	};
}
