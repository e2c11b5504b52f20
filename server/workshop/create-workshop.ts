import { randomInt } from 'node:crypto';
import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { makeCode } from '#domain/workshop/code.ts';
import { decideMoments, readWhole } from '#domain/workshop/decide-moments.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Moment } from '#domain/workshop/moment.ts';
import { formats, untouchedDesk } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { anId, leads, malformed, notHere, type Malformed, type NotHere } from './acting.ts';
import { codeInUse, insertWorkshop, writeMoments, type Db } from './store.ts';

export const longestTitle = 80;
const mostTables = 60;

/** What both making and changing an incontro ask for. */
export const preparation = {
	title: v.string(),
	/** As typed. */
	tables: v.union([v.number(), v.string()]),
	keepDays: v.union([v.number(), v.string()]),
	moments: v.pipe(
		v.array(
			v.object({
				/** A new line has none. */
				id: v.optional(anId),
				kind: v.string(),
				title: v.string(),
				instructions: v.string(),
				minutes: v.union([v.number(), v.string()]),
				settings: v.optional(
					v.partial(
						v.object({
							dots: v.union([v.number(), v.string()]),
							dotsOnOne: v.union([v.number(), v.string()]),
							steps: v.union([v.number(), v.string()]),
							atTables: v.boolean(),
						}),
					),
				),
			}),
		),
		v.maxLength(100),
	),
};
const input = v.object({
	spaceId: anId,
	key: anId,
	format: v.picklist(formats),
	rehearsal: v.boolean(),
	...preparation,
});

/** Field → what is wrong: 'title', 'tables', 'keepDays', 'moments', 'moment-<line>-<field>'. */
export type Unprepared = { readonly refused: 'fields'; readonly faults: Readonly<Record<string, string>> };
type TypedMoments = v.InferOutput<typeof preparation.moments>;

/** Says everything that is wrong with what was typed, or gives it as it will be stored. */
export function decidePreparation(
	kit: Kit,
	typed: {
		readonly title: string;
		readonly tables: string | number;
		readonly keepDays: string | number;
		readonly moments: TypedMoments;
	},
):
	| {
			readonly title: string;
			readonly tables: number;
			readonly keepDays: number;
			readonly moments: readonly Moment[];
	  }
	| Unprepared {
	const title = tidyText(typed.title.toWellFormed().replace(/[\r\n]+/g, ' '));
	const tables = readWhole(typed.tables, [0, mostTables]);
	const keepDays = readWhole(typed.keepDays, [1, 365]);
	const faults: Record<string, string> = {};
	if (title === '') faults.title = 'title-missing';
	else if (lettersIn(title) > longestTitle) faults.title = 'title-too-long';
	if (tables === null) faults.tables = 'tables-unreadable';
	if (keepDays === null) faults.keepDays = 'days-unreadable';
	const decided = decideMoments(
		typed.moments.map(({ id, settings, ...line }) => ({
			...line,
			id: id ?? kit.ids(),
			settings: Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined)),
		})),
	);
	if ('faults' in decided) Object.assign(faults, decided.faults);
	if (Object.keys(faults).length > 0 || tables === null || keepDays === null || 'faults' in decided)
		return { refused: 'fields', faults };
	return { title, tables, keepDays, moments: decided.moments };
}

/** An incontro in preparation: a code is kept for it at once, so that signs can be printed. */
export async function createWorkshop(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly id: string } | NotHere | Malformed | Unprepared> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const given = parsed.output;
	const by = await leads(kit, actor, given.spaceId);
	if (by === null) return notHere;
	const prepared = decidePreparation(kit, given);
	if ('refused' in prepared) return prepared;
	const at = kit.clock();
	return kit.storage.unitOfWork((unit) =>
		once(unit, { by: by.personId, key: given.key, act: 'create-workshop', at }, async () => {
			const id = kit.ids();
			await insertWorkshop(unit.db, {
				id,
				space_id: given.spaceId,
				title: prepared.title,
				format: given.format,
				code: await freeCode(unit.db),
				state: untouchedDesk.state,
				tables: prepared.tables,
				keep_days: prepared.keepDays,
				rehearsal: given.rehearsal ? 1 : 0,
				column_id: kit.ids(),
				revision: 0,
				desk: JSON.stringify(untouchedDesk),
				created_by: by.personId,
				created_at: at,
			});
			await writeMoments(unit.db, id, prepared.moments);
			return { id };
		}),
	);
}

/** One of 64 million; tried again when another incontro has it now. */
export async function freeCode(db: Db): Promise<string> {
	for (;;) {
		const code = makeCode((below) => randomInt(below));
		if (!(await codeInUse(db, code))) return code;
	}
}
