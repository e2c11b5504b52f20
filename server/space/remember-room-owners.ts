import type { Kit } from '../kit.ts';
import { roomOwner, type RoomOwner } from './subject.ts';

/** For what nobody tells the bus: somebody with a shell on the database. */
const keptMs = 5_000;
const mostKept = 1_000;

/**
 * `roomOwner` for sockets: when the lights go on again in a workshop, three hundred ask for the same tavolo within a
 * second. What the bus tells of a tavolo makes its answers void before anybody is asked again; whoever asks while an
 * answer is on its way waits for that one, unless such a fact has come between.
 */
export function rememberRoomOwners(
	kit: Pick<Kit, 'bus' | 'storage'>,
	ask: (room: string) => Promise<RoomOwner | null> = (room) => roomOwner(kit, room),
	now: () => number = () => performance.now(),
): (room: string) => Promise<RoomOwner | null> {
	const kept = new Map<string, { readonly at: number; readonly answer: Promise<RoomOwner | null> }>();

	kit.bus.subscribe((fact) => {
		// All of them: facts about tavoli are rare, and an answer on its way does not say yet which one it is about.
		if (fact.kind === 'space-changed' || fact.kind === 'rights-changed') kept.clear();
	});

	return (room) => {
		const known = kept.get(room);
		if (known && now() - known.at < keptMs) return known.answer;
		const answer = ask(room);
		const one = { at: now(), answer };
		const forget = (): void => {
			if (kept.get(room) === one) kept.delete(room);
		};
		if (kept.size >= mostKept) kept.clear();
		kept.set(room, one);
		// A room nobody has made yet may be made; a question that failed is asked again.
		answer.then((owner) => owner ?? forget(), forget);
		return answer;
	};
}
