import type { ExpressionBuilder } from 'kysely';
import type { Actor } from '#domain/person/actor.ts';
import type { ListedState, ProposalState } from '#domain/proposal/life.ts';
import { listedStates } from '#domain/proposal/life.ts';
import type { Ending } from '#domain/lineage/thread.ts';
import { can, type SpaceSubject } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { endingsOfThings, linksBetween } from '../lineage/views.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { afterKey, beforeKey, readPageKey, writePageKey } from '../storage/keyset.ts';
import type { Schema } from '../storage/schema.ts';
import { idsFound, idsLike } from '../storage/search.ts';

/** A person as everybody who may read sees them; `body` is the short name of the body they spoke for. */
export interface Voice {
	readonly personId: string | null;
	/** Null when the account is gone. */
	readonly name: string | null;
	readonly body: string | null;
}

/** Who reads, and where: words hidden by whoever moderates are still read by their author and by who moderates. */
export interface Reading {
	readonly actor: Actor;
	readonly space: SpaceSubject;
}

export interface HiddenWords {
	readonly reason: string;
	/** The reader wrote them. */
	readonly own: boolean;
	/** The words are there for this reader all the same. */
	readonly readable: boolean;
}

/** How the words of somebody appear to this reader; null when nothing is hidden. */
export function hiddenTo(
	{ actor, space }: Reading,
	authorId: string | null,
	hiding: { readonly reason: string } | undefined,
): HiddenWords | null {
	if (!hiding) return null;
	const own = actor.kind === 'person' && authorId === actor.personId;
	return { reason: hiding.reason, own, readable: own || can(actor, 'moderate', space) };
}

/** A proposal in a list. */
export interface ProposalLine {
	readonly id: string;
	readonly title: string;
	/** The beginning of its words, on one line. */
	readonly excerpt: string;
	readonly state: ListedState;
	readonly support: number;
	readonly author: Voice;
	/** The body it is made for; null: the tavolo. */
	readonly forBody: string | null;
	readonly promisedOn: string | null;
	readonly createdAt: number;
	readonly arguments: { readonly for: number; readonly against: number };
	/** Title and excerpt are empty when this reader may not read them. */
	readonly hidden: HiddenWords | null;
}

export const proposalOrders = ['newest', 'supported'] as const;
export type ProposalOrder = (typeof proposalOrders)[number];

export interface ProposalFilter {
	/** Words to look for; empty for all. */
	readonly words: string;
	readonly state: ListedState | null;
	/** A body's id; 'space' for those made for the tavolo; null for all. */
	readonly forId: string | null;
	readonly order: ProposalOrder;
	/** Page keys as they stand in an address, one of them at most. */
	readonly after: string | null;
	readonly before: string | null;
}

export interface ProposalPage {
	readonly lines: readonly ProposalLine[];
	readonly count: number;
	/** Keys of the pages around this one; null where there is none. */
	readonly previous: string | null;
	readonly next: string | null;
}

const linesOnPage = 20;
const excerptLength = 220;

const orders = {
	newest: ['proposal.created_at', 'proposal.id'],
	supported: ['proposal.support', 'proposal.created_at', 'proposal.id'],
} as const;

function filtered(kit: Kit, spaceId: string, filter: ProposalFilter) {
	let query = kit.storage.read
		.selectFrom('proposal')
		.where('proposal.space_id', '=', spaceId)
		.where('proposal.state', '!=', 'withdrawn');
	if (filter.state !== null) query = query.where('proposal.state', '=', filter.state);
	if (filter.forId === 'space') query = query.where('proposal.for_id', 'is', null);
	else if (filter.forId !== null) query = query.where('proposal.for_id', '=', filter.forId);
	if (filter.words.trim() !== '') {
		const scope = { spaceId, kind: 'proposal' };
		query = query.where('proposal.id', 'in', idsFound(kit.storage, scope, filter.words));
	}
	return query;
}

const argumentsOn = (e: ExpressionBuilder<Schema, 'proposal'>, side: 'for' | 'against') =>
	e
		.selectFrom('proposal_argument')
		.select((count) => count.fn.countAll<number>().as('n'))
		.whereRef('proposal_argument.proposal_id', '=', 'proposal.id')
		.where('side', '=', side);

/** One page of the proposals of a tavolo. The caller has asked `can read`. */
export async function listProposals(
	kit: Kit,
	reading: Reading,
	filter: ProposalFilter,
): Promise<ProposalPage> {
	const columns = orders[filter.order];
	const kinds = columns.map((column) => (column === 'proposal.id' ? 'string' : 'number'));
	const before = readPageKey(filter.before, kinds);
	const after = before ? null : readPageKey(filter.after, kinds);
	let query = filtered(kit, reading.space.spaceId, filter);
	const { n } = await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
	if (after) query = query.where(afterKey(columns, after));
	if (before) query = query.where(beforeKey(columns, before));
	const direction = before ? 'asc' : 'desc';
	let ordered = withVoices(query).select((e) => [
		argumentsOn(e, 'for').as('said_for'),
		argumentsOn(e, 'against').as('said_against'),
	]);
	for (const column of columns) ordered = ordered.orderBy(column, direction);
	const rows = await ordered.limit(linesOnPage + 1).execute();
	const more = rows.length > linesOnPage;
	const shown = rows.slice(0, linesOnPage);
	if (before) shown.reverse();
	const keyOf = (row: (typeof rows)[number]) =>
		writePageKey(
			filter.order === 'newest'
				? [Number(row.created_at), row.id]
				: [Number(row.support), Number(row.created_at), row.id],
		);
	const [first, last] = [shown[0], shown.at(-1)];
	return {
		lines: await linesOf(kit, reading, shown),
		count: Number(n),
		previous: first && (before ? more : after !== null) ? keyOf(first) : null,
		next: last && (before ? true : more) ? keyOf(last) : null,
	};
}

function withVoices(query: ReturnType<typeof filtered>) {
	return query
		.leftJoin('person', 'person.id', 'proposal.author_id')
		.leftJoin('organization as body', 'body.id', 'proposal.organization_id')
		.leftJoin('organization as aim', 'aim.id', 'proposal.for_id')
		.select([
			'proposal.id',
			'proposal.title',
			'proposal.body',
			'proposal.state',
			'proposal.support',
			'proposal.author_id',
			'proposal.promised_on',
			'proposal.created_at',
			'person.name as author_name',
			'body.short_name as author_body',
			'aim.name as aim_name',
		]);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof withVoices>['execute']>>[number] & {
	readonly said_for?: number | null;
	readonly said_against?: number | null;
};

async function linesOf(kit: Kit, reading: Reading, rows: readonly LineRow[]): Promise<ProposalLine[]> {
	const ids = rows.map(({ id }) => id);
	const hidings = await hiddenAmong(kit.storage.read, 'proposal', ids);
	return rows.map((row) => lineOf(row, hiddenTo(reading, row.author_id, hidings.get(row.id))));
}

function lineOf(row: LineRow, hidden: HiddenWords | null): ProposalLine {
	const unread = hidden !== null && !hidden.readable;
	const flat = unread ? '' : row.body.replace(/\s+/g, ' ');
	return {
		id: row.id,
		title: unread ? '' : row.title,
		hidden,
		excerpt: flat.length > excerptLength ? `${flat.slice(0, excerptLength).trimEnd()}…` : flat,
		state: row.state as ListedState,
		support: Number(row.support),
		author: { personId: row.author_id, name: row.author_name, body: row.author_body },
		forBody: row.aim_name,
		promisedOn: row.promised_on,
		createdAt: Number(row.created_at),
		arguments: { for: Number(row.said_for ?? 0), against: Number(row.said_against ?? 0) },
	};
}

/** How many there are in each state, for the filter of the list. */
export async function countByState(
	kit: Kit,
	spaceId: string,
): Promise<Readonly<Record<ListedState, number>>> {
	const rows = await kit.storage.read
		.selectFrom('proposal')
		.select((e) => ['state', e.fn.countAll<number>().as('n')])
		.where('space_id', '=', spaceId)
		.groupBy('state')
		.execute();
	const counted = new Map(rows.map((row) => [row.state, Number(row.n)]));
	return Object.fromEntries(listedStates.map((state) => [state, counted.get(state) ?? 0])) as Record<
		ListedState,
		number
	>;
}

/** "Ce n'è già una simile?": the likest first. */
export async function similarProposals(kit: Kit, reading: Reading, title: string): Promise<ProposalLine[]> {
	const { spaceId } = reading.space;
	const ids = await idsLike(kit.storage, { spaceId, kind: 'proposal' }, title, 5);
	if (ids.length === 0) return [];
	const all: ProposalFilter = {
		words: '',
		state: null,
		forId: null,
		order: 'newest',
		after: null,
		before: null,
	};
	const rows = await withVoices(filtered(kit, spaceId, all).where('proposal.id', 'in', ids)).execute();
	const lines = await linesOf(kit, reading, rows);
	return lines.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** A proposal a card became, for the card's menu and the board's outline. */
export interface ProposalOfCard {
	readonly id: string;
	readonly title: string;
	readonly state: ProposalState;
	readonly endings: readonly Ending[];
}

/** What became of cards that are proposals now, by the card's id. */
export async function proposalsOfCards(
	kit: Kit,
	spaceId: string,
): Promise<ReadonlyMap<string, readonly ProposalOfCard[]>> {
	const links = await linksBetween(kit, spaceId, { from: 'card', to: 'proposal' });
	if (links.length === 0) return new Map();
	const ids = [...new Set(links.map(({ toId }) => toId))];
	const rows = await kit.storage.read
		.selectFrom('proposal')
		.select(['id', 'title', 'state'])
		.where('space_id', '=', spaceId)
		.where('state', '!=', 'withdrawn')
		.where('id', 'in', ids)
		.execute();
	const endings = await endingsOfThings(kit, spaceId, 'proposal', ids);
	const hidings = await hiddenAmong(kit.storage.read, 'proposal', ids);
	const byCard = new Map<string, ProposalOfCard[]>();
	for (const { fromId, toId } of links) {
		const row = rows.find(({ id }) => id === toId);
		if (!row) continue;
		const proposal = {
			id: row.id,
			title: hidings.has(row.id) ? '' : row.title,
			state: row.state as ProposalState,
			endings: endings.get(row.id) ?? [],
		};
		byCard.set(fromId, [...(byCard.get(fromId) ?? []), proposal]);
	}
	return byCard;
}
