import type { MinutesResult } from './minutes.ts';
import type { Moment } from './moment.ts';
import type { RoomResults } from './room-view.ts';
import type { WhereItEnds } from './where-it-ends.ts';

/** What one round of a moment says in the minutes; `hands`: shows of hands in a moment that asked nothing on phones; `whereOf`: what became of a group or card. */
export function minutesResults(
	moment: Moment,
	round: number,
	results: RoomResults,
	hands: readonly { readonly label: string; readonly count: number }[],
	whereOf: (targetId: string) => WhereItEnds | null,
): readonly MinutesResult[] {
	const { rows, voters, objections } = results;
	switch (moment.kind) {
		case 'dots':
		case 'rank':
			return [
				{
					kind: moment.kind,
					rows: rows.map(({ id, title, counted }) => ({ title, ...counted, where: whereOf(id) })),
					voters,
				},
			];
		case 'gradient':
			return [
				{
					kind: 'gradient',
					round,
					steps: rows.map(({ id, counted }) => ({ label: id, ...counted })),
					voters,
				},
			];
		case 'consent': {
			const of = (id: string) =>
				rows.find((row) => row.id === id)?.counted ?? { phone: 0, paper: 0, hands: 0 };
			return [
				{
					kind: 'consent',
					round,
					agree: of('agree'),
					aside: of('aside'),
					object: of('object'),
					objections,
				},
			];
		}
		default:
			return hands.length === 0
				? []
				: [{ kind: 'hands', question: moment.instructions, rows: inOrder(hands) }];
	}
}

const usual = ['for', 'against', 'abstain'];

/** In favour first; whatever else was typed at the desk comes before, as it was typed. */
function inOrder<T extends { readonly label: string }>(hands: readonly T[]): readonly T[] {
	return hands.toSorted((one, other) => usual.indexOf(one.label) - usual.indexOf(other.label));
}
