import type { SubmitFunction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { tick } from 'svelte';
import { announce } from '#lib/ui/status.svelte.ts';
import { faultSentence, saidSentence } from './words.ts';

/** What a refused form says back. */
export interface Refused {
	readonly refused: string;
	readonly faults?: { readonly text?: string; readonly name?: string; readonly proof?: string };
}

/** The one sentence for a refused form: of its field where there is one. */
export function sentenceOf(answer: Refused): string {
	const { text, name, proof } = answer.faults ?? {};
	return faultSentence(text ?? name ?? proof ?? answer.refused);
}

/**
 * Sends a form of comments without leaving the page: what was typed stays until it is stored, the page reads itself again,
 * and the focus goes where the new words are. Without script the same form is answered by a redirect.
 */
export function sending(options: {
	/** Null: all is well. */
	fault(sentence: string | null): void;
	busy?(now: boolean): void;
	/** The whole refusal, for fields besides the text. */
	refused?(answer: Refused): void;
	/** Instead of reading the page again: for a panel that reads itself. */
	refresh?(): Promise<void>;
	done?(): void;
}): SubmitFunction {
	let running = false;
	return ({ cancel }) => {
		if (running) return cancel();
		running = true;
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
				return;
			}
			if (result.type !== 'redirect') {
				options.fault(faultSentence(result.type === 'error' ? 'network' : 'invalid'));
				return;
			}
			options.done?.();
			await (options.refresh ?? invalidateAll)();
			await tick();
			const to = new URL(result.location, location.href);
			document
				.querySelector<HTMLElement>(to.hash.length > 1 ? `#${CSS.escape(to.hash.slice(1))}` : 'h1')
				?.focus();
			const sentence = saidSentence(to.searchParams.get('detto'));
			if (sentence) announce(sentence);
		};
	};
}
