import type { Storage } from '#server/storage/storage.ts';

/** What comes of an act that begins while a tavolo is being closed, and has its turn only afterwards. */
export async function whileClosing<T>(storage: Storage, spaceId: string, act: () => Promise<T>): Promise<T> {
	const { promise: gate, resolve: go } = Promise.withResolvers<void>();
	const closing = storage.unitOfWork(async ({ db }) => {
		await db.updateTable('space').set({ state: 'closed' }).where('id', '=', spaceId).execute();
		await gate;
	});
	const late = act();
	// Whatever is looked at before its turn still finds the tavolo open.
	for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve));
	go();
	await closing;
	return late;
}
