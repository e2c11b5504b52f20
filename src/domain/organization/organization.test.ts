import { expect, test } from 'vitest';
import { decideLogo, largestLogo } from './logo.ts';
import { parseOrganization } from './organization-fields.ts';
import { freeSlug } from './slug.ts';

const sound = { name: 'Banca del tempo', shortName: 'Banca del tempo', kind: 'association' };

test('a body needs a name, a short name and a kind, and nothing else', () =>
	expect(parseOrganization(sound, 2026)).toMatchObject({
		name: 'Banca del tempo',
		contacts: {},
		legalLinks: {},
	}));

test.each([
	['javascript:alert(1)', 'a script'],
	['data:text/html,<b>', 'data'],
	['ftp://example.it', 'another protocol'],
	['https://rosa:segreto@example.it', 'an address with a password in it'],
	['due parole', 'words'],
	['localhost', 'a machine'],
])('%s is no link: %s', (privacy) =>
	expect(parseOrganization({ ...sound, privacy }, 2026)).toEqual({
		refused: 'fields',
		faults: { privacy: 'not-a-link' },
	}),
);

test.each([
	['998', 'not-a-year'],
	['2027', 'not-a-year'],
	['١٩٩٨', 'not-a-year'],
])('the year %s is none', (foundedYear, code) =>
	expect(parseOrganization({ ...sound, foundedYear }, 2026)).toEqual({
		refused: 'fields',
		faults: { foundedYear: code },
	}),
);

test('two bodies of one name have two addresses, and none takes the address of a page', () => {
	expect(freeSlug('Comune di Cornaredo', new Set())).toBe('comune-di-cornaredo');
	expect(freeSlug('Comune di Cornaredo', new Set(['comune-di-cornaredo']))).toBe('comune-di-cornaredo-2');
	expect(freeSlug('Nuovo', new Set())).toBe('nuovo-2');
	expect(freeSlug('جمعية', new Set())).toBe('ente');
});

test('a picture is known by its first bytes, whatever it says of itself', () => {
	const bytes = (...first: number[]) => new Uint8Array([...first, 0, 0, 0, 0, 0, 0, 0, 0]);
	expect(decideLogo(bytes(0xff, 0xd8, 0xff))).toMatchObject({ type: 'image/jpeg' });
	expect(decideLogo(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
		refused: 'not-an-image',
	});
	expect(decideLogo(new Uint8Array())).toEqual({ refused: 'not-an-image' });
	expect(decideLogo(new Uint8Array(largestLogo + 1))).toEqual({ refused: 'too-large' });
});
