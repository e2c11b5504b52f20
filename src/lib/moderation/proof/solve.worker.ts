import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** What a worker tells: how many guesses it has made, then what the form has to send (null: it could not). */
export type Told = { readonly guesses: number } | { readonly proof: string | null };

/** Works on one task off the page's own thread. */
self.onmessage = async ({ data: challenge }: MessageEvent<Challenge>) => {
	let guesses = 0;
	const counted: typeof deriveKey = (...task) => {
		if (++guesses % 20 === 0) tell({ guesses });
		return deriveKey(...task);
	};
	const solution = await solveChallenge({ challenge, deriveKey: counted }).catch(() => null);
	tell({ proof: solution && btoa(JSON.stringify({ challenge, solution })) });
};

function tell(told: Told): void {
	self.postMessage(told);
}
