import type { LogRow } from './log.ts';

type Listener = (rows: readonly LogRow[]) => void;

/** Those who hear of each commit. One that throws is reported and stops nobody. */
export function createListeners(onError: (error: unknown) => void) {
	const listeners = new Set<Listener>();
	return {
		tell(rows: readonly LogRow[]): void {
			for (const listener of listeners) {
				try {
					listener(rows);
				} catch (error) {
					onError(error);
				}
			}
		},
		add(listener: Listener): () => void {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
