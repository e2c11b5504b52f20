import type { Storage } from './storage.ts';

/** Which jobs of the day were begun: kept with the data, so that a restart does not begin them again. */
export function createJobBook(storage: Storage) {
	return {
		/** True for whoever is first to begin this job on this day. */
		begin: (name: string, day: string, at: number): Promise<boolean> =>
			storage.unitOfWork(async ({ db }) => {
				const row = await db
					.insertInto('job_run')
					.values({ name, day, at })
					.onConflict((conflict) =>
						conflict.column('name').doUpdateSet({ day, at }).where('job_run.day', '<', day),
					)
					.returning('name')
					.executeTakeFirst();
				return row !== undefined;
			}),
	};
}
