import { describe, expect, test } from 'vitest';
import { filesUnder, isTest, read, sources } from './tree.ts';

const product = sources().filter((path) => !isTest(path));
const where = (pattern: RegExp, except: RegExp): string[] =>
	product.filter((path) => !except.test(path) && pattern.test(read(path)));

describe('one door for each thing', () => {
	test('the name of a live room is made in protocol/room-name.ts only', () => {
		expect(where(/['"`](board|draft):(?!\s)/, /^src\/protocol\/room-name\.ts$/)).toEqual([]);
	});

	test('the environment is read in server/config.ts only', () => {
		expect(where(/process\.env/, /^server\/(config|main|dev|backup\/[a-z-]+)\.ts$|snapshot/)).toEqual([]);
	});

	test('the running app is found through the door, hooks.server.ts, only', () => {
		expect(
			where(/Symbol\.for\('tavolo\.app'\)/, /^(src\/hooks\.server\.ts|server\/(app|main|dev)\.ts)$/),
		).toEqual([]);
	});

	test('the domain knows no clock and no chance', () => {
		const impure = product.filter(
			(path) => path.startsWith('src/domain/') && /Date\.now\(|Math\.random\(|new Date\(\)/.test(read(path)),
		);
		expect(impure).toEqual([]);
	});

	test('acts and stores take the time from the clock they are handed', () => {
		expect(
			where(
				/Date\.now\(|new Date\(\)/,
				/^(src\/|server\/(clock|main|dev|sync|jobs|bus|storage|draft-log|backup)\b)/,
			),
		).toEqual([]);
	});

	test('the server reads a draft by readSettled, or settles it first: a word two people carried at once stands there twice', () => {
		const read = where(/\b(readDraft|plainDraft)\(/, /^src\//);
		expect(read.filter((path) => !where(/\bsettleCarried\(/, /^src\//).includes(path))).toEqual([]);
	});

	test('no style attribute in the markup: the security policy blocks it', () => {
		const styled = product.filter((path) => path.endsWith('.svelte') && /\sstyle(=|:)/.test(read(path)));
		expect(styled).toEqual([]);
	});

	test('no test is skipped for good, or runs alone', () => {
		const halted = [...sources(), ...filesUnder('tests')]
			.filter((path) => /\.(test|e2e)\.ts$/.test(path))
			.filter((path) => /\b(test|it|describe)\.(only|skip|todo)\(/.test(read(path)));
		expect(halted).toEqual([]);
	});
});
