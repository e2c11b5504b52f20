import type { MomentKind, MomentSettings } from './moment.ts';
import type { Format } from './workshop.ts';

/** A moment as the format proposes it. Its words are the messages `workshop_plan_<key>_title` and `…_say`. */
export interface PlannedMoment {
	readonly key: string;
	readonly kind: MomentKind;
	readonly minutes: number;
	/** What differs from the usual settings. */
	readonly settings: Partial<MomentSettings>;
}

/** The agenda a format begins with; whoever prepares changes it as the room needs. Keys are different within a format. */
export function planOf(format: Format): readonly PlannedMoment[] {
	return plans[format];
}

const at = (
	key: string,
	kind: MomentKind,
	minutes: number,
	settings: Partial<MomentSettings> = {},
): PlannedMoment => ({ key, kind, minutes, settings });

const welcome = at('welcome', 'talk', 10);
const closing = at('closing', 'talk', 5);
const tables = { atTables: true };

const plans: Readonly<Record<Format, readonly PlannedMoment[]>> = {
	metaplan: [
		welcome,
		at('write', 'write', 5),
		at('reveal', 'reveal', 5),
		at('group', 'group', 15),
		at('dots', 'dots', 6),
		at('discuss', 'talk', 20),
		at('clause', 'clause', 25),
	],
	'world-cafe': [
		welcome,
		at('cafe_first', 'write', 20, tables),
		at('cafe_second', 'write', 20, tables),
		at('cafe_third', 'write', 20, tables),
		at('cafe_harvest', 'reveal', 15),
		at('group', 'group', 15),
		at('dots', 'dots', 6),
		closing,
	],
	'open-space': [
		at('open_welcome', 'talk', 15),
		at('open_topics', 'write', 10),
		at('open_market', 'reveal', 10),
		at('open_first', 'write', 40, tables),
		at('open_second', 'write', 40, tables),
		at('open_harvest', 'reveal', 15),
		at('dots', 'dots', 6),
		closing,
	],
	dotmocracy: [
		welcome,
		at('write', 'write', 5),
		at('reveal', 'reveal', 5),
		at('group', 'group', 10),
		// One dot on each at the most: this format looks for what many want a little.
		at('dots_apart', 'dots', 8, { dots: 5, dotsOnOne: 1 }),
		at('discuss', 'talk', 15),
		closing,
	],
	gradients: [
		at('sentence', 'talk', 10),
		at('gradient', 'gradient', 4),
		at('gradient_listen', 'talk', 15),
		at('gradient_mend', 'write', 5),
		at('reveal', 'reveal', 5),
		at('sentence_again', 'talk', 10),
		at('gradient_again', 'gradient', 4),
		closing,
	],
	consent: [
		at('sentence', 'talk', 10),
		at('consent_questions', 'talk', 10),
		at('consent_reactions', 'talk', 10),
		at('consent', 'consent', 5),
		at('consent_objections', 'talk', 20),
		at('consent_again', 'consent', 5),
		at('clause', 'clause', 10),
	],
	brainwriting: [
		welcome,
		at('brain_first', 'write', 5),
		at('brain_read', 'reveal', 5),
		at('brain_second', 'write', 5),
		at('brain_read_all', 'reveal', 5),
		at('group', 'group', 15),
		at('dots', 'dots', 6),
		closing,
	],
	blank: [at('talk', 'talk', 15)],
};
