import { expect, test } from 'vitest';
import { safeReturn } from './cookies.ts';

test.each(['/', '/tavoli/patto?vista=elenco#punto', '/enti/società'])('%j leads back', (path) => {
	expect(safeReturn(path)).toBe(path);
});

test.each([
	null,
	'',
	'tavoli',
	'//altrove.example',
	'/\\altrove.example',
	'/\t/altrove.example',
	'/\n/altrove.example',
	'https://altrove.example',
	// As an address these begin with two slashes, once their dots are gone.
	'/.//altrove.example',
	'/tavoli/../..//altrove.example',
	'/%2e//altrove.example',
])('%j leads home, not to another site', (path) => {
	expect(safeReturn(path)).toBe('/');
});
