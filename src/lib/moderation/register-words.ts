import { m } from '#i18n/paraglide/messages.js';

const sentences: Readonly<Record<string, () => string>> = {
	'proposal-review': m.moderation_reg_proposal_review,
	'proposal-accepted': m.moderation_reg_proposal_accepted,
	'proposal-partly': m.moderation_reg_proposal_partly,
	'proposal-declined': m.moderation_reg_proposal_declined,
	'proposal-linked': m.moderation_reg_proposal_linked,
	'proposal-unlinked': m.moderation_reg_proposal_unlinked,
	'amendment-accepted': m.moderation_reg_amendment_accepted,
	'amendment-rejected': m.moderation_reg_amendment_rejected,
	'poll-created': m.moderation_reg_poll_created,
	'poll-opened': m.moderation_reg_poll_opened,
	'poll-closed': m.moderation_reg_poll_closed,
	'poll-counted': m.moderation_reg_poll_counted,
	'poll-withdrawn': m.moderation_reg_poll_withdrawn,
	'paper-entered': m.moderation_reg_paper_entered,
	'paper-confirmed': m.moderation_reg_paper_confirmed,
	'paper-line-missing': m.moderation_reg_paper_line_missing,
	'paper-line-out': m.moderation_reg_paper_line_out,
	'hands-entered': m.moderation_reg_hands_entered,
	'hands-confirmed': m.moderation_reg_hands_confirmed,
	'vote-settled': m.moderation_reg_vote_settled,
	'sheet-given': m.moderation_reg_sheet_given,
	'wording-marked-editorial': m.moderation_reg_editorial,
	'workshop-deleted': m.moderation_reg_workshop_deleted,
	'contribution-hidden': m.moderation_reg_hidden,
	'contribution-restored': m.moderation_reg_restored,
};

/** What happened, as people say it; a plain word for what has no sentence here. */
export function registerSentence(kind: string): string {
	return (sentences[kind] ?? m.moderation_reg_other)();
}
