import { invalidate } from '$app/navigation';
import type { SubmitFunction } from '$app/forms';
import { tick } from 'svelte';
import { m } from '#i18n/paraglide/messages.js';
import { placeOf } from '#lib/ui/staying.ts';
import { announce } from '#lib/ui/status.svelte.ts';
import type { DeskForm } from './desk-form.ts';

let away = $state(false);

/** The last act did not reach the server. */
export const networkIsAway = (): boolean => away;

/** The act on its way, until the page shows what came of it. */
let underWay: Promise<void> | null = null;
/** The state of the desk that this page's own latest step made: what it shows may still be older. */
let own = { desk: '', revision: 0 };
/** What was pressed last, and on which drawing of the desk: its revision, or what the form says of itself (`data-drawn`). */
let lastPress = '';
/** What was pressed last, and the way back to its place. */
let latest: { readonly button: HTMLElement | null; readonly back: () => void } | null = null;
/** Pressed twice by a trembling hand, these would move the room twice. */
const onlyOnce = /^(next|start|open-doors|close|reopen|go-to:|turn-wall:)/;

/**
 * For `use:enhance` on the forms of the desk: one stays, sees the room as it is now, and keeps the focus. Who presses something
 * else before the page shows the first act is not told that "somebody" was faster: the second waits for the first.
 */
export function acting(): SubmitFunction {
	return async ({ formElement, formData, submitter, cancel }) => {
		const said = submitter instanceof HTMLButtonElement ? submitter.value : '';
		const desk = location.pathname;
		const press = `${desk} ${said} ${String(formData.get('seen'))} ${formElement.dataset.drawn ?? ''}`;
		if (onlyOnce.test(said) && press === lastPress) return cancel();
		lastPress = press;
		await underWay;
		if (formData.has('seen') && own.desk === desk)
			formData.set('seen', String(Math.max(Number(formData.get('seen')), own.revision)));
		const back = placeOf(formElement, submitter);
		latest = { button: submitter, back };
		const { promise: shown, resolve } = Promise.withResolvers<void>();
		underWay = shown;
		return async ({ result, update }) => {
			try {
				if (result.type !== 'success') lastPress = '';
				else if (typeof result.data?.revision === 'number') own = { desk, revision: result.data.revision };
				if (!(await arrived(result, update))) return;
				await tick();
				back();
			} finally {
				if (underWay === shown) underWay = null;
				resolve();
			}
		};
	};
}

/**
 * The desk is drawn anew whenever the room moves, also by a colleague, and may take away the very button one stands on. Whoever
 * stood there is led to the place of their act, else to the moment. Called by the page; `drawn` says what to follow.
 */
export function keepFocus(drawn: () => unknown): void {
	let at: EventTarget | null = null;
	$effect(() => {
		const come = ({ target }: FocusEvent): void => void (at = target);
		// Somebody who leaves it themselves leaves it in the page.
		const go = ({ target }: FocusEvent): void =>
			queueMicrotask(() => {
				if (at === target && target instanceof Node && target.isConnected) at = null;
			});
		document.addEventListener('focusin', come);
		document.addEventListener('focusout', go);
		return () => {
			document.removeEventListener('focusin', come);
			document.removeEventListener('focusout', go);
		};
	});
	$effect(() => {
		drawn();
		if (document.activeElement !== document.body || !(at instanceof HTMLElement) || at.isConnected) return;
		if (latest?.button === at) latest.back();
		else document.getElementById('momento')?.focus({ preventScroll: true });
	});
}

/**
 * For the line where paper cards are typed one after the other: it is free for the next as soon as Invio is pressed, and what was
 * not taken comes back to it. Each sending has a key of its own, so that nothing typed fast counts as a repetition. The page's own
 * form is left alone, because drawing it anew takes the focus from the hands that type. `answered`: the refusal, or null.
 */
export function addingLines(answered: (refusal: DeskForm | null) => void): SubmitFunction {
	return ({ formElement, formData, cancel }) => {
		const line = formElement.elements.namedItem('text');
		if (!(line instanceof HTMLInputElement)) return;
		line.focus();
		if (line.value.trim() === '') return cancel();
		const typed = line.value;
		formData.set('key', crypto.getRandomValues(new Uint32Array(4)).join('-'));
		line.value = '';
		return async ({ result, update }) => {
			away = result.type === 'error' && result.location === undefined;
			if (result.type === 'error' && !away) return update();
			if (result.type !== 'success' && line.value === '') line.value = typed;
			answered(result.type === 'failure' ? ((result.data ?? null) as DeskForm | null) : null);
			if (result.type === 'success')
				announce(m.workshop_desk_said_paper({ number: Number(result.data?.number) }));
			if (!away) await invalidate('tavolo:desk');
		};
	};
}

type Answer = Parameters<Exclude<Awaited<ReturnType<SubmitFunction>>, void>>[0];

async function arrived(result: Answer['result'], update: Answer['update']): Promise<boolean> {
	away = result.type === 'error' && result.location === undefined;
	if (away) return false;
	// The framework takes the focus away from whatever one has gone on to meanwhile.
	const at = document.activeElement;
	await update({ reset: false, refreshAll: false, navigate: false });
	if (at instanceof HTMLElement && at.isConnected && at !== document.activeElement)
		at.focus({ preventScroll: true });
	await invalidate('tavolo:desk');
	return true;
}
