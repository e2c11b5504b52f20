import type { Awareness } from 'y-protocols/awareness';
import type { PresenceUser } from '#protocol/wire/wire.ts';

/** A person in the draft now. The server vouches for everything but the place. */
export interface Present extends PresenceUser {
	readonly clientId: number;
	/** Number of their colour, 0 to 7. */
	readonly color: number;
	/** The clause they are in, or null. */
	readonly clause: string | null;
	readonly writing: boolean;
}

/** Where this page's person is; `anchor` and `head` are Yjs relative positions as JSON. */
export interface Caret {
	readonly clause: string;
	readonly anchor: unknown;
	readonly head: unknown;
}

const gatherMs = 60;

/** Who is in which clause. One entry a person, also when they have two tabs open. */
export class Presence {
	others: readonly Present[] = $state.raw([]);
	readonly awareness: Awareness;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#next: Record<string, unknown> = {};
	#onChange = () => this.#read();

	#ownId: string;

	constructor(awareness: Awareness, ownPersonId: string) {
		this.awareness = awareness;
		this.#ownId = ownPersonId;
		awareness.on('change', this.#onChange);
		this.#read();
	}

	/** Whoever else writes in a clause. */
	writingIn(id: string): Present[] {
		return this.others.filter((person) => person.clause === id && person.writing);
	}

	/** Whoever else has a clause before their eyes, without the caret in any. */
	readingIn(id: string): Present[] {
		return this.others.filter((person) => person.clause === id && !person.writing);
	}

	/** Tells where one is; several calls in a moment become one message. */
	tell(state: { clause?: string | null; writing?: boolean; caret?: Caret | null }): void {
		Object.assign(this.#next, state);
		this.#timer ??= setTimeout(() => {
			this.#timer = null;
			const before = this.awareness.getLocalState() ?? {};
			const after = { ...before, ...this.#next };
			this.#next = {};
			if (JSON.stringify(before) !== JSON.stringify(after)) this.awareness.setLocalState(after);
		}, gatherMs);
	}

	destroy(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.awareness.off('change', this.#onChange);
	}

	#read(): void {
		const people = new Map<string, Present>();
		for (const [clientId, state] of this.awareness.getStates()) {
			const present = clientId === this.awareness.clientID ? null : readPresent(clientId, state);
			if (present === null || present.personId === this.#ownId) continue;
			const known = people.get(present.personId);
			if (!known || (present.writing && !known.writing)) people.set(present.personId, present);
		}
		this.others = [...people.values()].sort((a, b) => Number(b.writing) - Number(a.writing));
	}
}

/** Null for a state without a person in it (a stock client that has not been named yet). */
export function readPresent(clientId: number, state: Record<string, unknown>): Present | null {
	const user = state.user as Partial<PresenceUser> | undefined;
	if (typeof user?.personId !== 'string' || typeof user.name !== 'string') return null;
	const given = Number(user.colorIndex);
	const color = Number.isInteger(given) && given >= 0 && given < 8 ? given : 0;
	return {
		clientId,
		personId: user.personId,
		name: user.name,
		role: typeof user.role === 'string' ? user.role : null,
		colorIndex: color,
		color,
		clause: typeof state.clause === 'string' ? state.clause : null,
		writing: state.writing === true,
	};
}
