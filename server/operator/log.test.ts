import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createLog } from './log.ts';

function lines(write: (log: ReturnType<typeof createLog>) => void): string {
	let output = '';
	const destination = new Writable({
		write(chunk, _encoding, done) {
			output += String(chunk);
			done();
		},
	});
	write(createLog(readConfig({ TAVOLO_LOG: 'info' }), destination));
	return output;
}

test('no personal datum reaches the log, however deep it travels', () => {
	const secret = 'giulia.rossi@example.it';
	const output = lines((log) => {
		log.info(
			{ email: secret, name: secret, token: secret, cookie: secret, personId: secret, address: secret },
			'top',
		);
		log.info({ actor: { name: secret, personId: secret, sessionId: secret } }, 'one down');
		log.info({ request: { headers: { cookie: secret, authorization: secret } } }, 'two down');
		log.info({ input: { form: { email: secret, password: secret } } }, 'form');
	});
	expect(output.split('\n').filter(Boolean)).toHaveLength(4);
	expect(output).not.toContain(secret);
});

test('an error of the database is told by its code, not by what somebody typed', () => {
	const output = lines((log) => {
		const error = Object.assign(new Error('UNIQUE failed: giulia.rossi@example.it'), {
			code: 'SQLITE_CONSTRAINT',
		});
		log.error({ error }, 'a fact was refused');
	});
	expect(output).toContain('SQLITE_CONSTRAINT');
	expect(output).toContain(' at ');
	expect(output).not.toContain('giulia.rossi');
});

test('an ordinary error keeps its message', () => {
	expect(lines((log) => log.error({ error: new Error('no such clause') }, 'x'))).toContain('no such clause');
});

test('a demonstration says only what went wrong; a real installation says what happens', () => {
	expect(readConfig({}).logLevel).toBe('error');
	expect(readConfig({ TAVOLO_ORIGIN: 'https://tavolo.example.it' }).logLevel).toBe('info');
	expect(readConfig({ TAVOLO_LOG: 'debug' }).logLevel).toBe('debug');
});
