import { m } from '#i18n/paraglide/messages.js';
import type { ShownPoll } from './shown-poll.ts';
import {
	ballotMeanings,
	methodMeanings,
	momentWords,
	numberWords,
	percentWords,
	voterMeanings,
} from './words.ts';

/** The rules of a poll in sentences. Said by the server: a browser that votes need not carry them in three languages. */
export function ruleWords(poll: ShownPoll): readonly { readonly term: string; readonly words: string }[] {
	const said = (...lines: readonly (string | null)[]): string => lines.filter(Boolean).join(' ');
	const opens =
		poll.opensAt === null ? m.poll_opens_by_hand() : m.poll_opens({ when: momentWords(poll.opensAt) });
	const closes =
		poll.closedAt !== null
			? m.poll_closed_on({ when: momentWords(poll.closedAt) })
			: poll.closesAt === null
				? m.poll_closes_by_hand()
				: m.poll_closes({ when: momentWords(poll.closesAt) });
	const { entitled } = poll.public;
	return [
		{
			term: m.poll_rule_who(),
			words: said(voterMeanings[poll.voters](), entitled > 0 ? m.poll_entitled({ count: entitled }) : null),
		},
		{ term: m.poll_rule_how(), words: methodMeanings[poll.method.kind]() },
		{
			term: m.poll_rule_ballot(),
			words: said(
				ballotMeanings[poll.ballot](),
				poll.results === 'at-once' ? m.poll_results_at_once() : m.poll_results_at_closing(),
			),
		},
		{
			term: m.poll_rule_when(),
			words: said(poll.state === 'waiting' ? opens : null, closes, poll.paper ? m.poll_paper_too() : null),
		},
		{ term: m.poll_rule_valid(), words: said(...validity(poll)) },
	];
}

function validity({ quorum, threshold, method, clause }: ShownPoll): (string | null)[] {
	return [
		quorum.kind === 'none'
			? m.poll_quorum_none()
			: quorum.kind === 'number'
				? m.poll_quorum_number({ number: numberWords(quorum.number) })
				: m.poll_quorum_percent({ percent: percentWords(quorum.percent) }),
		threshold.kind === 'more'
			? m.poll_threshold_more()
			: threshold.kind === 'percent'
				? m.poll_threshold_percent({ percent: percentWords(threshold.percent) })
				: null,
		method.kind === 'gradient' && threshold.kind !== 'none' ? m.poll_sides_of_degrees() : null,
		clause ? m.poll_rule_words() : null,
	];
}
