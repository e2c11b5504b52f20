import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { requestOrigin, stampOrigin } from './request-origin.ts';

const from = (headers: Record<string, string>) =>
	({ headers, socket: { remoteAddress: '192.0.2.7' } }) as unknown as IncomingMessage;
const forged = {
	host: 'localhost:3000',
	'x-forwarded-proto': 'https',
	'x-forwarded-for': '203.0.113.9',
	'x-forwarded-host': 'evil.example',
	'x-tavolo-protocol': 'https',
	'x-tavolo-host': 'evil.example',
	'x-tavolo-address': '203.0.113.9',
};

test('without a proxy, what a client says of itself counts for nothing', () => {
	const request = from({ ...forged });
	const origin = requestOrigin(readConfig({}), request);
	expect(origin).toEqual({ protocol: 'http', host: 'localhost:3000', address: '192.0.2.7' });
	stampOrigin(request.headers, origin);
	expect(request.headers).toMatchObject({
		'x-tavolo-protocol': 'http',
		'x-tavolo-host': 'localhost:3000',
		'x-tavolo-address': '192.0.2.7',
	});
});

test('behind a trusted proxy the last piece counts, which the proxy itself wrote', () => {
	const request = from({
		...forged,
		'x-forwarded-for': 'invented, 203.0.113.9',
		'x-forwarded-host': 'tavolo.example',
	});
	expect(requestOrigin(readConfig({ TAVOLO_PROXY: '1' }), request)).toEqual({
		protocol: 'https',
		host: 'tavolo.example',
		address: '203.0.113.9',
	});
});

test('the configured origin wins over every header', () => {
	const config = readConfig({ TAVOLO_ORIGIN: 'https://tavolo.example.it', TAVOLO_PROXY: '1' });
	expect(requestOrigin(config, from({ ...forged }))).toMatchObject({
		protocol: 'https',
		host: 'tavolo.example.it',
	});
});
