const againMs = 2_000;

/** Code that comes when it is needed. Where the network fails it is asked for again; null when nobody waits any more. */
export async function keepAsking<T>(load: () => Promise<T>, waited: () => boolean): Promise<T | null> {
	for (;;) {
		try {
			return await load();
		} catch {
			await new Promise((resolve) => {
				setTimeout(resolve, againMs);
				addEventListener('online', resolve, { once: true });
			});
			if (!waited()) return null;
		}
	}
}
