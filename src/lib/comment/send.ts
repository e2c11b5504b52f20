import type { SubmitFunction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { tick } from 'svelte';
import { lead, leadToFault, placeOf } from '#lib/ui/staying.ts';
import { announce } from '#lib/ui/status.svelte.ts';
import { keepKey } from './take-back.svelte.ts';
import { faultSentence, saidSentence } from './words.ts';

/** What a refused form says back. */
export interface Refused {
	readonly refused: string;
	readonly faults?: { readonly text?: string; readonly name?: string; readonly proof?: string };
}

/** The one sentence for a refused form: of its field where there is one. */
export function sentenceOf(answer: Refused): string {
	return faultSentence(answer.faults?.text ?? answer.refused);
}

/**
 * Sends a form of comments without leaving the page: what was typed stays until it is stored, the page reads itself again,
 * and the focus goes where the new words are, or stays on the button that is still there. Without script the same form is answered by a redirect.
 */
export function sending(options: {
	/** Null: all is well. */
	fault(sentence: string | null): void;
	busy?(now: boolean): void;
	/** The whole refusal, for fields besides the text. */
	refused?(answer: Refused): void;
	/** Instead of reading the page again: for a panel that reads itself. */
	refresh?(): Promise<unknown>;
	done?(): void;
}): SubmitFunction {
	let running = false;
	return ({ cancel, formElement, submitter }) => {
		if (running) return cancel();
		running = true;
		const back = placeOf(formElement, submitter);
		options.busy?.(true);
		options.fault(null);
		return async ({ result }) => {
			running = false;
			options.busy?.(false);
			if (result.type === 'failure') {
				const answer = result.data as unknown as Refused;
				options.refused?.(answer);
				const { text, name, proof } = answer.faults ?? {};
				// What is wrong with the name or the proof is told beside them.
				if (text !== undefined || (name ?? proof) === undefined) options.fault(sentenceOf(answer));
				await tick();
				leadToFault(formElement);
				return;
			}
			if (result.type !== 'redirect') {
				options.fault(faultSentence(result.type === 'error' ? 'network' : 'invalid'));
				return;
			}
			const to = new URL(result.location, location.href);
			const key = to.searchParams.get('chiave');
			if (key !== null) keepKey(to.hash.replace('#commento-', ''), key);
			options.done?.();
			await (options.refresh ?? invalidateAll)();
			await tick();
			const wrote = formElement.querySelector('textarea') !== null;
			const words = to.hash.length > 1 ? await appearing(to.hash.slice(1), wrote ? 2_000 : 0) : null;
			if (words?.checkVisibility() && (wrote || !submitter?.isConnected)) lead(words);
			else back();
			const sentence = saidSentence(to.searchParams.get('detto'));
			if (sentence) announce(sentence);
		};
	};
}

/** News that arrives at the same moment can overtake the reading asked for here: new words may come a little later. */
async function appearing(id: string, withinMs: number): Promise<HTMLElement | null> {
	const until = performance.now() + withinMs;
	for (;;) {
		const element = document.getElementById(id);
		if (element || performance.now() >= until) return element;
		await new Promise((resolve) => requestAnimationFrame(resolve));
	}
}
