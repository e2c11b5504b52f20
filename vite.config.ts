import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const self = ['self'] as const;

export default defineConfig({
	css: {
		preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['import'] } },
	},
	ssr: { noExternal: ['@atlaskit/pragmatic-drag-and-drop'] },
	plugins: [
		paraglideVitePlugin({
			project: './src/i18n/project.inlang',
			outdir: './src/i18n/paraglide',
			strategy: ['cookie', 'baseLocale'],
			cookieName: 'tavolo_language',
			emitTsDeclarations: false,
		}),
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
