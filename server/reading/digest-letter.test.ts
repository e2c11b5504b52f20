import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales } from '#domain/person/preferences.ts';
import { digestLetter } from './digest-letter.ts';
import type { NewsLine } from './news-views.ts';

const line = (kind: string): NewsLine => ({
	...{
		seq: 1,
		at: 0,
		kind,
		space: { id: 's', slug: 's', title: 'Patto' },
		guarded: false,
		byName: null,
		guest: false,
	},
	...{ title: 'Parole', note: '', reason: 'member', unread: true, href: '/tavoli/s' },
});
const said = (kind: string, locale: (typeof locales)[number]): string =>
	digestLetter({ to: '', locale, origin: '', stopToken: 't', lines: [line(kind)] })
		.text.split('\n')
		.find((one) => one.includes('«Parole»'))!;

test('a letter calls everything by the name the page of news has for it', () => {
	const page = readFileSync('src/lib/reading/news-words.ts', 'utf8');
	const kinds = [...page.matchAll(/'([a-z]+(?:-[a-z]+)+)': m\.reading_news_/g)].map(([, kind]) => kind!);
	expect(kinds.length).toBeGreaterThan(20);
	for (const locale of locales) {
		const unnamed = kinds.filter((kind) => said(kind, locale) === said('never-heard-of', locale));
		expect(unnamed, locale).toEqual([]);
	}
});
