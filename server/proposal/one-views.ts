import { attachmentTypes, type AttachmentKind } from '#domain/proposal/attachment.ts';
import { decideEdit, decideWithdrawal, type Side } from '#domain/proposal/decide.ts';
import type { ProposalState } from '#domain/proposal/life.ts';
import type { Ending } from '#domain/lineage/thread.ts';
import type { Kit } from '../kit.ts';
import { cardOf, endingsOfThings, linksBetween } from '../lineage/views.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { additionsOf, attachmentsOf, attachmentWithBytes } from './store.ts';
import { hiddenTo, type HiddenWords, type Reading, type Voice } from './views.ts';

export interface ArgumentView {
	readonly id: string;
	readonly side: Side;
	readonly text: string;
	readonly author: Voice;
	readonly support: number;
	readonly mine: boolean;
	/** The reader stands behind it. */
	readonly supported: boolean;
	readonly at: number;
	/** `text` is empty when this reader may not read it. */
	readonly hidden: HiddenWords | null;
}

export interface StepView {
	readonly state: ProposalState;
	readonly reason: string;
	readonly promisedOn: string | null;
	readonly byName: string | null;
	readonly at: number;
}

/** One proposal with everything people said and decided about it. */
export interface ProposalView {
	readonly id: string;
	readonly title: string;
	readonly body: string;
	readonly state: ProposalState;
	readonly support: number;
	readonly author: Voice;
	readonly forBody: string | null;
	readonly promisedOn: string | null;
	readonly createdAt: number;
	readonly changedAt: number;
	/** Title, body, additions, card and files are empty when this reader may not read them. */
	readonly hidden: HiddenWords | null;
	readonly steps: readonly StepView[];
	readonly additions: readonly { readonly id: string; readonly text: string; readonly at: number }[];
	readonly arguments: readonly ArgumentView[];
	/** More arguments than are shown. */
	readonly moreArguments: number;
	readonly attachments: readonly {
		readonly id: string;
		readonly name: string;
		readonly kind: AttachmentKind;
		readonly size: number;
	}[];
	/** The card it started from. */
	readonly card: { readonly id: string; readonly text: string } | null;
	/** The clauses it went into, as they are today. */
	readonly endings: readonly Ending[];
	/** Clauses it was linked to, as they were then. */
	readonly linkedClauses: readonly string[];
	readonly mine: {
		readonly author: boolean;
		readonly supports: boolean;
		readonly follows: boolean;
		readonly edit: 'change' | 'add' | 'nothing';
		readonly mayWithdraw: boolean;
	};
}

/** Whoever argues well is read first; nobody reads more than these. */
const argumentsShown = 100;

/** Null when this tavolo has no such proposal. The caller has asked `can read`. */
export async function readProposal(kit: Kit, reading: Reading, id: string): Promise<ProposalView | null> {
	const db = kit.storage.read;
	const { actor } = reading;
	const { spaceId } = reading.space;
	const row = await db
		.selectFrom('proposal')
		.leftJoin('person', 'person.id', 'proposal.author_id')
		.leftJoin('organization as body', 'body.id', 'proposal.organization_id')
		.leftJoin('organization as aim', 'aim.id', 'proposal.for_id')
		.selectAll('proposal')
		.select(['person.name as author_name', 'body.short_name as author_body', 'aim.name as aim_name'])
		.where('proposal.space_id', '=', spaceId)
		.where('proposal.id', '=', id)
		.executeTakeFirst();
	if (!row) return null;
	const me = actor.kind === 'person' ? actor.personId : '';
	const [steps, additions, said, attachments, supports, follows, fromCards, endings, links] =
		await Promise.all([
			stepsOf(kit, id),
			additionsOf(db, id),
			argumentsOf(kit, reading, id, me),
			attachmentsOf(db, id),
			among(kit, 'proposal_support', id, me),
			among(kit, 'proposal_follow', id, me),
			linksBetween(kit, spaceId, { from: 'card', to: 'proposal' }, { toIds: [id] }),
			endingsOfThings(kit, spaceId, 'proposal', [id]),
			linksBetween(kit, spaceId, { from: 'proposal', to: 'clause' }, { fromIds: [id] }),
		]);
	const cardId = fromCards[0]?.fromId ?? null;
	const card = cardId === null ? null : await cardOf(kit, spaceId, cardId);
	const standing = {
		state: row.state as ProposalState,
		authorId: row.author_id,
		support: Number(row.support),
		argumentsOfOthers: said.all - said.byAuthor(row.author_id),
	};
	const hidden = hiddenTo(reading, row.author_id, (await hiddenAmong(db, 'proposal', [id])).get(id));
	const unread = hidden !== null && !hidden.readable;
	return {
		id: row.id,
		title: unread ? '' : row.title,
		body: unread ? '' : row.body,
		hidden,
		state: standing.state,
		support: standing.support,
		author: { personId: row.author_id, name: row.author_name, body: row.author_body },
		forBody: row.aim_name,
		promisedOn: row.promised_on,
		createdAt: Number(row.created_at),
		changedAt: Number(row.changed_at),
		steps,
		additions: (unread ? [] : additions).map((one) => ({ ...one, at: Number(one.at) })),
		arguments: said.shown,
		moreArguments: said.all - said.shown.length,
		attachments: (unread ? [] : attachments).map(({ id, name, kind, size }) => ({
			id,
			name,
			kind: kind as AttachmentKind,
			size: Number(size),
		})),
		card: !unread && cardId !== null && card !== null ? { id: cardId, text: card.text } : null,
		endings: endings.get(id) ?? [],
		linkedClauses: links.map(({ toId }) => toId),
		mine: {
			author: me !== '' && row.author_id === me,
			supports,
			follows,
			edit: decideEdit(standing, me),
			mayWithdraw: decideWithdrawal(standing, me),
		},
	};
}

async function stepsOf(kit: Kit, id: string): Promise<StepView[]> {
	const rows = await kit.storage.read
		.selectFrom('proposal_step')
		.leftJoin('person', 'person.id', 'proposal_step.person_id')
		.select(['state', 'reason', 'promised_on', 'at', 'person.name as by_name'])
		.where('proposal_id', '=', id)
		.orderBy('number')
		.execute();
	return rows.map((row) => ({
		state: row.state as ProposalState,
		reason: row.reason,
		promisedOn: row.promised_on,
		byName: row.by_name,
		at: Number(row.at),
	}));
}

async function argumentsOf(kit: Kit, reading: Reading, proposalId: string, me: string) {
	const db = kit.storage.read;
	const counted = await db
		.selectFrom('proposal_argument')
		.select((e) => ['author_id', e.fn.countAll<number>().as('n')])
		.where('proposal_id', '=', proposalId)
		.groupBy('author_id')
		.execute();
	const rows = await db
		.selectFrom('proposal_argument')
		.leftJoin('person', 'person.id', 'proposal_argument.author_id')
		.leftJoin('organization as body', 'body.id', 'proposal_argument.organization_id')
		.leftJoin('argument_support as own', (join) =>
			join.onRef('own.argument_id', '=', 'proposal_argument.id').on('own.person_id', '=', me),
		)
		.select([
			'proposal_argument.id',
			'side',
			'text',
			'author_id',
			'support',
			'proposal_argument.at',
			'person.name as author_name',
			'body.short_name as author_body',
			'own.person_id as own',
		])
		.where('proposal_id', '=', proposalId)
		.orderBy('support', 'desc')
		.orderBy('proposal_argument.at')
		.orderBy('proposal_argument.id')
		.limit(argumentsShown)
		.execute();
	const ids = rows.map(({ id }) => id);
	const hidings = await hiddenAmong(db, 'argument', ids);
	const hiddenOf = (row: (typeof rows)[number]) => hiddenTo(reading, row.author_id, hidings.get(row.id));
	return {
		all: counted.reduce((sum, { n }) => sum + Number(n), 0),
		byAuthor: (author: string | null) =>
			Number(counted.find(({ author_id }) => author !== null && author_id === author)?.n ?? 0),
		shown: rows.map((row) => ({
			id: row.id,
			side: row.side as Side,
			text: hiddenOf(row)?.readable === false ? '' : row.text,
			hidden: hiddenOf(row),
			author: { personId: row.author_id, name: row.author_name, body: row.author_body },
			support: Number(row.support),
			mine: me !== '' && row.author_id === me,
			supported: row.own !== null,
			at: Number(row.at),
		})),
	};
}

async function among(
	kit: Kit,
	table: 'proposal_support' | 'proposal_follow',
	proposalId: string,
	me: string,
) {
	if (me === '') return false;
	const row = await kit.storage.read
		.selectFrom(table)
		.select('at')
		.where('proposal_id', '=', proposalId)
		.where('person_id', '=', me)
		.executeTakeFirst();
	return row !== undefined;
}

/** A file for download; null when there is none. The caller has asked `can read`. */
export async function readAttachment(
	kit: Kit,
	reading: Reading,
	proposalId: string,
	attachmentId: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array } | null> {
	const db = kit.storage.read;
	const here = await db
		.selectFrom('proposal')
		.select('author_id')
		.where('space_id', '=', reading.space.spaceId)
		.where('id', '=', proposalId)
		.executeTakeFirst();
	const hiding = (await hiddenAmong(db, 'proposal', [proposalId])).get(proposalId);
	if (!here || hiddenTo(reading, here.author_id, hiding)?.readable === false) return null;
	const file = await attachmentWithBytes(db, proposalId, attachmentId);
	return file
		? { name: file.name, type: attachmentTypes[file.kind as AttachmentKind], bytes: file.bytes }
		: null;
}
