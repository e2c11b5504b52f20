import type { Actor } from '#domain/person/actor.ts';
import { duplicatesAmong } from '#domain/workshop/duplicates-among.ts';
import { suggestGroupNames } from '#domain/workshop/suggest-group-name.ts';
import type { Kit } from '../kit.ts';
import { readAsLeader } from './acting.ts';
import { boardCards, cardsOf } from './card-store.ts';
import { countRoom } from './count-room.ts';
import { readChoices } from './freeze-targets.ts';
import { notesOf, roundsOf } from './minutes-views.ts';
import type { NoteKind } from './note-outcome.ts';
import { namedSeats } from './seat-store.ts';
import { boardOfSpace, momentOf, momentRows, type Db, type Stored } from './store.ts';

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

/** A group or a loose card that can become a clause. */
export interface OutcomeChoice {
	readonly id: string;
	readonly kind: 'group' | 'card';
	readonly title: string;
	readonly cards: readonly string[];
	/** Dots or points it got; null where nothing was counted. */
	readonly wanted: number | null;
	/** The clause it has become. */
	readonly clause: { readonly id: string; readonly number: number | null; readonly title: string } | null;
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
	const [choices, words, wanted, carried] = await Promise.all([
		readChoices(kit, workshop),
		wordsOf(db, found),
		wantedBy(db, found),
		carriedBy(db, workshop.id),
	]);
	const shown = choices.map((choice): OutcomeChoice => {
		const cards = choice.cardIds.map((id) => words.get(id) ?? '');
		return {
			id: choice.target_id,
			kind: choice.kind === 'group' ? 'group' : 'card',
			title: choice.title,
			cards,
			wanted: wanted.get(choice.target_id) ?? null,
			clause: carried.get(choice.target_id) ?? null,
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

/** Cards in the words they have on the board now. */
async function wordsOf(db: Db, { workshop }: Stored): Promise<ReadonlyMap<string, string>> {
	const cards = await cardsOf(db, workshop.id);
	const boardId = workshop.rehearsal ? null : await boardOfSpace(db, workshop.spaceId);
	const ids = cards.map(({ id }) => id);
	const onBoard = boardId === null ? [] : await boardCards(db, boardId, ids);
	return new Map([...cards, ...onBoard].map(({ id, text }) => [id, text]));
}

/** What the last dots or ranking say; nothing while they are not open. */
async function wantedBy(db: Db, { workshop }: Stored): Promise<ReadonlyMap<string, number>> {
	const { desk } = workshop;
	const row = (await momentRows(db, workshop.id)).findLast(
		({ id, kind, started_at }) =>
			(kind === 'dots' || kind === 'rank') &&
			started_at !== null &&
			(desk.state === 'closed' || desk.resultsShown || desk.momentId !== id),
	);
	const round = row && (await roundsOf(db, row.id)).at(-1);
	if (!row || round === undefined) return new Map();
	const { rows } = await countRoom(db, momentOf(row), round);
	return new Map(
		rows.map(({ id, counted: { phone, paper, hands } }) => [id, phone + paper + hands] as const),
	);
}

async function carriedBy(db: Db, workshopId: string) {
	const rows = await db
		.selectFrom('workshop_clause')
		.innerJoin('clause', 'clause.id', 'workshop_clause.clause_id')
		.select(['workshop_clause.target_id', 'clause.id', 'clause.number', 'clause.kind', 'clause.title'])
		.where('workshop_clause.workshop_id', '=', workshopId)
		.execute();
	return new Map(
		rows.map(({ target_id, id, number, kind, title }) => [
			target_id,
			{ id, number: kind === 'preamble' ? null : number, title },
		]),
	);
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

/** Where a card of the board was written. */
export interface CardOrigin {
	readonly workshopId: string;
	readonly title: string;
	readonly at: number;
}

/** The incontro a card comes from, once it is over; null for every other card. Whoever asks has seen that the tavolo may be read. */
export async function originOfCard(kit: Kit, spaceId: string, cardId: string): Promise<CardOrigin | null> {
	const row = await kit.storage.read
		.selectFrom('workshop_card')
		.innerJoin('workshop', 'workshop.id', 'workshop_card.workshop_id')
		.select(['workshop.id', 'workshop.title', 'workshop.started_at', 'workshop.created_at'])
		.where('workshop_card.id', '=', cardId)
		.where('workshop_card.state', '=', 'revealed')
		.where('workshop.space_id', '=', spaceId)
		.where('workshop.state', '=', 'closed')
		.where('workshop.rehearsal', '=', 0)
		.executeTakeFirst();
	return row ? { workshopId: row.id, title: row.title, at: row.started_at ?? row.created_at } : null;
}
