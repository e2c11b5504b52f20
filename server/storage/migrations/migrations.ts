import type { Kysely } from 'kysely';
import * as ground from './0001-ground.ts';
import * as pulse from './0002-pulse.ts';
import * as facts from './0003-facts.ts';
import * as search from './0004-search.ts';
import * as audit from './0005-audit.ts';
import * as moderation from './0006-moderation.ts';
import * as comment from './0007-comment.ts';
import * as proposal from './0008-proposal.ts';
import * as guestProof from './0009-guest-proof.ts';
import * as poll from './0010-poll.ts';
import * as reading from './0011-reading.ts';
import * as amendment from './0012-amendment.ts';
import * as pollClosing from './0013-poll-closing.ts';
import * as crowds from './0014-crowds.ts';
import * as readingSpace from './0015-reading-space.ts';
import * as guestsComment from './0016-guests-comment.ts';
import * as workshop from './0017-workshop.ts';
import * as sheets from './0018-sheets.ts';
import * as nameAlike from './0019-name-alike.ts';
import * as peopleLeave from './0020-people-leave.ts';
import * as keptCards from './0021-kept-cards.ts';
import * as seats from './0022-seats.ts';
import * as announced from './0023-announced.ts';
import * as bornClauses from './0024-born-clauses.ts';
import type { Dialect } from './0001-ground.ts';

export interface Migration {
	readonly number: number;
	readonly name: string;
	up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

/** In order and never changed once released; a new shape is a new number. */
export const migrations: readonly Migration[] = [
	{ number: 1, name: 'ground', up: ground.up },
	{ number: 2, name: 'pulse', up: pulse.up },
	{ number: 3, name: 'facts', up: facts.up },
	{ number: 4, name: 'search', up: search.up },
	{ number: 5, name: 'audit', up: audit.up },
	{ number: 6, name: 'moderation', up: moderation.up },
	{ number: 7, name: 'comment', up: comment.up },
	{ number: 8, name: 'proposal', up: proposal.up },
	{ number: 9, name: 'guest-proof', up: guestProof.up },
	{ number: 10, name: 'poll', up: poll.up },
	{ number: 11, name: 'reading', up: reading.up },
	{ number: 12, name: 'amendment', up: amendment.up },
	{ number: 13, name: 'poll-closing', up: pollClosing.up },
	{ number: 14, name: 'crowds', up: crowds.up },
	{ number: 15, name: 'reading-space', up: readingSpace.up },
	{ number: 16, name: 'guests-comment', up: guestsComment.up },
	{ number: 17, name: 'workshop', up: workshop.up },
	{ number: 18, name: 'sheets', up: sheets.up },
	{ number: 19, name: 'name-alike', up: nameAlike.up },
	{ number: 20, name: 'people-leave', up: peopleLeave.up },
	{ number: 21, name: 'kept-cards', up: keptCards.up },
	{ number: 22, name: 'seats', up: seats.up },
	{ number: 23, name: 'announced', up: announced.up },
	{ number: 24, name: 'born-clauses', up: bornClauses.up },
];
