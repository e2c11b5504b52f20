import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** Works on one task off the page's own thread; answers with what the form has to send, or null. */
self.onmessage = async ({ data: challenge }: MessageEvent<Challenge>) => {
	const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
	self.postMessage(solution && btoa(JSON.stringify({ challenge, solution })));
};
