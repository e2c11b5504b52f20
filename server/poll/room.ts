import type { Actor } from '#domain/person/actor.ts';
import type { SpaceView } from '../space/space-view.ts';
import type { Kit } from '../kit.ts';
import { askToConfirm } from './ask-to-confirm.ts';
import { castVote } from './cast-vote.ts';
import { closePoll, finishCount, settleDue } from './close-poll.ts';
import { confirmHands, confirmSheet } from './confirm-paper.ts';
import { createPoll } from './create-poll.ts';
import { enterHands } from './enter-hands.ts';
import { enterPaper } from './enter-paper.ts';
import { listPolls } from './list-views.ts';
import { markEditorial } from './mark-editorial.ts';
import { openPoll, withdrawPoll } from './open-poll.ts';
import { readPaper } from './paper-views.ts';
import { registerPaperVoter } from './register-paper-voter.ts';
import { settleConflict } from './settle-conflict.ts';
import { takeLineOut } from './take-line-out.ts';
import { startTallyNews } from './tally-news.ts';
import { pollThread } from './thread-source.ts';
import { startTurning } from './turning.ts';
import { pathOfCode, pollOfClause, pollOfSubject, readPoll } from './views.ts';

export type PollRoom = ReturnType<typeof createPollRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createPollRoom(kit: Kit) {
	const news = startTallyNews(kit);
	const turning = startTurning(kit, { settleDue, askToConfirm });
	return {
		createPoll: (actor: Actor, input: unknown) => createPoll(kit, actor, input),
		openPoll: (actor: Actor, pollId: string) => openPoll(kit, actor, pollId),
		withdrawPoll: (actor: Actor, pollId: string) => withdrawPoll(kit, actor, pollId),
		castVote: (actor: Actor, input: unknown) => castVote(kit, actor, input),
		closePoll: (actor: Actor, pollId: string) => closePoll(kit, actor, pollId),
		finishCount: (actor: Actor, pollId: string) => finishCount(kit, actor, pollId),
		markEditorial: (actor: Actor, input: unknown) => markEditorial(kit, actor, input),
		enterPaper: (actor: Actor, input: unknown) => enterPaper(kit, actor, input),
		confirmSheet: (actor: Actor, input: unknown) => confirmSheet(kit, actor, input),
		takeLineOut: (actor: Actor, input: unknown) => takeLineOut(kit, actor, input),
		enterHands: (actor: Actor, input: unknown) => enterHands(kit, actor, input),
		confirmHands: (actor: Actor, input: unknown) => confirmHands(kit, actor, input),
		settleConflict: (actor: Actor, input: unknown) => settleConflict(kit, actor, input),
		registerPaperVoter: (actor: Actor, input: unknown) => registerPaperVoter(kit, actor, input),
		listPolls: (actor: Actor, space: SpaceView, page: number) => listPolls(kit, actor, space, page),
		readPoll: (actor: Actor, space: SpaceView, pollId: string) => readPoll(kit, actor, space, pollId),
		pollOfClause: (actor: Actor, space: SpaceView, clauseId: string) =>
			pollOfClause(kit, actor, space, clauseId),
		pollOfSubject: (actor: Actor, space: SpaceView, kind: 'proposal' | 'amendment', subjectId: string) =>
			pollOfSubject(kit, actor, space, kind, subjectId),
		readPaper: (actor: Actor, space: SpaceView, pollId: string) => readPaper(kit, actor, space.id, pollId),
		pathOfCode: (actor: Actor, code: string) => pathOfCode(kit, actor, code),
		threadSource: pollThread(kit),
		async close() {
			news.close();
			await turning.close();
		},
	};
}
