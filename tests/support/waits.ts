/**
 * How long somebody waited for the server in this thread. `busy` counts only the time this thread really worked
 * meanwhile: on a machine shared with others the clock on the wall also counts their work.
 */
export class Waits {
	worstBusyMs = 0;
	worstWallMs = 0;

	/** Returns the function that ends the wait. */
	start(): () => void {
		const wall = performance.now();
		const busy = busyMs();
		return () => {
			this.worstWallMs = Math.max(this.worstWallMs, performance.now() - wall);
			this.worstBusyMs = Math.max(this.worstBusyMs, busyMs() - busy);
		};
	}

	toString(): string {
		return `worst wait ${Math.round(this.worstBusyMs)} ms of work, ${Math.round(this.worstWallMs)} ms on the wall`;
	}
}

function busyMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1_000;
}
