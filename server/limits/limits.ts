import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Who is asking for another turn: a person where there is one, and always where they ask from. */
export interface Asking {
	/** Null for a visitor. */
	readonly personId: string | null;
	/** As the door found it: the socket's other end, or what the trusted proxy says. */
	readonly address: string;
}

export interface TooMany {
	readonly refused: 'too-many';
	readonly retryAfterSeconds: number;
}

interface Limit {
	/** Acts one person may do in the window. */
	readonly person: number;
	/** Acts from one address in the window: a workshop of sixty people shares one, and so does a town behind its provider. */
	readonly address: number;
	readonly windowSeconds: number;
}

const minute = 60;

/**
 * What may be done how often. Nobody who writes by hand meets a limit of a person; the limit of an address leaves a
 * room of sixty people every turn they can use, and stops a machine.
 */
export const limits = {
	/** Comments, proposals, emendamenti, arguments: a text every half minute for ten minutes is a long evening of one person. */
	contribute: { person: 20, address: 600, windowSeconds: 10 * minute },
	/** Votes and support: a ballot of twenty clauses, changed once; the whole room votes within a minute of being asked. */
	vote: { person: 60, address: 1_800, windowSeconds: minute },
	/** Reports: more than ten in ten minutes bury whoever moderates. */
	report: { person: 10, address: 100, windowSeconds: 10 * minute },
	/** Comments without an account: there is no person to count by, and each has cost a proof of work. */
	guest: { person: 0, address: 60, windowSeconds: 10 * minute },
	/** Tasks for the proof of work: reloading a page asks again, so more than may be used. */
	'guest-challenge': { person: 0, address: 240, windowSeconds: 10 * minute },
	/** Codes tried at the door of an incontro: a hall of three hundred comes in within a minute, a machine would try all. */
	door: { person: 30, address: 1_200, windowSeconds: 10 * minute },
	/** Cards, dots and signs from one seat (which counts as the person here): quick thumbs of the whole room. */
	room: { person: 120, address: 12_000, windowSeconds: minute },
	/** Facilitating, moderating, entering paper votes: quick hands at a desk. */
	office: { person: 240, address: 1_200, windowSeconds: minute },
	/**
	 * Files made from a page (a PDF costs a process of some seconds), and all that is held of somebody, which is looked for in
	 * every table: a hall that reads the minutes together.
	 */
	document: { person: 20, address: 200, windowSeconds: 10 * minute },
	/** Full-text searches: one at every pause in typing. */
	search: { person: 60, address: 1_200, windowSeconds: minute },
} as const satisfies Readonly<Record<string, Limit>>;

export type Limited = keyof typeof limits;

export interface Limits {
	/** Null: go on. Otherwise nothing may be done, and the answer says when to try again. Asked once for each sending, before the act: `app.limits.take(locals.asking, 'contribute')`. */
	take(asking: Asking, act: Limited): Promise<TooMany | null>;
}

/** In memory: a restart forgives. Counts what is sent, not what is stored, so that refused forms cost a turn too. */
export function createLimits(): Limits {
	const counters = new Map(
		Object.entries(limits).map(([act, { person, address, windowSeconds: duration }]) => [
			act,
			{
				person: new RateLimiterMemory({ keyPrefix: '', points: person, duration }),
				address: new RateLimiterMemory({ keyPrefix: '', points: address, duration }),
			},
		]),
	);
	return {
		async take({ personId, address }, act) {
			const counter = counters.get(act)!;
			// The person first: whoever overdoes it does not use up the turns of the room they sit in.
			if (personId !== null) {
				const tooMany = await consume(counter.person, personId);
				if (tooMany) return tooMany;
			}
			return consume(counter.address, address);
		},
	};
}

async function consume(counter: RateLimiterMemory, key: string): Promise<TooMany | null> {
	try {
		await counter.consume(key);
		return null;
	} catch (full) {
		if (!(full instanceof RateLimiterRes)) throw full;
		return { refused: 'too-many', retryAfterSeconds: Math.max(1, Math.ceil(full.msBeforeNext / 1_000)) };
	}
}
