import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exists, filesUnder, read, root } from './tree.ts';

const documents = [
	'README.md',
	'README.en.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
	'publiccode.yml',
	...filesUnder('docs').filter((path) => path.endsWith('.md')),
];
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

/** Files that documents speak of because they are made, not kept, or because they are absent on purpose. */
const notKept = new Set(['svelte.config.js', 'tavolo.sqlite']);
const topFolders = /^(src|server|tests|scripts|docs|static|\.ci)\//;

/** Words in code font that name a path of this project. Folders of any room (`<room>`) are not one path. */
function pathsIn(text: string): string[] {
	const prose = text.replace(/```[\s\S]*?```/g, '');
	return [...prose.matchAll(/`([^`\s]+)`/g)]
		.map(([, word]) => word!)
		.filter((word) => !/[<>…*()]/.test(word) && !notKept.has(word))
		.filter((word) => topFolders.test(word) || /^[\w.-]+\.(ts|js|json|yml)$/.test(word));
}

const everyName = new Set(
	['src', 'server', 'tests', 'scripts']
		.flatMap(filesUnder)
		.map((path) => path.slice(path.lastIndexOf('/') + 1)),
);

function linksIn(text: string): string[] {
	return [...text.matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)]
		.map(([, target]) => target!)
		.filter((target) => !/^[a-z]+:/.test(target));
}

describe.each(documents)('%s', (document) => {
	const text = read(document);

	test('names only files and folders that exist', () => {
		const missing = pathsIn(text).filter((path) => {
			if (exists(path)) return false;
			// A bare file name may live in any room, or beside what the sentence is about.
			return path.includes('/') || !everyName.has(path);
		});
		expect(missing).toEqual([]);
	});

	test('links only to what exists', () => {
		expect(linksIn(text).filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
	});

	test('names only commands that exist', () => {
		const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))\b/g)].map(
			([, run, short]) => run ?? short!,
		);
		expect(named.filter((command) => !scripts.includes(command))).toEqual([]);
	});

	test('names only variables that the configuration reads', () => {
		const named = [...text.matchAll(/\b(TAVOLO_[A-Z_]+)\b/g)].map(([, name]) => name!);
		const config = read('server/config.ts');
		expect(named.filter((name) => !config.includes(name))).toEqual([]);
	});
});

test('pictures named by the catalogue entry exist', () => {
	const pictures = [...read('publiccode.yml').matchAll(/docs\/pictures\/[\w.-]+/g)].map(([path]) => path);
	expect(pictures.filter((path) => !exists(path))).toEqual([]);
});

test('decisions are numbered without gaps', () => {
	const numbers = filesUnder('docs/decisions').map((path) =>
		Number(path.slice('docs/decisions/'.length).slice(0, 4)),
	);
	expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});
