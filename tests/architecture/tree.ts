import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const left = new Set([
	'node_modules',
	'build',
	'.svelte-kit',
	'paraglide',
	'project.inlang',
	'.output',
	'.git',
]);

/** Paths of all files under a folder of the project, relative to its root. */
export function filesUnder(folder: string): string[] {
	const start = join(root, folder);
	if (!existsSync(start)) return [];
	return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
		if (left.has(entry.name)) return [];
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesUnder(path) : [path];
	});
}

export function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

export function exists(path: string): boolean {
	return existsSync(join(root, path));
}

export const sources = (): string[] =>
	[...filesUnder('src'), ...filesUnder('server')].filter((path) => /\.(ts|svelte)$/.test(path));

export const isTest = (path: string): boolean => path.endsWith('.test.ts');
