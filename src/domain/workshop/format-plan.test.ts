import { describe, expect, test } from 'vitest';
import ar from '#i18n/messages/workshop/ar.json' with { type: 'json' };
import en from '#i18n/messages/workshop/en.json' with { type: 'json' };
import it from '#i18n/messages/workshop/it.json' with { type: 'json' };
import { decideMoments, momentTexts } from './decide-moments.ts';
import { planOf } from './format-plan.ts';
import { formats } from './workshop.ts';

const languages: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
	['it', it],
	['en', en],
	['ar', ar],
];

describe.each(formats)('the agenda of %s', (format) => {
	const plan = planOf(format);

	test('has a key for each moment, and fits into a day', () => {
		expect(new Set(plan.map(({ key }) => key)).size).toBe(plan.length);
		expect(plan.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(240);
	});

	test.each(languages)('could be typed as it is, in "%s"', (_, messages) => {
		const said = (key: string): string => {
			expect(messages, key).toHaveProperty(key, expect.any(String));
			return messages[key] as string;
		};
		const typed = plan.map(({ key, kind, minutes, settings }) => ({
			id: key,
			kind,
			minutes,
			settings,
			title: said(`workshop_plan_${key}_title`),
			instructions: said(`workshop_plan_${key}_say`),
		}));
		expect(decideMoments(typed)).toMatchObject({ moments: typed });
		expect(said(`workshop_format_${format}_name`.replaceAll('-', '_')).length).toBeLessThanOrEqual(
			momentTexts.title,
		);
		expect(said(`workshop_format_${format}_when`.replaceAll('-', '_'))).toMatch(/[.؟?]$/);
	});
});

test('Metaplan is the path from the silent card to the clause', () => {
	expect(planOf('metaplan').map(({ kind }) => kind)).toEqual([
		'talk',
		'write',
		'reveal',
		'group',
		'dots',
		'talk',
		'clause',
	]);
});

test('a plan has no words that no format uses', () => {
	const used = new Set(formats.flatMap((format) => planOf(format).map(({ key }) => key)));
	const known = Object.keys(it).flatMap((key) => key.match(/^workshop_plan_(\w+)_(?:title|say)$/)?.[1] ?? []);
	expect(known.filter((key) => !used.has(key))).toEqual([]);
});
