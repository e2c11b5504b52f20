import { m } from '#i18n/paraglide/messages.js';

const sentences: Readonly<Record<string, () => string>> = {
	guarded: m.reading_news_guarded,
	'comment-written': m.reading_news_comment_written,
	'comment-answered': m.reading_news_comment_answered,
	'comment-resolved': m.reading_news_comment_resolved,
	'comment-reopened': m.reading_news_comment_reopened,
	'proposal-written': m.reading_news_proposal_written,
	'proposal-changed': m.reading_news_proposal_changed,
	'proposal-argued': m.reading_news_proposal_argued,
	'proposal-added-to': m.reading_news_proposal_added_to,
	'proposal-linked': m.reading_news_proposal_linked,
	'proposal-review': m.reading_news_proposal_review,
	'proposal-accepted': m.reading_news_proposal_accepted,
	'proposal-partly': m.reading_news_proposal_partly,
	'proposal-declined': m.reading_news_proposal_declined,
	'amendment-proposed': m.reading_news_amendment_proposed,
	'amendment-changed': m.reading_news_amendment_changed,
	'amendment-accepted': m.reading_news_amendment_accepted,
	'amendment-rejected': m.reading_news_amendment_rejected,
	'amendment-overtaken': m.reading_news_amendment_overtaken,
	'amendment-withdrawn': m.reading_news_amendment_withdrawn,
	'poll-opened': m.reading_news_poll_opened,
	'poll-closed': m.reading_news_poll_closed,
	'vote-to-confirm': m.reading_news_vote_to_confirm,
	'wording-marked-editorial': m.reading_news_editorial,
	'contribution-hidden': m.reading_news_hidden,
	'contribution-restored': m.reading_news_restored,
	'space-opened': m.reading_news_space_opened,
	'phases-changed': m.reading_news_phases_changed,
	'organization-joined': m.reading_news_organization_joined,
	'answer-given': m.reading_news_answer_given,
	'workshop-announced': m.reading_news_workshop_announced,
	'workshop-moved': m.reading_news_workshop_moved,
	'workshop-withdrawn': m.reading_news_workshop_withdrawn,
	'workshop-opened': m.reading_news_workshop_opened,
	'workshop-closed': m.reading_news_workshop_closed,
	'workshop-carried': m.reading_news_workshop_carried,
};

/** What happened, in a few words; a plain one for what has none here. */
export function newsSentence(kind: string): string {
	return (sentences[kind] ?? m.reading_news_other)();
}

const reasons: Readonly<Record<string, () => string>> = {
	own: m.reading_why_own,
	replied: m.reading_why_replied,
	supported: m.reading_why_supported,
	followed: m.reading_why_followed,
	asked: m.reading_why_asked,
	voted: m.reading_why_voted,
	'written-in': m.reading_why_written_in,
	reported: m.reading_why_reported,
};

/** Why this person is told; null for what every member of the tavolo is told. */
export function newsReason(reason: string): string | null {
	return reasons[reason]?.() ?? null;
}
