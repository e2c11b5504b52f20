import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

/** Names under which personal data or secrets could travel, at the top of a line or one or two levels down. */
const personal = [
	'name',
	'email',
	'email_folded',
	'emailFolded',
	'password',
	'password_hash',
	'token',
	'cookie',
	'authorization',
	'address',
	'remoteAddress',
	'ip',
	'phone',
	'personId',
	'person_id',
	'sessionId',
	'session_id',
	'note',
	'text',
	'bytes',
	'parameters',
	'body',
	'headers',
	'link',
];
const paths = personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * Structured lines on stdout in a real installation, or when TAVOLO_LOG asks for them; else only what went wrong.
 * Never an access log, never a personal datum.
 */
export function createLog(config: Config, destination?: DestinationStream): Logger {
	const options = {
		level: config.logLevel,
		redact: { paths, censor: '[removed]' },
		base: undefined,
		serializers: { error: describe, err: describe },
	};
	return destination ? pino(options, destination) : pino(options);
}

/** An error's own message may quote what somebody typed: of database errors only the code is kept. */
function describe(error: unknown): unknown {
	if (!(error instanceof Error)) return { kind: typeof error };
	const code = (error as { code?: unknown }).code;
	const ofDatabase = typeof code === 'string' && /^(SQLITE_|\d{5}$|[0-9A-Z]{5}$)/.test(code);
	return {
		kind: error.constructor.name,
		code,
		message: ofDatabase ? undefined : error.message,
		stack: error.stack
			?.split('\n')
			.filter((line) => line.startsWith('    at '))
			.slice(0, 12),
	};
}
