import type { Actor } from '#domain/person/actor.ts';
import { readChoice } from '#domain/poll/choice.ts';
import type { Kit } from '../kit.ts';
import { handsOf, paperOf, type PaperLine } from './paper-store.ts';
import type { PaperView } from './poll-view.ts';
import { pollById } from './store.ts';
import { votersCalled } from './called-voter-store.ts';
import { namedVoters, namesOf, voterLabels } from './voter-store.ts';
import { takeTally, type Conflict } from './take-tally.ts';

/** Names are offered while typing when the list is a room's, not a town's. */
const offeredNames = 300;

/** Sheets, hands and conflicts of a poll. The caller has asked `can enter-paper`. Null: no such poll in this tavolo. */
export async function readPaper(
	kit: Kit,
	actor: Actor,
	spaceId: string,
	pollId: string,
): Promise<PaperView | null> {
	const db = kit.storage.read;
	const poll = await pollById(db, pollId);
	if (poll === null || poll.spaceId !== spaceId) return null;
	const me = actor.kind === 'person' ? actor.personId : '';
	const lines = await paperOf(db, pollId);
	const hands = await handsOf(db, pollId);
	const { conflicts } = await takeTally(db, poll);
	const names = await namesOf(
		db,
		[...lines, ...hands]
			.flatMap(({ enteredBy, confirmedBy }) => [enteredBy, confirmedBy ?? enteredBy])
			.concat(lines.flatMap(({ markedBy }) => markedBy ?? []))
			.concat(conflicts.flatMap(({ settled }) => (settled ? [settled.personId] : []))),
	);
	const name = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? ''));
	const shown = (choice: string) =>
		Object.fromEntries(readChoice(poll.method, choice as PaperLine['choice']));
	const labels = await voterLabels(
		db,
		conflicts.map(({ voter }) => voter),
	);
	const claims = (conflict: Conflict) =>
		[
			...(conflict.online
				? [
						{
							key: 'online',
							// Reserved: shown to nobody else, the office included.
							shown: poll.ballot === 'open' ? shown(conflict.online.choice) : null,
							at: conflict.online.at,
						},
					]
				: []),
			...conflict.lines.map(({ sheet, line, choice, enteredAt }) => ({
				key: `${sheet}/${line}`,
				shown: shown(choice),
				at: enteredAt,
			})),
		].map((claim) => ({ ...claim, counts: claim.key === conflict.counts }));
	const list = poll.ballot === 'secret' && !poll.paper ? [] : await namedVoters(db, pollId, offeredNames + 1);
	return {
		sheets: [...new Set(lines.map(({ sheet }) => sheet))].map((sheet) => ({
			sheet,
			lines: lines
				.filter((line) => line.sheet === sheet)
				.map((line) => ({
					line: line.line,
					choice: line.choice,
					shown: shown(line.choice),
					name: line.name,
					enteredBy: name(line.enteredBy)!,
					enteredAt: line.enteredAt,
					confirmedBy: name(line.confirmedBy),
					state: line.state,
					own: line.enteredBy === me,
					markedBy: name(line.markedBy),
					ownMark: line.markedBy === me,
				})),
		})),
		hands: hands.map(({ id, place, heldAt, inFavour, against, abstained, wrong, ...who }) => ({
			...{ id, place, heldAt, inFavour, against, abstained, wrong },
			enteredBy: name(who.enteredBy)!,
			confirmedBy: name(who.confirmedBy),
			own: who.enteredBy === me,
		})),
		conflicts: conflicts.map((conflict) => ({
			voter: conflict.voter,
			name: labels.get(conflict.voter) ?? '',
			claims: claims(conflict),
			settled: conflict.settled && {
				reason: conflict.settled.reason,
				byName: name(conflict.settled.personId),
				at: conflict.settled.at,
			},
		})),
		voters: list.length > offeredNames ? [] : await offered(db, poll, list),
	};
}

/** Names as they are typed; of people with the same name, the label that tells them apart. */
async function offered(
	db: Kit['storage']['read'],
	poll: { readonly id: string; readonly spaceId: string },
	list: readonly { readonly voter: string; readonly name: string }[],
): Promise<readonly string[]> {
	const called = await votersCalled(
		db,
		poll,
		list.map(({ name }) => name),
	);
	return list.map(({ voter, name }) => called(name).find((one) => one.voter === voter)?.label ?? name);
}
