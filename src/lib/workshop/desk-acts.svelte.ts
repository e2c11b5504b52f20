import { invalidate } from '$app/navigation';
import type { SubmitFunction } from '$app/forms';
import { tick } from 'svelte';
import { placeOf } from '#lib/ui/staying.ts';

let away = $state(false);

/** The last act did not reach the server. */
export const networkIsAway = (): boolean => away;

/** For `use:enhance` on the forms of the desk: one stays, sees the room as it is now, and keeps the focus. */
export function acting(): SubmitFunction {
	return ({ formElement, submitter }) => {
		const back = placeOf(formElement, submitter);
		return async ({ result, update }) => {
			if (!(await arrived(result, update))) return;
			await tick();
			back();
		};
	};
}

/**
 * For the line where paper cards are typed one after the other: it is free for the next as soon as Invio is pressed, and what was
 * not taken comes back to it. Each sending has a key of its own, so that nothing typed fast counts as a repetition.
 */
export function addingLines(): SubmitFunction {
	return ({ formElement, formData, cancel }) => {
		const line = formElement.elements.namedItem('text');
		if (!(line instanceof HTMLInputElement)) return;
		line.focus();
		if (line.value.trim() === '') return cancel();
		const typed = line.value;
		formData.set('key', crypto.getRandomValues(new Uint32Array(4)).join('-'));
		line.value = '';
		return async ({ result, update }) => {
			const taken = (await arrived(result, update)) && result.type === 'success';
			if (!taken && line.value === '') line.value = typed;
		};
	};
}

type Answer = Parameters<Exclude<Awaited<ReturnType<SubmitFunction>>, void>>[0];

async function arrived(result: Answer['result'], update: Answer['update']): Promise<boolean> {
	away = result.type === 'error' && result.location === undefined;
	if (away) return false;
	await update({ reset: false, refreshAll: false, navigate: false });
	await invalidate('tavolo:desk');
	return true;
}
