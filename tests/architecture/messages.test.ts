import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gulpease, isSentence } from './gulpease.ts';
import { filesUnder, read, root } from './tree.ts';

const folder = 'src/i18n/messages';
const rooms = readdirSync(join(root, folder));
const languages = ['it', 'en', 'ar'] as const;

/** Given word for word by the national rules for public bodies' sites; it cannot be made easier. */
const prescribed = new Set(['page_legal_license']);

type Message = string | object;
const load = (room: string, language: string): Record<string, Message> =>
	JSON.parse(read(join(folder, room, `${language}.json`))) as Record<string, Message>;

/** The pieces of a message that are filled in: `{count}`. Variants are compared by what they use in all. */
function slots(message: Message): string[] {
	const text = typeof message === 'string' ? message : JSON.stringify(message);
	const names = [...text.matchAll(/(?<!\\)\{\s*(\w+)\s*\}/g)].map(([, name]) => name!);
	return [...new Set(names)].sort();
}

/** Every text of a message, its variants included. */
function texts(message: Message): string[] {
	if (typeof message === 'string') return [message];
	const variants = (Array.isArray(message) ? message : [message]).flatMap((part: { match?: object }) =>
		Object.values(part.match ?? {}),
	);
	return variants as string[];
}

describe.each(rooms)('the messages of %s', (room) => {
	const messages = Object.fromEntries(languages.map((language) => [language, load(room, language)]));
	const italian = messages.it!;

	test.each(['en', 'ar'])('have the same keys and slots in Italian and in "%s"', (language) => {
		const other = messages[language]!;
		expect(Object.keys(other).sort()).toEqual(Object.keys(italian).sort());
		const differing = Object.keys(italian).filter(
			(key) => slots(italian[key]!).join() !== slots(other[key]!).join(),
		);
		expect(differing).toEqual([]);
	});

	test('are named after their room', () => {
		const stray = Object.keys(italian).filter(
			(key) => key !== '$schema' && !key.startsWith(`${room.replaceAll('-', '_')}_`),
		);
		expect(stray).toEqual([]);
	});

	test('are not empty', () => {
		const empty = languages.flatMap((language) =>
			Object.entries(messages[language]!)
				.filter(([, message]) => texts(message).some((text) => text.trim() === ''))
				.map(([key]) => `${language} ${key}`),
		);
		expect(empty).toEqual([]);
	});

	test('are easy to read in Italian: Gulpease 60 or more', () => {
		const hard = Object.entries(italian)
			.filter(([key]) => !prescribed.has(key))
			.flatMap(([key, message]) => texts(message).map((text) => ({ key, text })))
			.filter(({ text }) => isSentence(text) && gulpease(text) < 60)
			.map(({ key, text }) => `${key} (${Math.round(gulpease(text))}): ${text}`);
		expect(hard).toEqual([]);
	});
});

test('every message that a screen uses exists', () => {
	const sources = [...filesUnder('src'), ...filesUnder('server')]
		.filter((path) => /\.(ts|svelte)$/.test(path))
		.map(read)
		.join('\n');
	const used = new Set([...sources.matchAll(/\bm\.(\w+)\(/g)].map(([, key]) => key!));
	const known = new Set(rooms.flatMap((room) => Object.keys(load(room, 'it'))));
	expect([...used].filter((key) => !known.has(key))).toEqual([]);
});
