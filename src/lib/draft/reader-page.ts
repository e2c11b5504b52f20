import type { LiveFact } from '#protocol/live/live-fact.ts';
import { followLiveFeed } from '#lib/live/live-feed.ts';
import { wireQuickExit } from '#lib/space/quick-exit.ts';
import { dropManners } from '#lib/ui/drop-manners.ts';

/**
 * The whole script of a reader's page: a phone of 2018 need not start a framework to read. The server drew the text; the
 * live feed replaces the words of a clause; anything else that changes is read again from the server.
 */

/** "aggiornato adesso" stays long enough to be noticed by somebody who reads slowly. */
const freshMs = 20_000;
/** A burst of changes is read once. */
const calmMs = 400;

const reader = () => document.querySelector<HTMLElement>('[data-draft]');
const section = (clauseId: string) => document.getElementById(`a-${clauseId}`);
const fresh = new Map<string, ReturnType<typeof setTimeout>>();
let again: ReturnType<typeof setTimeout> | undefined;

function show(clauseId: string, changed: boolean): void {
	const clause = section(clauseId);
	clause?.classList.toggle('fresh', changed);
	const mark = clause?.querySelector<HTMLElement>('[data-fresh]');
	if (mark) mark.hidden = !changed;
}

function notice(clauseId: string): void {
	clearTimeout(fresh.get(clauseId));
	show(clauseId, true);
	fresh.set(
		clauseId,
		setTimeout(() => {
			fresh.delete(clauseId);
			show(clauseId, false);
		}, freshMs),
	);
}

function say(title: string): void {
	const status = document.querySelector('[data-status]');
	if (status) status.textContent = (reader()?.dataset.spoken ?? '').replace('{title}', () => title);
}

/** The tavoli are in Italy: the hour is theirs, as where the server writes it. */
function stamp(at: number): void {
	const line = document.querySelector<HTMLElement>('[data-updated]');
	if (!line) return;
	const { lang } = document.documentElement;
	const locale = lang === 'ar' ? 'ar-u-nu-latn-ca-gregory' : lang === 'en' ? 'en-GB' : lang;
	const format = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(locale, { ...options, hour12: false, timeZone: 'Europe/Rome' }).format(at);
	const day = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
	const hour = format({ hour: '2-digit', minute: '2-digit' });
	line.textContent = line.dataset.updated!.replace('{day}', day).replace('{hour}', hour);
}

/** The server's page once more; without an answer the page stays as it is. */
async function readAgain(): Promise<void> {
	const answer = await fetch(location.href).catch(() => null);
	if (!answer?.ok) return;
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const next = page.querySelector('[data-draft]');
	if (next) reader()?.replaceChildren(...next.childNodes);
	for (const clauseId of fresh.keys()) show(clauseId, true);
}

function readAgainSoon(): void {
	clearTimeout(again);
	again = setTimeout(() => void readAgain(), calmMs);
}

function hear(fact: LiveFact): void {
	const draftId = reader()?.dataset.draft;
	if (fact.kind === 'outline-changed' && fact.draftId === draftId) {
		stamp(fact.at);
		readAgainSoon();
	}
	if (fact.kind === 'comments-changed') {
		const link = section(fact.subject.id)?.querySelector<HTMLElement>('[data-comments]');
		const number = link?.querySelector('[data-count]');
		if (link && number) {
			link.hidden = fact.count === 0;
			number.textContent = String(fact.count);
		}
	}
	if (fact.kind !== 'clause-changed' || fact.draftId !== draftId) return;
	stamp(fact.at);
	const clause = section(fact.clauseId);
	const title = clause?.querySelector<HTMLElement>('[data-title]');
	const words = clause?.querySelector<HTMLElement>('[data-words]');
	notice(fact.clauseId);
	if (!title || !words) return readAgainSoon();
	const name = fact.title || title.dataset.title!;
	if (title.textContent !== name) {
		title.textContent = name;
		readAgainSoon();
	}
	words.innerHTML = fact.html;
	say(name);
}

for (const details of document.querySelectorAll<HTMLDetailsElement>('details.tv-drop')) dropManners(details);
for (const exit of document.querySelectorAll<HTMLElement>('[data-neutral-title]')) wireQuickExit(exit);
for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => window.print());
}
const slug = reader()?.dataset.slug;
if (slug) followLiveFeed(slug, { onFact: hear, onReturn: readAgainSoon });
