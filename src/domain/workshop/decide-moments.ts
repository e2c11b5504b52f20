import type { Faults } from '#domain/person/faults.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import { isMomentKind, usualSettings, type Moment, type MomentSettings } from './moment.ts';

export const mostMoments = 30;
/** In letters as people count them. */
export const momentTexts = { title: 80, instructions: 500 } as const;
export const momentBounds = { minutes: [1, 240], dots: [1, 20] } as const;

/** A moment as the form sends it: numbers as typed. What is left out of the settings is as usual. */
export interface TypedMoment {
	/** Given by whoever made the line; a moment keeps its id when it is changed or moved. */
	readonly id: string;
	readonly kind: string;
	readonly title: string;
	readonly instructions: string;
	readonly minutes: string | number;
	readonly settings?: {
		readonly dots?: string | number;
		readonly dotsOnOne?: string | number;
		readonly steps?: string | number;
		readonly atTables?: boolean;
	};
}

export type MomentFault =
	| 'moments-missing'
	| 'moments-too-many'
	| 'moment-unknown'
	| 'title-missing'
	| 'title-too-long'
	| 'instructions-too-long'
	| 'minutes-unreadable'
	| 'dots-unreadable'
	| 'dots-on-one-unreadable'
	| 'dots-on-one-more-than-dots'
	| 'steps-unreadable'
	/** People have answered to these words: theirs must not come to stand under others. */
	| 'already-answered';

/**
 * The agenda as prepared. What is wrong is told line by line and all at once: `moments` for the whole, else
 * `moment-<line>-<field>`, lines counted from 0. Settings that a kind has no use for are not looked at too closely: the
 * form doesn't show them.
 */
export function decideMoments(
	typed: readonly TypedMoment[],
): { readonly moments: readonly Moment[] } | { readonly faults: Faults } {
	if (typed.length === 0) return { faults: { moments: 'moments-missing' } };
	if (typed.length > mostMoments) return { faults: { moments: 'moments-too-many' } };
	const faults: Record<string, MomentFault> = {};
	const ids = new Set<string>();
	const moments = typed.map((line, index): Moment => {
		const fault = (field: string, what: MomentFault) => (faults[`moment-${index}-${field}`] ??= what);
		if (!/^[\w:-]{1,64}$/.test(line.id) || ids.has(line.id)) fault('id', 'moment-unknown');
		ids.add(line.id);
		const kind = isMomentKind(line.kind) ? line.kind : null;
		if (kind === null) fault('kind', 'moment-unknown');
		const title = tidyText(line.title.toWellFormed().replace(/[\r\n]+/g, ' '));
		if (!/[\p{L}\p{N}]/u.test(title)) fault('title', 'title-missing');
		else if (isLonger(title, momentTexts.title)) fault('title', 'title-too-long');
		const instructions = tidyText(line.instructions.toWellFormed().replace(/\r\n?/g, '\n'));
		if (isLonger(instructions, momentTexts.instructions)) fault('instructions', 'instructions-too-long');
		const minutes = readWhole(line.minutes, momentBounds.minutes);
		if (minutes === null) fault('minutes', 'minutes-unreadable');
		const { settings, wrong } = readSettings(line.settings ?? {});
		if (kind === 'dots' || kind === 'gradient')
			for (const { field, what } of wrong)
				if ((field === 'steps') === (kind === 'gradient')) fault(field, what);
		return { id: line.id, kind: kind ?? 'talk', title, instructions, minutes: minutes ?? 1, settings };
	});
	return Object.keys(faults).length > 0 ? { faults } : { moments };
}

/**
 * What has happened stays as it was when an agenda is changed meanwhile: a moment that was held is still there, of its kind and with
 * its steps (third of five is not third of seven), and one that was answered asks the same. `answered`: moments where somebody said
 * something, on a phone, on paper or by hand.
 */
export function decideHeld(
	moments: readonly Moment[],
	held: readonly Moment[],
	answered: ReadonlySet<string>,
):
	| { readonly refused: 'moment-was-held' }
	| { readonly faults: Readonly<Record<string, MomentFault>> }
	| null {
	const faults: Record<string, MomentFault> = {};
	for (const before of held) {
		const line = moments.findIndex(({ id }) => id === before.id);
		const now = moments[line];
		if (now?.kind !== before.kind) return { refused: 'moment-was-held' };
		if (now.kind === 'gradient' && now.settings.steps !== before.settings.steps)
			return { refused: 'moment-was-held' };
		if (!answered.has(before.id)) continue;
		for (const field of ['title', 'instructions'] as const)
			if (now[field] !== before[field]) faults[`moment-${line}-${field}`] = 'already-answered';
	}
	return Object.keys(faults).length > 0 ? { faults } : null;
}

function readSettings(typed: NonNullable<TypedMoment['settings']>): {
	readonly settings: MomentSettings;
	readonly wrong: readonly { readonly field: string; readonly what: MomentFault }[];
} {
	const wrong: { field: string; what: MomentFault }[] = [];
	const dots = readWhole(typed.dots ?? usualSettings.dots, momentBounds.dots);
	if (dots === null) wrong.push({ field: 'dots', what: 'dots-unreadable' });
	const most = dots ?? usualSettings.dots;
	const onOne = readWhole(typed.dotsOnOne ?? Math.min(usualSettings.dotsOnOne, most), momentBounds.dots);
	if (onOne === null) wrong.push({ field: 'dotsOnOne', what: 'dots-on-one-unreadable' });
	else if (dots !== null && onOne > dots)
		wrong.push({ field: 'dotsOnOne', what: 'dots-on-one-more-than-dots' });
	const steps = readWhole(typed.steps ?? usualSettings.steps, [5, 7]);
	if (steps !== 5 && steps !== 7) wrong.push({ field: 'steps', what: 'steps-unreadable' });
	return {
		settings: {
			dots: most,
			dotsOnOne: Math.min(onOne ?? usualSettings.dotsOnOne, most),
			steps: steps === 7 ? 7 : 5,
			atTables: typed.atTables === true,
		},
		wrong,
	};
}

/** A whole number as typed, in whatever digits the script of the keyboard has; null when it is none or out of bounds. */
export function readWhole(typed: string | number, [least, most]: readonly [number, number]): number | null {
	const text = String(typed)
		.normalize('NFKC')
		.trim()
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! & 0xf));
	const number = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
	return number >= least && number <= most ? number : null;
}

function isLonger(text: string, letters: number): boolean {
	return text.length > letters * 12 || lettersIn(text) > letters;
}
