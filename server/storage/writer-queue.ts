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
	const waiting: (() => void)[] = [];
	let busy = false;

	function next(): void {
		const start = waiting.shift();
		if (start) start();
		else busy = false;
	}

	function take<T>(work: () => T | Promise<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			function start(): void {
				let result: T | Promise<T>;
				try {
					result = work();
				} catch (error) {
					reject(error);
					return next();
				}
				if (!(result instanceof Promise)) {
					resolve(result);
					return next();
				}
				result.then(
					(value) => {
						resolve(value);
						next();
					},
					(error: unknown) => {
						reject(error);
						next();
					},
				);
			}
			if (busy) waiting.push(start);
			else {
				busy = true;
				start();
			}
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
