import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { can } from '#domain/space/can.ts';
import { formatDay, formatHour } from '#lib/ui/format.ts';
import { faultSummary, refusalWords } from '#lib/poll/refusal-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Sheets and hands, for the office and whoever leads; for everybody else the page is not there. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { space, may } = await parent();
	if (!may['enter-paper']) error(404, m.common_not_found());
	const { app, actor } = locals;
	const poll = await app.poll.readPoll(actor, space, params.poll);
	if (poll === null || !poll.paper) error(404, m.common_not_found());
	const paper = await app.poll.readPaper(actor, space, poll.id);
	if (paper === null) error(404, m.common_not_found());
	const now = Date.now();
	// Hands are counted where they are raised: it is today, it is now, and it is mostly the same room.
	return {
		poll,
		paper,
		key: crypto.randomUUID(),
		counting: {
			place: paper.hands.at(-1)?.place ?? '',
			day: formatDay(now, 'it'),
			hour: formatHour(now, 'it'),
		},
	};
};

type Part = 'sheet' | 'check' | 'hands' | 'conflict' | 'given';

async function act(
	event: RequestEvent,
	part: Part,
	work: (
		app: App.Locals['app'],
		actor: App.Locals['actor'],
		form: FormData,
	) => Promise<object | { readonly refused: string }>,
) {
	const { app, actor, asking } = event.locals;
	const space = await app.space.readSpace(actor, event.params.slug);
	if (space === null || !can(actor, 'enter-paper', space.subject)) error(404, m.common_not_found());
	const form = await event.request.formData();
	const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
	const lines = linesOf(form);
	const failed = (
		status: number,
		refused: string,
		faults: Record<string, string>,
		among: Readonly<Record<string, readonly string[]>> = {},
	) =>
		fail(status, {
			...{ part, typed, lines, name: null as string | null },
			sentence: refused === 'fields' ? null : refusalWords(refused),
			faults: { ...faultSummary(faults), ...whichOf(among) },
		});
	const tooMany = await app.limits.take(asking, 'office');
	if (tooMany) return failed(429, 'too-many', {});
	const answer = await work(app, actor, form);
	if ('refused' in answer) {
		if (answer.refused === 'not-found') error(404, m.common_not_found());
		return failed(
			400,
			String(answer.refused),
			('faults' in answer ? answer.faults : {}) as Record<string, string>,
			('among' in answer ? answer.among : {}) as Record<string, readonly string[]>,
		);
	}
	const name = 'name' in answer ? String(answer.name) : null;
	return { part, done: true, name };
}

/** Beside a name that several people have: how to write whom one means. */
function whichOf(among: Readonly<Record<string, readonly string[]>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(among).map(([field, labels]) => [
			field,
			m.poll_fault_voter_which({ names: labels.join(' · ') }),
		]),
	);
}

function linesOf(form: FormData) {
	const all = (name: string): string[] => form.getAll(name).map(String);
	const names = all('nome');
	const choices = all('scelta');
	return all('riga').map((line, index) => ({
		line,
		choice: choices[index] ?? '',
		name: names[index] ?? '',
	}));
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

export const actions: Actions = {
	foglio: (event) =>
		act(event, 'sheet', (app, actor, form) =>
			app.poll.enterPaper(actor, {
				pollId: event.params.poll,
				key: text(form, 'chiave'),
				sheet: text(form, 'foglio'),
				wording: form.has('prima') ? 'earlier' : text(form, 'testo'),
				lines: linesOf(form),
			}),
		),
	controlla: (event) =>
		act(event, 'check', (app, actor, form) => {
			const wrong = new Set(form.getAll('sbagliata').map(Number));
			const lines = form.getAll('riga').map((value) => {
				const [line = '', ...choice] = String(value).split('|');
				return { line: Number(line), choice: choice.join('|'), right: !wrong.has(Number(line)) };
			});
			return app.poll.confirmSheet(actor, {
				pollId: event.params.poll,
				sheet: Number(text(form, 'foglio')),
				seenAt: Number(text(form, 'visto')),
				lines,
			});
		}),
	assente: (event) =>
		act(event, 'check', (app, actor, form) => {
			const [line, enteredAt] = text(form, 'riga').split('|').map(Number);
			return app.poll.takeLineOut(actor, {
				...{ pollId: event.params.poll, sheet: Number(text(form, 'foglio')) },
				...{ line, enteredAt },
			});
		}),
	mani: (event) =>
		act(event, 'hands', (app, actor, form) => {
			const fields = ['place', 'day', 'hour', 'inFavour', 'against', 'abstained'];
			return app.poll.enterHands(actor, {
				pollId: event.params.poll,
				key: text(form, 'chiave'),
				...Object.fromEntries(fields.map((name) => [name, text(form, name)])),
			});
		}),
	controllamani: (event) =>
		act(event, 'hands', (app, actor, form) =>
			app.poll.confirmHands(actor, {
				pollId: event.params.poll,
				id: text(form, 'mani'),
				right: text(form, 'giusto') === 'si',
			}),
		),
	decidi: (event) =>
		act(event, 'conflict', (app, actor, form) =>
			app.poll.settleConflict(actor, {
				pollId: event.params.poll,
				voter: text(form, 'voter'),
				keep: text(form, 'keep'),
				reason: text(form, 'reason'),
			}),
		),
	consegna: (event) =>
		act(event, 'given', (app, actor, form) =>
			app.poll.registerPaperVoter(actor, { pollId: event.params.poll, name: text(form, 'nome') }),
		),
};
