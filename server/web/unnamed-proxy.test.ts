import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createProxyWatch } from './unnamed-proxy.ts';

const from = (remoteAddress: string, forwarded?: string) =>
	({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

function watching(environment: Record<string, string> = {}) {
	let warnings = 0;
	const watch = createProxyWatch(readConfig(environment), () => (warnings += 1));
	return { watch, warnings: () => warnings };
}

test('a proxy beside the server that nobody named is told once', () => {
	const { watch, warnings } = watching();
	watch.notice(from('127.0.0.1'));
	expect(watch.unnamed).toBe(false);
	watch.notice(from('::ffff:127.0.0.1', '203.0.113.7'));
	watch.notice(from('10.0.0.2', '203.0.113.8'));
	expect([watch.unnamed, warnings()]).toEqual([true, 1]);
});

test('a named proxy is as it should be', () => {
	const { watch, warnings } = watching({ TAVOLO_PROXY: '1' });
	watch.notice(from('127.0.0.1', '203.0.113.7'));
	expect([watch.unnamed, warnings()]).toEqual([false, 0]);
});

test('a stranger who invents the header makes no noise', () => {
	const { watch, warnings } = watching();
	watch.notice(from('203.0.113.7', '198.51.100.1'));
	expect(warnings()).toBe(0);
});
