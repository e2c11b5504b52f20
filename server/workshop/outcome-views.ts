import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import { duplicatesAmong } from '#domain/workshop/duplicates-among.ts';
import { suggestGroupNames } from '#domain/workshop/suggest-group-name.ts';
import type { WhereItEnds } from '#domain/workshop/where-it-ends.ts';
import type { Kit } from '../kit.ts';
import { subjectOfRow } from '../space/subject.ts';
import { readAsLeader } from './acting.ts';
import { boardCards, cardsOf } from './card-store.ts';
import { readChoices } from './freeze-targets.ts';
import { standingOf, type Standing } from './group-views.ts';
import { notesOf } from './minutes-views.ts';
import type { NoteKind } from './note-outcome.ts';
import { wantedIn } from './opened-views.ts';
import { namedSeats, paperBodiesOf, paperPeopleOf, seatsOf } from './seat-store.ts';
import { boardOfSpace, spaceOfWorkshop, workshopById, type Db, type Stored } from './store.ts';

/** A line of the minutes whoever leads can take out again. */
export interface OutcomeNote {
	readonly id: string;
	readonly kind: NoteKind;
	readonly text: string;
	readonly who: string;
	/** 'YYYY-MM-DD' */
	readonly by: string | null;
	readonly clauseTitle: string | null;
}

/** Decisions, next steps and notes of dissent with their ids; null for whoever does not lead. */
export async function outcomeNotes(
	kit: Kit,
	actor: Actor,
	workshopId: string,
): Promise<readonly OutcomeNote[] | null> {
	const found = await readAsLeader(kit, actor, workshopId);
	if (found === null) return null;
	const notes = await notesOf(kit.storage.read, workshopId);
	return notes.map(({ id, kind, text, who, due_on, clause_title }) => ({
		id,
		kind: kind as NoteKind,
		text,
		who,
		by: due_on,
		clauseTitle: clause_title,
	}));
}

/** Who asked to be named in the minutes, for whoever leads: a name that does not belong there can be taken out. */
export async function namedInMinutes(
	kit: Kit,
	actor: Actor,
	workshopId: string,
): Promise<readonly { readonly seatId: string; readonly name: string }[]> {
	if ((await readAsLeader(kit, actor, workshopId)) === null) return [];
	return namedSeats(kit.storage.read, workshopId);
}

/** People without a phone: how many were counted at the tables, and of which body some of them were. */
export interface PaperBodies {
	readonly counted: number;
	readonly bodies: readonly { readonly id: string; readonly people: number }[];
}

/** Null for whoever does not lead. */
export async function paperBodies(kit: Kit, actor: Actor, workshopId: string): Promise<PaperBodies | null> {
	if ((await readAsLeader(kit, actor, workshopId)) === null) return null;
	const db = kit.storage.read;
	const tables = await paperPeopleOf(db, workshopId);
	return {
		counted: tables.reduce((sum, { people }) => sum + people, 0),
		bodies: (await paperBodiesOf(db, workshopId)).map(({ organization_id, people }) => ({
			id: organization_id,
			people,
		})),
	};
}

/** What an incontro came to, for the page of its tavolo. */
export interface OutcomeInShort {
	/** Who came, phones and paper together. */
	readonly people: number;
	readonly clauses: Standing['clauses'];
	readonly decisions: readonly string[];
}

/** Null until it is over, and for whoever may not know of it. */
export async function outcomeInShort(
	kit: Kit,
	actor: Actor,
	workshopId: string,
): Promise<OutcomeInShort | null> {
	const db = kit.storage.read;
	const stored = await workshopById(db, workshopId);
	const space = stored && (await spaceOfWorkshop(db, stored.workshop.spaceId));
	if (!stored || !space || stored.workshop.desk.state !== 'closed' || stored.workshop.rehearsal) return null;
	if (!can(actor, 'read', subjectOfRow(space))) return null;
	const [seats, paper, { clauses }, notes] = await Promise.all([
		seatsOf(db, workshopId),
		paperPeopleOf(db, workshopId),
		standingOf(kit, stored),
		notesOf(db, workshopId),
	]);
	return {
		people:
			seats.filter(({ removed_at }) => removed_at === null).length +
			paper.reduce((sum, { people }) => sum + people, 0),
		clauses,
		decisions: notes.filter(({ kind }) => kind === 'decision').map(({ text }) => text),
	};
}

/** A group or a loose card that can become a clause. */
export interface OutcomeChoice {
	readonly id: string;
	readonly kind: 'group' | 'card';
	readonly title: string;
	readonly cards: readonly string[];
	/** Dots or points it got; null where nothing was counted. */
	readonly wanted: number | null;
	/** It was carried to the draft from here. */
	readonly carried: boolean;
	readonly where: WhereItEnds | null;
	/** For a group without a title. */
	readonly names: readonly string[];
}

export interface OutcomeChoices {
	readonly title: string;
	readonly rehearsal: boolean;
	readonly choices: readonly OutcomeChoice[];
	/** Cards that say the same: the first words, and the others'. */
	readonly twins: readonly { readonly keep: string; readonly same: readonly string[] }[];
}

/** "Arrivare al testo": groups and loose cards as they stand, the most wanted first; null for whoever does not lead. */
export async function outcomeChoices(
	kit: Kit,
	actor: Actor,
	workshopId: string,
): Promise<OutcomeChoices | null> {
	const found = await readAsLeader(kit, actor, workshopId);
	if (found === null) return null;
	const db = kit.storage.read;
	const { workshop } = found;
	const [choices, words, wanted, standing] = await Promise.all([
		readChoices(kit, workshop),
		wordsOf(db, found),
		wantedIn(db, found, ['dots', 'rank']),
		standingOf(kit, found),
	]);
	const carried = await carriedTargets(db, workshop.id);
	const shown = choices.map((choice): OutcomeChoice => {
		const cards = choice.cardIds.map((id) => words.get(id) ?? '');
		return {
			id: choice.target_id,
			kind: choice.kind === 'group' ? 'group' : 'card',
			title: choice.title,
			cards,
			wanted: wanted.get(choice.target_id) ?? null,
			where: standing.whereOf(choice.target_id),
			carried: carried.has(choice.target_id),
			names: choice.kind === 'group' && choice.title.trim() === '' ? suggestGroupNames(cards) : [],
		};
	});
	const here = choices.flatMap(({ cardIds }) => cardIds.map((id) => ({ id, text: words.get(id) ?? '' })));
	return {
		title: workshop.title,
		rehearsal: workshop.rehearsal,
		choices: shown.toSorted((one, other) => (other.wanted ?? -1) - (one.wanted ?? -1)),
		twins: duplicatesAmong(here).map(({ keep, same }) => ({
			keep: words.get(keep) ?? '',
			same: same.map((id) => words.get(id) ?? ''),
		})),
	};
}

async function carriedTargets(db: Db, workshopId: string): Promise<ReadonlySet<string>> {
	const rows = await db
		.selectFrom('workshop_clause')
		.select('target_id')
		.where('workshop_id', '=', workshopId)
		.execute();
	return new Set(rows.map(({ target_id }) => target_id));
}

/** Cards in the words they have on the board now. */
async function wordsOf(db: Db, { workshop }: Stored): Promise<ReadonlyMap<string, string>> {
	const cards = await cardsOf(db, workshop.id);
	const boardId = workshop.rehearsal ? null : await boardOfSpace(db, workshop.spaceId);
	const ids = cards.map(({ id }) => id);
	const onBoard = boardId === null ? [] : await boardCards(db, boardId, ids);
	return new Map([...cards, ...onBoard].map(({ id, text }) => [id, text]));
}

/** A *nota di dissenso* as it stands beside its clause. */
export interface Dissent {
	readonly id: string;
	readonly text: string;
	readonly workshopId: string;
	readonly workshopTitle: string;
	readonly at: number;
}

/** Notes beside a clause, from incontri that are over. Whoever asks has seen that the tavolo may be read. */
export async function dissentsOf(kit: Kit, spaceId: string, clauseId: string): Promise<readonly Dissent[]> {
	const rows = await kit.storage.read
		.selectFrom('workshop_note')
		.innerJoin('workshop', 'workshop.id', 'workshop_note.workshop_id')
		.select([
			'workshop_note.id',
			'workshop_note.text',
			'workshop_note.at',
			'workshop.id as workshop_id',
			'workshop.title',
			'workshop.started_at',
		])
		.where('workshop.space_id', '=', spaceId)
		.where('workshop.state', '=', 'closed')
		.where('workshop.rehearsal', '=', 0)
		.where('workshop_note.kind', '=', 'dissent')
		.where('workshop_note.clause_id', '=', clauseId)
		.orderBy('workshop_note.at')
		.orderBy('workshop_note.id')
		.execute();
	return rows.map(({ id, text, at, workshop_id, title, started_at }) => ({
		id,
		text,
		workshopId: workshop_id,
		workshopTitle: title,
		at: started_at ?? at,
	}));
}
