/**
 * Preloaded into every measured server (`node --expose-gc --import …/probe.ts server.ts`): answers the bench over IPC
 * with the process's own accounting, so that all servers are measured by the same rule.
 */
export interface Usage {
	/** Processor time since the start, user and system, in milliseconds. */
	readonly cpuMs: number;
	/** When that was, by the server's own clock: a server that has too much to do answers late. */
	readonly atMs: number;
	/** Bytes held after a forced collection: heap and memory outside it. */
	readonly heldBytes: number;
	readonly residentBytes: number;
}

process.on('message', (message: { ask: 'usage' | 'memory'; id: number }) => {
	if (message.ask === 'memory') {
		globalThis.gc?.();
		globalThis.gc?.();
	}
	const { user, system } = process.cpuUsage();
	const memory = process.memoryUsage();
	const usage: Usage = {
		cpuMs: (user + system) / 1000,
		atMs: performance.now(),
		heldBytes: memory.heapUsed + memory.external,
		residentBytes: memory.rss,
	};
	process.send?.({ id: message.id, usage });
});
