import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { newToken } from '../person/token.ts';
import { announceWorkshop } from './announce-workshop.ts';
import { carryGroups } from './carry-groups.ts';
import { tidyWorkshops } from './close-forgotten.ts';
import { createWorkshop } from './create-workshop.ts';
import { deleteWorkshop, lossesOf } from './delete-workshop.ts';
import { deskView } from './desk-views.ts';
import { editWorkshop } from './edit-workshop.ts';
import { enterPaperBody } from './enter-paper-body.ts';
import { enterCounts, enterPaperCard, enterPaperPeople } from './enter-paper.ts';
import { giveAnswer } from './give-answer.ts';
import {
	doorView,
	joinWorkshop,
	knock,
	seatAt,
	wasSentOut,
	type Seated,
	type Sitting,
} from './join-workshop.ts';
import { minutesOf } from './minutes-views.ts';
import { noteOutcome, removeNote } from './note-outcome.ts';
import {
	dissentsOf,
	namedInMinutes,
	outcomeChoices,
	outcomeInShort,
	outcomeNotes,
	paperBodies,
} from './outcome-views.ts';
import { createRoomFeed } from './room-feed.ts';
import { listWorkshops, ownView, roomView } from './room-views.ts';
import { changeTable, nameInMinutes, raiseHand, sayReady } from './seat-signs.ts';
import { simulatePeople } from './simulate.ts';
import { papersOf, readWorkshop } from './sheet-views.ts';
import type { Stored } from './store.ts';
import { takeStep, undoStep } from './take-step.ts';
import { workshopThread } from './thread-source.ts';
import { originOfCard } from './thread-views.ts';
import { holdCard, revealCards } from './tend-cards.ts';
import { dropMinutesName, lowerHand, removeSeat } from './tend-seats.ts';
import { rewriteCard, withdrawCard, writeCard } from './write-card.ts';

export type WorkshopRoom = ReturnType<typeof createWorkshopRoom>;

/** The acts and views of incontri, bound to the running kit. Acts from a seat are asked for by code, those of the desk by id. */
export function createWorkshopRoom(kit: Kit) {
	const feed = createRoomFeed(kit.bus);
	const leader =
		<T>(act: (kit: Kit, actor: Actor, typed: unknown) => Promise<T>) =>
		(actor: Actor, typed: unknown) =>
			act(kit, actor, typed);
	const seat =
		<T>(act: (kit: Kit, code: string, sitting: Sitting, typed: unknown) => Promise<T>) =>
		(code: string, sitting: Sitting, typed: unknown) =>
			act(kit, code, sitting, typed);
	return {
		feed,
		createWorkshop: leader(createWorkshop),
		editWorkshop: leader(editWorkshop),
		announceWorkshop: leader(announceWorkshop),
		deleteWorkshop: leader(deleteWorkshop),
		lossesOf: (actor: Actor, workshopId: string) => lossesOf(kit, actor, workshopId),
		takeStep: leader(takeStep),
		undoStep: leader(undoStep),
		revealCards: leader(revealCards),
		holdCard: leader(holdCard),
		removeSeat: leader(removeSeat),
		lowerHand: leader(lowerHand),
		dropMinutesName: leader(dropMinutesName),
		enterPaperCard: leader(enterPaperCard),
		enterPaperPeople: leader(enterPaperPeople),
		enterPaperBody: leader(enterPaperBody),
		enterCounts: leader(enterCounts),
		simulatePeople: leader(simulatePeople),
		carryGroups: leader(carryGroups),
		noteOutcome: leader(noteOutcome),
		removeNote: leader(removeNote),

		/** The secret of a seat, made when the form at the door is drawn. */
		newToken,
		/** For a form that may be sent twice. */
		newKey: () => kit.ids(),
		knock: (code: string) => knock(kit, code),
		doorView: (actor: Actor, stored: Stored) => doorView(kit, actor, stored),
		joinWorkshop: (actor: Actor, typed: unknown) => joinWorkshop(kit, actor, typed),
		seatAt: (code: string, sitting: Sitting) => seatAt(kit, code, sitting),
		wasSentOut: (code: string, sitting: Sitting) => wasSentOut(kit, code, sitting),
		writeCard: seat(writeCard),
		rewriteCard: seat(rewriteCard),
		withdrawCard: seat(withdrawCard),
		giveAnswer: seat(giveAnswer),
		changeTable: (code: string, sitting: Sitting, table: unknown, momentId?: string) =>
			changeTable(kit, code, sitting, table, momentId),
		nameInMinutes: seat(nameInMinutes),
		sayReady: (code: string, sitting: Sitting, on: boolean, momentId?: string) =>
			sayReady(kit, code, sitting, on, momentId),
		raiseHand: (code: string, sitting: Sitting, on: boolean) => raiseHand(kit, code, sitting, on),

		roomView: (stored: Stored) => roomView(kit, stored),
		ownView: (seated: Seated) => ownView(kit, seated),
		deskView: (actor: Actor, workshopId: string) => deskView(kit, actor, workshopId),
		minutesOf: (actor: Actor, workshopId: string) => minutesOf(kit, actor, workshopId),
		outcomeNotes: (actor: Actor, workshopId: string) => outcomeNotes(kit, actor, workshopId),
		namedInMinutes: (actor: Actor, workshopId: string) => namedInMinutes(kit, actor, workshopId),
		paperBodies: (actor: Actor, workshopId: string) => paperBodies(kit, actor, workshopId),
		outcomeInShort: (actor: Actor, workshopId: string) => outcomeInShort(kit, actor, workshopId),
		outcomeChoices: (actor: Actor, workshopId: string) => outcomeChoices(kit, actor, workshopId),
		dissentsOf: (spaceId: string, clauseId: string) => dissentsOf(kit, spaceId, clauseId),
		originOfCard: (spaceId: string, cardId: string) => originOfCard(kit.storage.read, spaceId, cardId),
		threadSource: workshopThread(kit),
		listWorkshops: (actor: Actor, spaceId: string) => listWorkshops(kit, actor, spaceId),
		readWorkshop: (actor: Actor, spaceId: string, workshopId: string) =>
			readWorkshop(kit, actor, spaceId, workshopId),
		/** For a page that already asked whether its reader leads. */
		papersOf: (workshopId: string) => papersOf(kit, workshopId),
		tidy: () => tidyWorkshops(kit),
		close: () => feed.close(),
	};
}
