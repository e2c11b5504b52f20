import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { openApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { visitor } from '../../../src/domain/person/actor.ts';
import { pact } from '../pact.ts';
import { foundTavolo, many, person, putComments, putPoll, putProposals } from './busy-rows.ts';

const day = 86_400_000;
const townspeople = 50_000;
/** So many of them have a browser in which they are signed in. */
export const signedIn = 1_000;
const comments = 5_000;
/** On the clause everybody talks about. */
const onOneClause = 850;
const proposals = 1_000;
/** Beside the one in which the whole town has voted. */
const smallPolls = 50;
const votersOfSmallPolls = 1_000;

/** A tavolo in which a town has been at work for months: where its pages are, and who may press its buttons. */
export interface BusyTavolo {
	readonly slug: string;
	readonly draftId: string;
	/** The clause with 850 comments. */
	readonly clauseId: string;
	/** The live text, as one update. */
	readonly state: Uint8Array;
	/** The newest proposals. */
	readonly proposalIds: readonly string[];
	/** Open, 50,000 votes. */
	readonly pollId: string;
	/** The same text in a tavolo where nobody has said or voted anything. */
	readonly quiet: { readonly slug: string; readonly draftId: string };
	/** A cookie and an address of their own for everybody who is signed in; the first two facilitate both tavoli. */
	headers(person: number): Readonly<Record<string, string>>;
}

/**
 * A pact of six clauses with 50,000 members, 5,000 comments, 1,000 proposals and 100,000 votes: half of them in one poll,
 * half in fifty.
 */
export async function furnishBusyTavolo(folder: string): Promise<BusyTavolo> {
	const app = await openApp(readConfig({ TAVOLO_DATA: folder, TAVOLO_LOG: 'silent' }));
	try {
		await app.draft.catchUp();
		await app.draft.settle();
		const demonstration = (await app.space.readSpace(visitor, 'patto-educativo'))!;
		const text = pact();
		const space = await foundTavolo(app, 'busytavolo', demonstration.id, text);
		const quiet = await foundTavolo(app, 'quiettavolo', demonstration.id, text);
		const clauses = (await app.draft.readText(space.draftId)).clauses.map(({ id }) => id);
		const state = await app.draft.look(space.draftId, (doc) => Y.encodeStateAsUpdate(doc));
		const now = Date.now();
		const people = Array.from({ length: townspeople }, (_, number) => `voter${number}`);
		const token = (number: number) => `tokenofvoter${number}`;
		const ids = Array.from(
			{ length: proposals },
			(_, number) => `proposal${String(number).padStart(8, 'a')}`,
		);
		await app.storage.unitOfWork(async ({ db }) => {
			await many(db, 'person', people, (id) => person(id, now));
			await many(db, 'session', people.slice(0, signedIn), (id, number) => ({
				id: createHash('sha256').update(token(number)).digest('hex'),
				person_id: id,
				expires_at: now + 30 * day,
				created_at: now,
				last_seen_at: now,
				device: '',
			}));
			const member = (spaceId: string) => (id: string, number: number) => ({
				space_id: spaceId,
				person_id: id,
				role: number < 2 ? 'facilitator' : 'citizen',
				organization_id: null,
				created_at: now,
			});
			await many(db, 'space_member', people, member(space.id));
			await many(db, 'space_member', people.slice(0, 10), member(quiet.id));
			await putProposals(db, space.id, ids, people, now);
			await putPoll(db, space.id, { id: 'poll0', code: 'bcccc0', title: 'Domanda a tutti' }, people, now);
			for (let number = 1; number <= smallPolls; number++) {
				const poll = {
					id: `poll${number}`,
					code: `b${String(number).padStart(5, 'c')}`,
					title: `Domanda numero ${number}`,
				};
				await putPoll(db, space.id, poll, people.slice(number, number + votersOfSmallPolls), now);
			}
		});
		const [busiest, ...others] = [clauses[2]!, ...clauses.filter((_, number) => number !== 2)];
		const clauseOf = Array.from({ length: comments }, (_, number) =>
			number < onOneClause ? busiest! : others[number % others.length]!,
		);
		await putComments(app, space, clauseOf, people, now);
		await app.draft.settle();
		return {
			slug: space.slug,
			draftId: space.draftId,
			clauseId: busiest!,
			state,
			proposalIds: ids,
			pollId: 'poll0',
			quiet,
			headers: (number) => ({
				cookie: `tavolo_session=${token(number)}`,
				origin: 'http://127.0.0.1',
				// A town does not sit behind one address.
				'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
			}),
		};
	} finally {
		await app.close();
	}
}
