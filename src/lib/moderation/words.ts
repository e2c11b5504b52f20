import type { ReportReason } from '#domain/moderation/report.ts';
import { m } from '#i18n/paraglide/messages.js';

/** What came back from a form: what was typed, faults by field, a refusal. */
export interface ModerationAnswer {
	readonly refused?: string;
	readonly retryAfterSeconds?: number;
	readonly faults?: Readonly<Record<string, string>>;
	readonly values?: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, () => string>> = {
	comment: m.moderation_kind_comment,
	reply: m.moderation_kind_reply,
	proposal: m.moderation_kind_proposal,
	argument: m.moderation_kind_argument,
	amendment: m.moderation_kind_amendment,
	poll: m.moderation_kind_poll,
};

/** What a contribution is called; "contribution" for a kind that has no word here. */
export function kindName(kind: string): string {
	return (kinds[kind] ?? m.moderation_kind_other)();
}

export const reasonWords: Readonly<Record<ReportReason, () => string>> = {
	offensive: m.moderation_reason_offensive,
	discrimination: m.moderation_reason_discrimination,
	'personal-data': m.moderation_reason_personal_data,
	advertising: m.moderation_reason_advertising,
	'off-topic': m.moderation_reason_off_topic,
	other: m.moderation_reason_other,
};

const refusals: Readonly<Record<string, () => string>> = {
	'already-hidden': m.moderation_already_hidden,
	'reported-before': m.moderation_reported_before,
	'own-words': m.moderation_own_words,
	'hidden-before': m.moderation_hidden_before,
	'not-hidden': m.moderation_not_hidden,
	'settled-before': m.moderation_settled_before,
	'input-malformed': m.moderation_malformed,
};

/** Why an act of moderation was refused; null for nothing refused, or for what is told beside a field. */
export function refusalText(refused: string | undefined, retryAfterSeconds = 60): string | null {
	if (refused === undefined || refused === 'fields') return null;
	if (refused === 'too-many')
		return m.common_too_many({ minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
	return (refusals[refused] ?? m.moderation_malformed)();
}
