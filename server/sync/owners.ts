import { Refused } from './bytes.ts';
import type { Known } from './known.ts';
import type { Scan } from './scan.ts';

/** Owner of the client ids the server itself writes with. */
export const serverOwner = 'server';

/**
 * The first person to use a Yjs client id in a room owns it. Without this rule two people under one id make
 * replicas that differ for ever while their state vectors are equal.
 */
export class Owners {
	#owners: Map<number, string>;
	/** Ids announced by presence, before anything was written: whoever reads them there must not take them. */
	readonly #announced = new Map<number, string>();
	/** The same by person, oldest first: whoever announces without end forgets their own. */
	readonly #announcedBy = new Map<string, number[]>();
	readonly #announcedIds: number;

	constructor(stored: ReadonlyMap<number, string>, announcedIds: number) {
		this.#owners = new Map(stored);
		this.#announcedIds = announcedIds;
	}

	/** Ids announced and not forgotten. */
	get announced(): number {
		return this.#announced.size;
	}

	announce(clientId: number, personId: string): void {
		if (this.#owners.has(clientId) || this.#announced.has(clientId)) return;
		this.#announced.set(clientId, personId);
		const own = this.#announcedBy.get(personId) ?? [];
		this.#announcedBy.set(personId, own);
		own.push(clientId);
		if (own.length > this.#announcedIds) this.#announced.delete(own.shift()!);
	}

	/**
	 * The ids this update uses for the first time. Throws Refused for new structs under somebody else's id; structs
	 * already known may be repeated by anybody (yjs ignores them).
	 */
	claims(scan: Scan, known: Known, personId: string): number[] {
		const fresh: number[] = [];
		for (const { client, to } of scan.sections) {
			if (to <= known.clock(client)) continue;
			const owner = this.#owners.get(client) ?? this.#announced.get(client);
			if (owner === undefined) {
				// Written, but by no person: a template or an act of the server.
				if (known.clock(client) > 0) throw new Refused("the server's client id");
				fresh.push(client);
			} else if (owner !== personId) throw new Refused("another's client id");
			else if (!this.#owners.has(client)) fresh.push(client);
		}
		return fresh;
	}

	/** What the log says is what counts; announcements stay. */
	adopt(stored: Owners): void {
		this.#owners = stored.#owners;
	}

	own(clientIds: readonly number[], personId: string): void {
		for (const id of clientIds) this.#owners.set(id, personId);
	}
}
