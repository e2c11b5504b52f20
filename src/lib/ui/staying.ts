import type { SubmitFunction } from '$app/forms';
import { tick } from 'svelte';

interface Options {
	/** The form is empty again once it was stored: for forms that add one thing after the other. */
	readonly emptied?: boolean;
	/** Where to go when it was done, as a selector; without it, or when it is not there, one stays. */
	readonly to?: string;
	/** After the page shows what was done. */
	readonly done?: () => void;
}

const act = ':is(button, summary):not(:disabled)';

function shown(element: Element | null | undefined): element is HTMLElement {
	return element instanceof HTMLElement && element.isConnected && element.checkVisibility();
}

/** Headings and paragraphs can be led to as well: they take the focus, but are no stop of the Tab key. */
export function lead(to: HTMLElement): void {
	if (to.tabIndex < 0 && !to.hasAttribute('tabindex')) to.tabIndex = -1;
	to.focus();
}

/**
 * Remembers where somebody is who sends a form. What comes back leads there again when the act has taken the focus away:
 * to the same button, else to the nearest part of the page that is still there (`data-after-act`, a button, a heading).
 */
export function placeOf(form: HTMLElement, submitter: HTMLElement | null): () => void {
	const around: HTMLElement[] = [];
	for (let at: HTMLElement | null = form; at !== null && at !== document.body; at = at.parentElement)
		around.push(at);
	return () => {
		if (document.activeElement !== document.body && shown(document.activeElement)) return;
		if (shown(submitter) && submitter.matches(act)) return submitter.focus();
		for (const part of around) {
			if (!shown(part)) continue;
			const candidates = ['[data-after-act]', ...(part === form ? [act] : []), ':is(h1, h2, h3)'];
			const found = candidates
				.flatMap((selector) => [
					...(part.matches(selector) ? [part] : []),
					...part.querySelectorAll(selector),
				])
				.find(shown);
			if (found) return lead(found);
		}
	};
}

/** To the first field that says what is wrong with it. A summary of several faults has the focus already. */
export function leadToFault(form: HTMLElement): void {
	if (document.activeElement?.matches('[role=alert]')) return;
	const wrong = form.querySelector<HTMLElement>('[aria-invalid=true], fieldset[data-wrong]');
	const field = wrong?.matches('fieldset')
		? (wrong.querySelector<HTMLElement>('input:checked') ?? wrong.querySelector<HTMLElement>('input'))
		: wrong;
	if (shown(field)) field.focus();
}

/** For `use:enhance`: one stays on the page, what was typed stays, and the focus is never lost. */
export function staying({ emptied = false, to, done }: Options = {}): SubmitFunction {
	return ({ formElement, submitter }) => {
		const back = placeOf(formElement, submitter);
		const from = location.pathname;
		return async ({ result, update }) => {
			await update({ reset: emptied && result.type === 'success' });
			if (location.pathname !== from) return;
			await tick();
			if (result.type === 'failure') leadToFault(formElement);
			else {
				const goal = to === undefined ? null : document.querySelector(to);
				if (shown(goal)) lead(goal);
				done?.();
			}
			back();
		};
	};
}
