import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * Unit tests sit beside their source. The suites under tests/ are projects of their own, so that one can be run alone:
 * `vitest run --project convergence`. The long ones run one file at a time: they start servers and measure delays.
 */
const project = (name: string, include: string[], options: Record<string, unknown> = {}) => ({
	test: { name, include, environment: 'node' as const, ...options },
});
const long = { testTimeout: 300_000, hookTimeout: 60_000, fileParallelism: false };

export default defineConfig({
	test: {
		// By itself it leaves one processor free: of two, that would be half the machine.
		maxWorkers: 2,
		projects: [
			{
				plugins: [svelte({ configFile: false })],
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'scripts/**/*.test.ts'],
					setupFiles: ['tests/support/property-cases.ts'],
					// Property tests on a busy machine: the bound is there to catch what hangs.
					testTimeout: 60_000,
					environment: 'node',
					// Files share a worker: reading the same modules anew for each took as long as the tests.
					isolate: false,
				},
			},
			project('architecture', ['tests/architecture/**/*.test.ts'], { testTimeout: 60_000 }),
			project('contract', ['tests/contract/**/*.test.ts'], {
				testTimeout: 60_000,
				hookTimeout: 60_000,
				// Files share a worker, and with it the PostgreSQL that took seconds to set up: each test empties it.
				isolate: false,
				setupFiles: ['tests/support/contract-clock.ts'],
			}),
			project('convergence', ['tests/convergence/**/*.test.ts'], long),
			project('hostile', ['tests/hostile/**/*.test.ts'], long),
			project('durability', ['tests/durability/**/*.test.ts'], long),
		],
	},
});
