import { m } from '#i18n/paraglide/messages.js';

/** What an act of the desk gives back to its page: which act, and why it was refused or what came of it. */
export interface DeskForm {
	readonly act?: string;
	readonly refused?: string;
	/** Letters too many. */
	readonly over?: number;
	readonly text?: string;
	readonly table?: number;
	/** Of the paper card just entered. */
	readonly number?: number;
	readonly revealed?: number;
	/** Counts that more people would have had to give: on paper or by hand, of which option, and what was typed. */
	readonly kind?: string;
	readonly option?: string;
	readonly people?: number;
	readonly most?: number;
	readonly counts?: readonly { readonly option: string; readonly count: number }[];
	/** The new code of an incontro opened again. */
	readonly code?: string;
}

/** Whether it is told beside the field it is about, and not with the acts that move the room. */
export const besideField = ({ act, refused }: DeskForm): boolean =>
	act === 'carta' ||
	(act === 'conta' && ['more-than-people', 'more-reasons', 'too-long'].includes(refused ?? ''));

export const typedText = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** NaN for what is no number, which no act accepts. */
export function typedNumber(form: FormData, name: string): number {
	const typed = typedText(form, name).trim();
	return typed === '' ? Number.NaN : Number(typed);
}

/** The button says the step, and after a colon what it is about: `next`, `go-to:<moment>`, `lengthen:-1`; a select may say the second. */
export function stepTyped(form: FormData): object {
	const [kind = '', after] = typedText(form, 'step').split(':');
	const about = after ?? typedText(form, 'about');
	switch (kind) {
		case 'go-to':
			return { kind, momentId: about };
		case 'focus':
			return { kind, cardId: about };
		case 'hand-desk':
			return { kind, personId: about };
		case 'turn-wall':
			return { kind, page: about === '' ? null : Number(about) };
		case 'lengthen':
			return { kind, minutes: Number(about) };
		default:
			return { kind };
	}
}

const counted = 'conta-';
/** The name of the field that counts an option. */
export const countName = (option: string): string => counted + option;

/** Every option with its whole number; an empty field says nothing about its option. */
export function countsTyped(form: FormData): { readonly option: string; readonly count: number }[] {
	return [...form.keys()]
		.filter((name) => name.startsWith(counted) && typedText(form, name).trim() !== '')
		.map((name) => ({ option: name.slice(counted.length), count: typedNumber(form, name) }));
}

/** Who comes to try the room, and what they write, in the language of whoever tries it. */
export function trialPeople(): { readonly names: string[]; readonly sentences: string[] } {
	const list = (words: string): string[] => words.split('|').map((word) => word.trim());
	return {
		names: list(m.workshop_desk_trial_names()),
		sentences: list(m.workshop_desk_trial_sentences()),
	};
}
