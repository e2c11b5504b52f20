import type { RoomName } from '#protocol/room-name.ts';
import type { LiveFact } from '#protocol/live/live-fact.ts';
import type { RoomAudience, RoomFact } from '#protocol/workshop/room-fact.ts';
import type { PersonId, SessionId, SpaceId } from '#domain/person/actor.ts';

/** Facts inside this process, published only after their commit. */
export type BusFact =
	| { readonly kind: 'room-stored'; readonly room: RoomName; readonly seq: number }
	| { readonly kind: 'rights-changed'; readonly personId: PersonId; readonly spaceId: SpaceId | null }
	| { readonly kind: 'session-ended'; readonly sessionId: SessionId; readonly personId: PersonId }
	| { readonly kind: 'space-changed'; readonly spaceId: SpaceId }
	/** Somebody voted, or a poll opened or closed: whoever shows figures makes them anew. */
	| { readonly kind: 'poll-changed'; readonly pollId: string; readonly spaceId: SpaceId }
	/** Something happened in an incontro. */
	| {
			readonly kind: 'workshop';
			readonly workshopId: string;
			readonly audience: RoomAudience;
			readonly fact: RoomFact;
	  }
	| { readonly kind: 'live'; readonly spaceId: SpaceId; readonly fact: LiveFact };

export type Listener = (fact: BusFact) => void;

export interface Bus {
	publish(fact: BusFact): void;
	/** Returns the function that ends the subscription. */
	subscribe(listener: Listener): () => void;
}

/** A listener that throws is reported and never stops the others. */
export function createBus(onListenerError: (error: unknown) => void): Bus {
	const listeners = new Set<Listener>();
	return {
		publish(fact) {
			for (const listener of [...listeners]) {
				try {
					listener(fact);
				} catch (error) {
					onListenerError(error);
				}
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
