import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Server } from 'node:http';
import { defineConfig, type Plugin } from 'vite';
import type * as Development from './server/dev.ts';

const self = ['self'] as const;

/**
 * What every fifth page begins with travels in one file: dozens of small ones compress badly, and each names the others.
 * What is fetched on demand stays apart.
 */
const sharedByMost = { name: 'shared', tags: ['$initial' as const], minShareCount: 11 };

/** `npm run dev` runs the same App as `npm start`, sockets included. */
function tavoloInDevelopment(): Plugin {
	return {
		name: 'tavolo-in-development',
		apply: 'serve',
		async configureServer(vite) {
			if (!vite.httpServer || process.env.VITEST) return;
			// A computed address keeps the server's code out of the bundled configuration: Node reads it as it stands.
			const file = new URL('./server/dev.ts', `file://${vite.config.root}/`).href;
			const { serveInDevelopment } = (await import(file)) as typeof Development;
			vite.middlewares.use(await serveInDevelopment(vite.httpServer as Server));
		},
	};
}

export default defineConfig({
	css: {
		preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['import'] } },
	},
	environments: {
		client: {
			build: { rolldownOptions: { output: { codeSplitting: { groups: [sharedByMost] } } } },
		},
	},
	plugins: [
		paraglideVitePlugin({
			project: './src/i18n/project.inlang',
			outdir: './src/i18n/paraglide',
			strategy: ['cookie', 'baseLocale'],
			cookieName: 'tavolo_language',
			emitTsDeclarations: false,
		}),
		tavoloInDevelopment(),
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': [...self],
					'script-src': [...self],
					'style-src': [...self],
					// The one style attribute allowed: the line with which Kit announces a new page to screen readers.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': [...self, 'data:'],
					'font-src': [...self],
					'connect-src': [...self],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': [...self],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
});
