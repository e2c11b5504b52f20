import type { Desk } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { forgetSeats } from './seat-store.ts';
import { openSince, workshopForStep } from './store.ts';
import { move } from './take-step.ts';

/** Nobody keeps a room waiting for so long. */
const overAfterMs = 12 * 3_600_000;

/**
 * The job of the night: an incontro left open is closed (nothing of it is lost, and it can be opened again), and nicknames whose
 * days are over are erased. Returns how many of each.
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
			const last = await unit.db
				.selectFrom('workshop_step')
				.select('at')
				.where('workshop_id', '=', id)
				.orderBy('number', 'desc')
				.executeTakeFirst();
			if (last && last.at > now - overAfterMs) return 0;
			const desk: Desk = {
				...stored.workshop.desk,
				state: 'closed',
				closedAt: now,
				timer: { kind: 'none' },
				focusCardId: null,
				frozen: false,
			};
			await move(kit, unit, stored, desk, { act: 'close', personId: null });
			return 1;
		});
	}
	const forgotten = await kit.storage.unitOfWork((unit) => forgetSeats(unit.db, now));
	return { closed, forgotten };
}
