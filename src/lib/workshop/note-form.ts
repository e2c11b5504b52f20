import { lettersIn } from '#domain/space/text-as-typed.ts';
import { m } from '#i18n/paraglide/messages.js';

export const noteKinds = ['decision', 'next-step', 'dissent'] as const;
export type NoteKind = (typeof noteKinds)[number];
export const longestWho = 120;

/** What was typed into one of the small forms under the minutes. */
export interface NoteValues {
	readonly kind: NoteKind;
	readonly text: string;
	readonly who: string;
	readonly by: string;
	readonly clauseId: string;
}

/** Null when it is none of these forms. */
export function noteValues(form: FormData): NoteValues | null {
	const field = (name: string): string => String(form.get(name) ?? '');
	const kind = noteKinds.find((known) => known === field('tipo'));
	if (kind === undefined) return null;
	return {
		kind,
		text: field('testo'),
		who: field('chi'),
		by: field('entro').trim(),
		clauseId: field('articolo'),
	};
}

/** Field → sentence; empty when it can be sent on. */
export function noteFaults(values: NoteValues): Readonly<Record<string, string>> {
	return {
		...(lettersIn(values.who) > longestWho ? { who: m.workshop_outcome_fault_who() } : {}),
		...(values.by !== '' && !isDay(values.by) ? { by: m.workshop_outcome_fault_by() } : {}),
	};
}

/** A browser without a calendar sends what was typed. */
function isDay(words: string): boolean {
	const at = new Date(`${words}T12:00:00Z`);
	return (
		/^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(words)
	);
}
