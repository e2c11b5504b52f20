import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, root } from './tree.ts';

/** Reads, from what the build left, how much a browser fetches for a page, compressed with brotli. */

interface Chunk {
	file: string;
	imports?: string[];
	dynamicImports?: string[];
}
interface Node {
	imports: string[];
	stylesheets: string[];
	universal?: { csr?: boolean };
}
interface ServerManifest {
	client: { imports: string[]; stylesheets: string[] };
	nodes: (() => Promise<Node>)[];
	routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
}

export interface FirstLoad {
	readonly route: string;
	/** Script the page cannot start without, in bytes. */
	readonly script: number;
	/** Script it may fetch afterwards, on demand, in bytes. */
	readonly later: number;
	readonly style: number;
}

const bytes = (files: Iterable<string>): number =>
	[...files].reduce((sum, file) => sum + statSync(join(root, 'build/client', `${file}.br`)).size, 0);

/** The script of a page that starts no framework is a file of its own, named in what the server draws. */
function ownScripts(route: string): string[] {
	const folder = route.replaceAll(/\[(\w+)\]/g, '_$1_');
	const page = read(`.svelte-kit/output/server/entries/pages${folder}/_page.svelte.js`);
	return [...new Set(page.match(/_app\/immutable\/workers\/[\w.-]+\.js/g) ?? [])];
}

export async function firstLoads(): Promise<FirstLoad[]> {
	const byKey = JSON.parse(read('.svelte-kit/output/client/.vite/manifest.json')) as Record<string, Chunk>;
	const chunks = Object.values(byKey);
	const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
	const address = pathToFileURL(join(root, '.svelte-kit/output/server/manifest-full.js')).href;
	const { manifest } = (await import(/* @vite-ignore */ address)) as { manifest: ServerManifest };
	const entries = new Set(chunks.filter(({ file }) => file.includes('/entry/')).map(({ file }) => file));

	/** Everything these files may ask for later, and what that needs in turn. */
	function later(files: Set<string>): Set<string> {
		const found = new Set<string>();
		const visit = (key: string): void => {
			const chunk = byKey[key]!;
			if (files.has(chunk.file) || found.has(chunk.file)) return;
			found.add(chunk.file);
			for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
		};
		for (const file of files) {
			if (!entries.has(file)) for (const next of byFile.get(file)?.dynamicImports ?? []) visit(next);
		}
		return found;
	}

	const pages = manifest.routes.filter(({ page }) => page !== null);
	return Promise.all(
		pages.map(async ({ id, page }) => {
			const indexes = [...page!.layouts, page!.leaf].filter((index) => index !== undefined);
			const nodes = await Promise.all(indexes.map((index) => manifest.nodes[index]!()));
			if (nodes.some((node) => node.universal?.csr === false)) {
				const style = new Set(nodes.flatMap((node) => node.stylesheets));
				return { route: id, script: bytes(ownScripts(id)), later: 0, style: bytes(style) };
			}
			const script = new Set([...manifest.client.imports, ...nodes.flatMap((node) => node.imports)]);
			const style = new Set([...manifest.client.stylesheets, ...nodes.flatMap((node) => node.stylesheets)]);
			return { route: id, script: bytes(script), later: bytes(later(script)), style: bytes(style) };
		}),
	);
}
