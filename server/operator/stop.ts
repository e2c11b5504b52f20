import type { Server } from 'node:http';

/** Whoever holds a page open longer than this after the stop began is let go. */
const lingerMs = 3_500;
/** npm passes on the Ctrl+C that the terminal has already sent: one wish to stop, two signals. */
const sameWishMs = 500;
/** Whatever happens, the process is gone by then: supervisors kill after ten seconds. */
const atMostMs = 9_500;

/**
 * Stops once and gracefully: no new connections, sockets closed with 1012 and everything acknowledged (app.close),
 * then the exit. A second signal ends the process at once.
 */
export function createStop(
	server: Server,
	app: { close(): Promise<void> },
	exit: (code: number) => void,
	onError: (error: unknown) => void,
) {
	let began: number | null = null;
	return async function stop(code = 0): Promise<void> {
		if (began !== null) {
			if (performance.now() - began > sameWishMs) exit(1);
			return;
		}
		began = performance.now();
		setTimeout(() => exit(1), atMostMs).unref();
		const gone = new Promise<void>((resolve) => server.close(() => resolve()));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), lingerMs).unref();
		let result = code;
		try {
			await app.close();
		} catch (error) {
			onError(error);
			result = 1;
		}
		server.closeAllConnections();
		await gone;
		exit(result);
	};
}
