import type { RoomFact } from '#protocol/workshop/room-fact.ts';
import { wireQuickExit } from '#lib/space/quick-exit.ts';
import { openStream } from '../live/open-stream.ts';
import { clockText } from './clock-text.ts';

/**
 * The whole script of the room on a phone. The server draws every page; this reads it again when the room moves, sends forms without
 * leaving the page, keeps what is being typed, and waits with what could not be sent until the network is back.
 */

interface Waiting {
	readonly action: string;
	/** The fields, as typed; `key` makes a second sending the same act. */
	readonly fields: readonly (readonly [string, string])[];
	/** Fields whose words are on their way with it. */
	readonly sent: readonly string[];
	/** The id of the button that was pressed. */
	readonly pressed: string;
}

/** Three hundred phones hear of a step at once: they ask for the new page spread over this time. */
const spreadMs = 600;
const calmMs = 250;
const retryMs = 3_000;

const room = (): HTMLElement | null => document.querySelector('[data-room]');
const code = room()?.dataset.room ?? '';
const waitingKey = `tavolo-incontro-${code}`;
/** In a protected tavolo nothing is left in the browser: what waits is only on the page. */
const leavesNothing = room()?.dataset.leavesNothing !== undefined;
let unkept: readonly Waiting[] = [];
/** How often the server failed at what is first in line. */
let stumbles = 0;
let reading: ReturnType<typeof setTimeout> | undefined;
let retrying: ReturnType<typeof setTimeout> | undefined;
let endsAt: number | null = null;
let busy = false;
/** Pages are numbered as they are asked for: an older one that comes late is not shown. */
let asked = 0;
let shown = 0;

/** The page's one region that is read aloud. It stays where it is while the room is drawn anew: a new one would not be heard. */
const ear = document.querySelector('[role="status"]');

/** A no-break space makes the same sentence new to the ear. */
function tell(sentence: string): void {
	if (ear && sentence !== '') ear.textContent = sentence === ear.textContent ? `${sentence}\u00a0` : sentence;
}

function say(sentence: string): void {
	const line = document.querySelector<HTMLElement>('[data-status]');
	if (!line) return;
	line.textContent = sentence;
	line.classList.add('waiting');
}

/** What the room says by itself: everybody waits, look at this, the results are open. */
function news(): string[] {
	return [...document.querySelectorAll('[data-news]')].map(({ textContent }) =>
		textContent.trim().replace(/\s+/g, ' '),
	);
}

/** Why something was not taken. Drawn with the page they would be heard by some and not by others: so all are told. */
function refusals(page: HTMLElement): string[] {
	return [...page.querySelectorAll('[role="alert"]')].map((fault) => {
		fault.removeAttribute('role');
		return fault.textContent.trim();
	});
}

// What is being typed survives every new drawing of the page.
function typed(): Map<string, string> {
	const fields = document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('[data-keep]');
	return new Map(
		[...fields].flatMap((field) =>
			field.value !== field.defaultValue && (field.localName === 'input' || field.value.trim() !== '')
				? [[field.id, field.value] as const]
				: [],
		),
	);
}

function put(kept: ReadonlyMap<string, string>): void {
	for (const [id, text] of kept) {
		const field = document.getElementById(id);
		if (field instanceof HTMLInputElement) field.value = text;
		if (!(field instanceof HTMLTextAreaElement)) continue;
		// A card that was refused is back in the field, and the next one was begun meanwhile: both stay.
		const refused = id === 'text' ? field.value.trim() : '';
		field.value = refused === '' || refused === text ? text : `${refused}\n${text}`;
		const details = field.closest('details');
		if (details) details.open = true;
	}
}

/** Choices not yet sent, and folds that are open, by their ids. */
function open(): { readonly chosen: string[]; readonly folds: string[] } {
	const radios = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
	return {
		chosen: radios.filter((radio) => radio.checked && !radio.defaultChecked).map(({ id }) => id),
		folds: [...document.querySelectorAll('details[open] > summary')].map(({ id }) => id),
	};
}

function again(chosen: readonly string[], folds: readonly string[]): void {
	for (const id of chosen) {
		const radio = document.getElementById(id);
		if (radio instanceof HTMLInputElement) radio.checked = true;
	}
	for (const id of folds) document.getElementById(id)?.closest('details')?.setAttribute('open', '');
}

/** To where one was; where that is gone or takes no focus any more, to what stands nearest, and to the heading at last. */
function lead(to: string): void {
	const place = document.getElementById(to);
	const places = [
		place,
		place?.closest('details')?.querySelector('summary'),
		place?.closest('form')?.querySelector<HTMLElement>('button:not(:disabled)'),
		document.querySelector<HTMLElement>('[data-room] h1'),
	];
	for (const one of places) {
		one?.focus({ preventScroll: true });
		if (one && document.activeElement === one) return;
	}
}

/**
 * Shows a page the server drew: the room as a whole, with focus and typed words where they were. `pressed`: the button that asked
 * for it, null when the room moved by itself.
 */
function show(html: string, number: number, sent: readonly string[], pressed: string | null): void {
	if (number < shown) return;
	shown = number;
	const page = new DOMParser().parseFromString(html, 'text/html');
	const next = page.querySelector<HTMLElement>('[data-room]');
	const now = room();
	if (!next || !now) {
		location.reload();
		return;
	}
	// Whoever was sent out keeps the page that says so, with their words on it.
	if (now.dataset.out !== undefined) return;
	const kept = typed();
	for (const id of sent) kept.delete(id);
	const unread = next.dataset.out === undefined ? [] : wordsGoing(now);
	const at = document.activeElement;
	// A button that was pressed and could not be pressed again has let go of the focus.
	const focused = now.contains(at) ? at!.id : at === document.body ? pressed : null;
	const moved = now.dataset.moment !== next.dataset.moment;
	const known = news();
	const faults = refusals(next);
	const { chosen, folds } = open();
	now.replaceWith(document.adoptNode(next));
	document.title = page.title;
	put(kept);
	// A card just changed is folded again; one's place and language stay open until one closes them.
	again(moved ? [] : chosen, pressed === null ? folds : folds.filter((id) => id === 'altro'));
	setUp();
	for (const [id, left] of kept) if (moved && !document.getElementById(id)) unread.unshift(left);
	const later = new Set<string>();
	for (const words of new Set(unread)) if (!next.textContent.includes(words)) later.add(keepForLater(words));
	const done = document.querySelector('[data-status]')?.textContent ?? '';
	tell(
		[done, ...faults, ...later, ...news().filter((sentence) => !known.includes(sentence))].join(' ').trim(),
	);
	if (moved || focused !== null) lead(moved ? '' : focused!);
	if (moved) scrollTo({ top: 0 });
}

/** Of whoever is sent out: their cards nobody read, and what was still on its way. */
function wordsGoing(from: HTMLElement): string[] {
	const cards = [...from.querySelectorAll('[data-mine] .people')].map((card) => card.textContent.trim());
	const onTheirWay = queue().flatMap(({ fields }) => fields.filter(([name]) => name === 'text'));
	keepQueue([]);
	return [...cards, ...onTheirWay.map(([, words]) => words.trim())].filter((words) => words !== '');
}

/** The moment changed while somebody was writing: their words stay on the page, and can be copied or said. */
function keepForLater(text: string): string {
	const note = document.createElement('div');
	note.className = 'frozen later';
	const sentence = document.createElement('p');
	sentence.textContent = room()?.dataset.later ?? '';
	const words = document.createElement('p');
	words.className = 'people';
	words.dir = 'auto';
	words.textContent = text;
	note.append(words, sentence);
	document.querySelector('.task .lead')?.after(note);
	if (!note.isConnected) document.querySelector('.task')?.prepend(note);
	return sentence.textContent;
}

async function readAgain(): Promise<void> {
	const number = ++asked;
	const answer = await fetch(`/incontro/${code}`, { headers: { accept: 'text/html' } }).catch(() => null);
	if (answer?.ok) show(await answer.text(), number, [], null);
	else if (answer === null) readSoon(retryMs);
}

function readSoon(within: number): void {
	clearTimeout(reading);
	reading = setTimeout(() => void readAgain(), within);
}

function queue(): readonly Waiting[] {
	if (leavesNothing) return unkept;
	try {
		return JSON.parse(sessionStorage.getItem(waitingKey) ?? '[]') as Waiting[];
	} catch {
		return [];
	}
}

function keepQueue(list: readonly Waiting[]): void {
	unkept = list;
	if (leavesNothing) return;
	if (list.length === 0) sessionStorage.removeItem(waitingKey);
	else sessionStorage.setItem(waitingKey, JSON.stringify(list));
}

/** Sends one form. False: the network is away or the server stumbles, and it waits. */
async function send({ action, fields, sent, pressed }: Waiting): Promise<boolean> {
	const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
	const headers = { accept: 'text/html' };
	const answer = await fetch(action, { method: 'POST', body, headers }).catch(() => null);
	if (answer === null || answer.status >= 502) return false;
	if (answer.status >= 500) {
		if (++stumbles < 10) return false;
		// What the server can't take must not stand in the way of all that comes after: its words stay on the page.
		stumbles = 0;
		for (const [name, words] of fields) if (name === 'text' && words.trim() !== '') keepForLater(words);
		return true;
	}
	stumbles = 0;
	const page = await answer.text().catch(() => null);
	if (page === null) readSoon(calmMs);
	else show(page, ++asked, answer.ok ? sent : [], pressed);
	return true;
}

/** Everything that waits, in the order in which it was done. */
async function sendWaiting(): Promise<void> {
	if (busy) return;
	busy = true;
	clearTimeout(retrying);
	try {
		for (let list = queue(); list.length > 0; list = queue()) {
			if (!(await send(list[0]!))) {
				say(room()?.dataset.offline ?? '');
				tell(room()?.dataset.offline ?? '');
				retrying = setTimeout(() => void sendWaiting(), retryMs);
				return;
			}
			keepQueue(queue().slice(1));
		}
	} finally {
		busy = false;
	}
}

function onSubmit(event: SubmitEvent): void {
	const form = event.target;
	if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.dataset.plain !== undefined)
		return;
	if (!form.action.includes('/incontro/')) return;
	event.preventDefault();
	const { submitter } = event;
	const data = new FormData(form, submitter);
	const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
	const fields = [...data].map(([name, value]) => [name, String(value)] as const);
	say(room()?.dataset.sending ?? '');
	// Of the card the words are safe in the queue: its field is free for the next one.
	const text = form.querySelector<HTMLTextAreaElement>('#text');
	const key = form.querySelector<HTMLInputElement>('input[name="key"]');
	const sent = [...form.querySelectorAll('textarea, [data-keep]')]
		.map(({ id }) => id)
		.filter((id) => id !== 'text');
	keepQueue([...queue(), { action, fields, sent, pressed: submitter?.id ?? '' }]);
	if (text && key) {
		text.value = '';
		key.value = crypto.getRandomValues(new Uint32Array(4)).join('-');
		count(text);
	}
	if (submitter instanceof HTMLButtonElement && submitter.name === 'dots') countAtOnce(form, submitter);
	void sendWaiting();
}

/** Two quick taps are two dots, also where the network takes its time. */
function countAtOnce(form: HTMLFormElement, pressed: HTMLButtonElement): void {
	const dots = Number(pressed.value);
	const [less, more] = form.querySelectorAll<HTMLButtonElement>('button[name="dots"]');
	const output = form.querySelector('output');
	if (!less || !more || !output) return;
	output.textContent = String(dots);
	less.value = String(dots - 1);
	more.value = String(dots + 1);
	less.disabled = dots === 0;
}

function count(field: HTMLTextAreaElement): void {
	const line = field.form?.querySelector<HTMLElement>('[data-count]');
	if (!line || field.dataset.limit === undefined) return;
	const words = field.value.trim();
	// Phones without a segmenter count an emoji of several parts as several: the server counts again.
	const letters = [...('Segmenter' in Intl ? new Intl.Segmenter().segment(words) : words)].length;
	const left = Number(field.dataset.limit) - letters;
	line.classList.toggle('over', left < 0);
	const sentence = left < 0 ? field.dataset.over! : field.dataset.remaining!;
	line.textContent = sentence.replace('{count}', String(Math.abs(left)));
}

function setClock(kind: string, leftMs: number): void {
	endsAt = kind === 'running' ? performance.now() + leftMs : null;
	const clock = document.querySelector<HTMLElement>('[data-clock]');
	if (!clock) return;
	clock.hidden = kind === 'none';
	const digits = clock.querySelector('[data-digits]');
	if (digits && kind !== 'none') digits.textContent = clockText(leftMs);
}

function tick(): void {
	if (endsAt === null) return;
	const clock = document.querySelector<HTMLElement>('[data-clock]');
	const digits = clock?.querySelector('[data-digits]');
	if (!clock || !digits) return;
	const left = endsAt - performance.now();
	digits.textContent = left > 0 ? clockText(left) : clock.dataset.over!;
	if (left <= 0) endsAt = null;
}

function setUp(): void {
	const clock = document.querySelector<HTMLElement>('[data-clock]');
	if (clock) setClock(clock.dataset.clock!, Number(clock.dataset.left));
	for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) count(field);
}

function hear(fact: RoomFact): void {
	if (fact.kind === 'removed') readSoon(0);
	if (fact.kind === 'moved') {
		setClock(fact.clock.kind, fact.clock.kind === 'none' ? 0 : fact.clock.leftMs);
		if (String(fact.revision) !== room()?.dataset.revision) readSoon(Math.random() * spreadMs);
	}
	if (fact.kind === 'shown') readSoon(calmMs + Math.random() * spreadMs);
}

for (const exit of document.querySelectorAll<HTMLElement>('[data-neutral-title]')) wireQuickExit(exit);
document.addEventListener('submit', onSubmit);
document.addEventListener('input', (event) => {
	if (event.target instanceof HTMLTextAreaElement) count(event.target);
});
addEventListener('online', () => void sendWaiting());
setInterval(tick, 250);
setUp();
// In the room, not at its door.
if (room()?.dataset.revision !== undefined) {
	void sendWaiting();
	openStream(`/incontro/${code}/diretta`, 0, {
		onData: (data) => hear(JSON.parse(data) as RoomFact),
		onReturn: () => {
			readSoon(Math.random() * spreadMs);
			void sendWaiting();
		},
	});
}
