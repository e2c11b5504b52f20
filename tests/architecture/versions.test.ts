import { expect, test } from 'vitest';
import { read } from './tree.ts';

interface LockFile {
	packages: Record<string, { version?: string }>;
}

const locked = (name: string): string[] => {
	const { packages } = JSON.parse(read('package-lock.json')) as LockFile;
	return Object.entries(packages)
		.filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
		.map(([, { version }]) => version!);
};

function atLeast(version: string, floor: string): boolean {
	const [a, b] = [version, floor].map((text) => text.split('.').map((part) => parseInt(part, 10)));
	for (const [index, wanted] of b!.entries()) if (a![index] !== wanted) return a![index]! > wanted;
	return true;
}

test('prosemirror-view is 1.42.3 or newer: older ones run scripts hidden in pasted HTML', () => {
	const versions = locked('prosemirror-view');
	expect(versions).not.toEqual([]);
	expect(versions.filter((version) => !atLeast(version, '1.42.3'))).toEqual([]);
});

test('Yjs is there once: two copies corrupt each other silently', () => {
	expect(locked('yjs')).toHaveLength(1);
});
