import type { Desk } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { forgetSeats } from './seat-store.ts';
import { lastSignOfLife, openSince, workshopForStep } from './store.ts';
import { move } from './take-step.ts';

/** At four in the morning nobody is in a room where nothing has happened for so long. */
const overAfterMs = 5 * 3_600_000;

/**
 * The job of the night: an incontro left open is closed (nothing of it is lost, and it can be opened again; in the minutes it ended
 * when something last happened there), and nicknames whose days are over are erased. Returns how many of each.
 */
export async function tidyWorkshops(
	kit: Kit,
): Promise<{ readonly closed: number; readonly forgotten: number }> {
	const now = kit.clock();
	let closed = 0;
	for (const { id } of await openSince(kit.storage.read, now - overAfterMs)) {
		closed += await kit.storage.unitOfWork(async (unit) => {
			const stored = await workshopForStep(unit.db, id);
			if (stored === null || stored.workshop.desk.state !== 'open') return 0;
			const last = await lastSignOfLife(unit.db, id);
			if (last > now - overAfterMs) return 0;
			const desk: Desk = {
				...stored.workshop.desk,
				state: 'closed',
				closedAt: now,
				timer: { kind: 'none' },
				focusCardId: null,
				frozen: false,
			};
			await move(kit, unit, stored, desk, { act: 'close', personId: null, endedAt: last });
			return 1;
		});
	}
	const forgotten = await kit.storage.unitOfWork((unit) => forgetSeats(unit.db, now));
	return { closed, forgotten };
}
