/**
 * The one seat at the writer. Whoever has it works alone; the others wait in order of arrival.
 * Units of work and the log's group commit take their turns here, so that neither lands inside the other's transaction.
 */
export interface WriterQueue {
	/** Runs `work` at once when the seat is free, else after everybody who came before. */
	take<T>(work: () => T | Promise<T>): Promise<T>;
	/** How many are waiting or working. */
	readonly length: number;
	/** Resolves when everybody who is in the queue now has finished. */
	drained(): Promise<void>;
}

export function createWriterQueue(): WriterQueue {
	/** Each does its work; a promise means that the seat is taken until it resolves. */
	const waiting: (() => Promise<void> | void)[] = [];
	let busy = false;

	/** A loop and not a call from one to the next: thousands in line must not exhaust the stack. */
	function serve(): void {
		for (let start = waiting.shift(); start; start = waiting.shift()) {
			const working = start();
			if (working) return void working.then(serve);
		}
		busy = false;
	}

	function take<T>(work: () => T | Promise<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			waiting.push(() => {
				try {
					const result = work();
					if (result instanceof Promise) return result.then(resolve, reject);
					resolve(result);
				} catch (error) {
					reject(error);
				}
			});
			if (busy) return;
			busy = true;
			serve();
		});
	}

	return {
		take,
		get length() {
			return waiting.length + (busy ? 1 : 0);
		},
		drained: () => take(() => undefined),
	};
}
