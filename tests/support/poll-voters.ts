import { pino } from 'pino';
import { readFileSync } from 'node:fs';
import type { Actor, SpaceId } from '#domain/person/actor.ts';
import { createBus } from '#server/bus/bus.ts';
import { randomIds } from '#server/clock.ts';
import type { Config } from '#server/config.ts';
import { createSqliteLog } from '#server/draft-log/sqlite-log.ts';
import type { Kit } from '#server/kit.ts';
import { castVote } from '#server/poll/cast-vote.ts';
import { closePoll } from '#server/poll/close-poll.ts';
import { isBusy, openSqlite } from '#server/storage/sqlite.ts';

/** What a process of voters is told, as a JSON file named on its command line. */
export interface Told {
	readonly folder: string;
	readonly spaceId: string;
	readonly pollId: string;
	readonly seen: string;
	readonly sendings: readonly { readonly personId: string; readonly key: string; readonly line: string }[];
	/** Who closes, and after how many of this process's sendings; null: another process does. */
	readonly closing: { readonly personId: string; readonly after: number } | null;
}

/** What came of each sending, in order; `at` and `until` on the clock of the machine. */
export type Came = readonly {
	readonly personId: string;
	readonly line: string;
	readonly answer: 'taken' | string;
	readonly at: number;
}[];

const told = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Told;
const storage = await openSqlite(told.folder);
const clock = () => Date.now();
const kit: Kit = {
	config: {} as Config,
	clock,
	ids: randomIds,
	bus: createBus((error) => {
		throw error;
	}),
	log: pino({ level: 'silent' }),
	storage,
	draftLog: createSqliteLog(storage, clock),
};
const actor = (personId: string, role: 'citizen' | 'facilitator'): Actor =>
	({
		kind: 'person',
		personId,
		sessionId: '',
		name: '',
		administrator: false,
		memberships: [{ spaceId: told.spaceId as SpaceId, role, organizationId: null }],
	}) as unknown as Actor;

/** A phone whose sending met a busy house sends again. */
async function stubbornly<T>(act: () => Promise<T>): Promise<T> {
	for (;;) {
		try {
			return await act();
		} catch (error) {
			if (!isBusy(error)) throw error;
		}
	}
}

const came: { personId: string; line: string; answer: string; at: number }[] = [];
let closedAt: number | null = null;
const { pollId, seen } = told;
const sendings = told.sendings.map(({ personId, key, line }) => async () => {
	const at = Date.now();
	const answer = await stubbornly(() =>
		castVote(kit, actor(personId, 'citizen'), { pollId, key, seen, choice: { kind: 'one', line } }),
	);
	came.push({ personId, line, answer: 'refused' in answer ? answer.refused : 'taken', at });
});
if (told.closing) {
	const { personId, after } = told.closing;
	sendings.splice(after, 0, async () => {
		await stubbornly(() => closePoll(kit, actor(personId, 'facilitator'), pollId));
		closedAt = Date.now();
	});
}
for (let at = 0; at < sendings.length; at += 10)
	await Promise.all(sendings.slice(at, at + 10).map((send) => send()));
await kit.draftLog.close();
await storage.close();
process.stdout.write(JSON.stringify({ came, closedAt }));
