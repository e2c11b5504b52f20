import { expect, test } from 'vitest';
import { m } from '#i18n/paraglide/messages.js';
import { meetsA } from './euphony.ts';

test.each([
	['Amina', 'Rispondi ad Amina'],
	['àgata', 'Rispondi ad àgata'],
	['«Anna»', 'Rispondi ad «Anna»'],
	['Omar', 'Rispondi a Omar'],
	['Elena', 'Rispondi a Elena'],
	['Hanna', 'Rispondi a Hanna'],
	['أمينة', 'Rispondi a أمينة'],
	['', 'Rispondi a '],
])('an answer to %s: %s', (name, said) => {
	expect(m.comment_reply_to({ name, vowel: meetsA(name) }, { locale: 'it' })).toBe(said);
	expect(m.comment_reply_to({ name, vowel: meetsA(name) }, { locale: 'en' })).toContain(name);
});
