import type { Moment } from '#domain/workshop/moment.ts';

/** A moment of the agenda as the form has it: everything as typed. */
export interface AgendaLine {
	readonly id: string;
	readonly kind: string;
	readonly title: string;
	readonly instructions: string;
	readonly minutes: string;
	/** Undefined where the form did not show them. */
	readonly dots?: string;
	readonly dotsOnOne?: string;
	readonly steps?: string;
	readonly atTables: boolean;
}

/** What the buttons beside a moment ask for: 'save', 'add', or what to do with which line. */
export type AgendaIntent =
	| { readonly kind: 'save' | 'add' | 'redraw' }
	| { readonly kind: 'up' | 'down' | 'remove'; readonly line: number };

export function lineOf({ id, kind, title, instructions, minutes, settings }: Moment): AgendaLine {
	return {
		id,
		kind,
		title,
		instructions,
		minutes: String(minutes),
		dots: String(settings.dots),
		dotsOnOne: String(settings.dotsOnOne),
		steps: String(settings.steps),
		atTables: settings.atTables,
	};
}

const most = 100;

/** The agenda as it stands in the form, in its order. Names of fields are those of the faults: `moment-<line>-<field>`. */
export function readAgenda(form: FormData): AgendaLine[] {
	const lines: AgendaLine[] = [];
	for (let line = 0; line < most && form.has(`moment-${line}-key`); line++) {
		const text = (field: string) => String(form.get(`moment-${line}-${field}`) ?? '');
		const shown = (field: string) => (form.has(`moment-${line}-${field}`) ? text(field) : undefined);
		lines.push({
			id: text('key'),
			kind: text('kind'),
			title: text('title'),
			instructions: text('instructions'),
			minutes: text('minutes'),
			dots: shown('dots'),
			dotsOnOne: shown('dotsOnOne'),
			steps: shown('steps'),
			atTables: form.has(`moment-${line}-atTables`),
		});
	}
	return lines;
}

export function readIntent(form: FormData): AgendaIntent {
	const [kind = '', line = ''] = String(form.get('intent') ?? 'save').split('-');
	if (kind === 'up' || kind === 'down' || kind === 'remove') return { kind, line: Number(line) };
	return kind === 'add' ? { kind } : { kind: 'save' };
}

/** The agenda after a button was pressed; nothing is stored by it. `newId` names a line that is added. */
export function rearrange(
	lines: readonly AgendaLine[],
	intent: AgendaIntent,
	newId: string,
	newTitle: string,
): AgendaLine[] {
	const next = [...lines];
	switch (intent.kind) {
		case 'add':
			next.push({
				id: newId,
				kind: 'talk',
				title: newTitle,
				instructions: '',
				minutes: '10',
				atTables: false,
			});
			break;
		case 'remove':
			next.splice(intent.line, 1);
			break;
		case 'up':
		case 'down': {
			const to = intent.line + (intent.kind === 'up' ? -1 : 1);
			const moved = next[intent.line];
			if (moved === undefined || next[to] === undefined) break;
			next[intent.line] = next[to];
			next[to] = moved;
			break;
		}
	}
	return next;
}

/** As the act reads it. */
export function momentsInput(lines: readonly AgendaLine[]) {
	return lines.map(({ id, kind, title, instructions, minutes, dots, dotsOnOne, steps, atTables }) => ({
		id,
		kind,
		title,
		instructions,
		minutes,
		settings: { dots, dotsOnOne, steps, atTables },
	}));
}

/** Whole minutes of all moments; what cannot be read counts nothing. */
export function totalMinutes(lines: readonly Pick<AgendaLine, 'minutes'>[]): number {
	return lines.reduce((sum, { minutes }) => {
		const count = /^\s*\d{1,3}\s*$/.test(minutes) ? Number(minutes) : 0;
		return sum + count;
	}, 0);
}

/** '18:00' and 86 → '19:26'; null when the hour cannot be read. Past midnight it begins again. */
export function hourAfter(begins: string, minutes: number): string | null {
	const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(begins.trim()) ?? [];
	if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
	const end = (Number(hour) * 60 + Number(minute) + minutes) % (24 * 60);
	return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
