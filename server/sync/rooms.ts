import type { RoomName } from '#protocol/room-name.ts';
import { LiveRoom } from './live-room.ts';
import type { RoomWorld } from './room-world.ts';

/** The rooms somebody has open. Loaded once, however many come at the same moment; dropped when all have left. */
export class Rooms {
	readonly #world: RoomWorld;
	readonly #dropped: (room: RoomName) => void;
	readonly #open = new Map<RoomName, LiveRoom>();
	readonly #opening = new Map<RoomName, Promise<LiveRoom>>();
	readonly #held = new Map<RoomName, number>();

	constructor(world: RoomWorld, dropped: (room: RoomName) => void) {
		this.#world = world;
		this.#dropped = dropped;
	}

	get(name: RoomName): LiveRoom | undefined {
		return this.#open.get(name);
	}

	all(): Iterable<LiveRoom> {
		return this.#open.values();
	}

	/** Holds the room open until `release`. Rejects when it cannot be loaded. */
	async hold(name: RoomName): Promise<LiveRoom> {
		this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
		try {
			return this.#open.get(name) ?? (await this.#load(name));
		} catch (error) {
			this.release(name);
			throw error;
		}
	}

	#load(name: RoomName): Promise<LiveRoom> {
		let opening = this.#opening.get(name);
		if (!opening) {
			opening = LiveRoom.open(name, this.#world)
				.then((room) => {
					this.#open.set(name, room);
					return room;
				})
				.finally(() => this.#opening.delete(name));
			this.#opening.set(name, opening);
		}
		return opening;
	}

	release(name: RoomName): void {
		const left = (this.#held.get(name) ?? 1) - 1;
		if (left > 0) {
			this.#held.set(name, left);
			return;
		}
		this.#held.delete(name);
		// Somebody who reloads the page should find it as it was.
		setTimeout(() => this.#drop(name), this.#world.limits.roomIdleMs).unref();
	}

	#drop(name: RoomName): void {
		const room = this.#open.get(name);
		if (!room || this.#held.has(name)) return;
		if (room.busy) {
			setTimeout(() => this.#drop(name), this.#world.limits.roomIdleMs).unref();
			return;
		}
		room.close();
		this.#open.delete(name);
		this.#dropped(name);
	}
}
