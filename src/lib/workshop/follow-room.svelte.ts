import type { ClockView } from '#domain/workshop/room-view.ts';
import type { RoomFact } from '#protocol/workshop/room-fact.ts';
import { openStream } from '../live/open-stream.ts';
import { readAgain } from '../live/read-again.ts';
import { clockText } from './clock-text.ts';

/** Facts come in swarms when a room writes: the page is read again once for all of them. */
const calmMs = 300;
/** Without network it is tried again so much later. */
const awayMs = 2_000;
const tickMs = 250;

interface Seen {
	readonly revision: number;
	readonly clock: ClockView;
}

/**
 * Follows an incontro on the desk or on the wall: reads the page again when something is told, and lets the clock run. The server
 * says how much is left, and this page's own clock counts on, whatever hour it shows.
 */
export function followRoom(address: () => string, dependency: string, seen: () => Seen) {
	/** What the stream told; a page read since is newer. */
	let told = $state.raw<Seen | null>(null);
	let now = $state(0);
	let endsAt = $state.raw<number | null>(null);
	const clock = $derived(told && told.revision > seen().revision ? told.clock : seen().clock);

	// As a value of its own: a page read again has the same address, and the same stream goes on.
	const where = $derived(address());

	$effect(() => {
		let soon: ReturnType<typeof setTimeout> | undefined;
		let over = false;
		async function read(): Promise<void> {
			soon = undefined;
			if (!(await readAgain(dependency)) && !over) readSoon(awayMs);
		}
		function readSoon(afterMs: number): void {
			soon ??= setTimeout(() => void read(), afterMs);
		}
		const end = openStream(where, 0, {
			onData(data) {
				const fact = JSON.parse(data) as RoomFact;
				if (fact.kind === 'moved') told = fact;
				readSoon(calmMs);
			},
			onReturn: () => readSoon(calmMs),
		});
		return () => {
			over = true;
			clearTimeout(soon);
			end();
		};
	});

	$effect(() => {
		if (clock.kind !== 'running') {
			endsAt = null;
			return;
		}
		const heardAt = performance.now();
		now = heardAt;
		endsAt = heardAt + clock.leftMs;
		const ticking = setInterval(() => (now = performance.now()), tickMs);
		return () => clearInterval(ticking);
	});

	const leftMs = $derived(
		clock.kind === 'none' ? null : endsAt === null ? clock.leftMs : Math.max(0, endsAt - now),
	);
	return {
		get kind() {
			return clock.kind;
		},
		/** 4:12; null: no clock, or its time is over (`isOver`). */
		get digits() {
			return leftMs === null ? null : clockText(leftMs);
		},
		get isOver() {
			return leftMs !== null && leftMs <= 0;
		},
	};
}
export type RoomClockShown = ReturnType<typeof followRoom>;
