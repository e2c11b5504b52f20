import { resolve } from 'node:path';

/** The only reader of the environment. */
export interface Config {
	readonly dataFolder: string;
	readonly host: string;
	readonly port: number;
	/** Public address of a real installation (`TAVOLO_ORIGIN`), or null: demonstration mode on localhost. */
	readonly origin: string | null;
	readonly demonstration: boolean;
	/** True behind a reverse proxy that writes X-Forwarded-For and X-Forwarded-Proto (`TAVOLO_PROXY=1`). */
	readonly trustProxy: boolean;
	/** SMTP address (`TAVOLO_SMTP`, smtp:// or smtps://), or null: links are copied by hand. */
	readonly smtp: string | null;
	readonly mailFrom: string | null;
	/** `TAVOLO_LOG`; by default everything in a real installation, only what went wrong in a demonstration. */
	readonly logLevel: string;
}

export class ConfigError extends Error {}

export function readConfig(environment: Record<string, string | undefined>): Config {
	const origin = environment.TAVOLO_ORIGIN?.trim() || null;
	if (origin !== null) {
		let url: URL;
		try {
			url = new URL(origin);
		} catch {
			throw new ConfigError(
				`TAVOLO_ORIGIN must be an address such as https://tavolo.example.it, not "${origin}".`,
			);
		}
		if (url.origin !== origin) {
			throw new ConfigError(`TAVOLO_ORIGIN must be an origin without path: write "${url.origin}".`);
		}
	}
	const port = Number(environment.PORT ?? 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new ConfigError(`PORT must be a number from 0 to 65535, not "${environment.PORT}".`);
	}
	return {
		dataFolder: resolve(environment.TAVOLO_DATA ?? 'data'),
		host: environment.HOST ?? (origin === null ? '127.0.0.1' : '0.0.0.0'),
		port,
		origin,
		demonstration: origin === null,
		trustProxy: environment.TAVOLO_PROXY === '1',
		smtp: environment.TAVOLO_SMTP || null,
		mailFrom: environment.TAVOLO_MAIL_FROM || null,
		logLevel: environment.TAVOLO_LOG || (origin === null ? 'error' : 'info'),
	};
}
