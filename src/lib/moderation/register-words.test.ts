import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registerSentence } from './register-words.ts';

test('every decision that is registered is told in words of its own', () => {
	const kinds = new Set<string>();
	for (const file of globSync('server/**/*.ts')) {
		if (file.endsWith('.test.ts')) continue;
		const text = readFileSync(file, 'utf8');
		for (const [, kind] of text.matchAll(/await register\([^,]+,\s*'([a-z-]+)'/g)) kinds.add(kind!);
		for (const [call] of text.matchAll(/await record\(unit, \{[^}]*/g)) {
			for (const [, kind] of call.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)) kinds.add(kind!);
		}
	}
	// The page leaves votes out.
	kinds.delete('vote-cast');
	expect(kinds.size).toBeGreaterThan(12);
	const unnamed = [...kinds].filter((kind) => registerSentence(kind) === registerSentence('never heard of'));
	expect(unnamed).toEqual([]);
});
