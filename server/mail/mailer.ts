import type { Logger } from 'pino';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export interface Letter {
	readonly to: string;
	readonly subject: string;
	/** Plain text: read everywhere, nothing to load, nothing to track. */
	readonly text: string;
}

export interface Mailer {
	/** False: links are copied by hand, and every page says so. */
	readonly configured: boolean;
	/** Only after a commit. Never fails: what cannot be delivered is logged without the address. */
	post(letter: Letter): void;
	/** Waits for letters on their way. */
	close(): Promise<void>;
}

export function createMailer(config: Pick<Config, 'smtp' | 'mailFrom' | 'origin'>, log: Logger): Mailer {
	if (config.smtp === null) return { configured: false, post: () => {}, close: async () => {} };
	const transport = createTransport(config.smtp, {
		from: config.mailFrom ?? `Tavolo <tavolo@${new URL(config.origin ?? 'http://localhost').hostname}>`,
	});
	const onTheWay = new Set<Promise<void>>();
	return {
		configured: true,
		post(letter) {
			const sent: Promise<void> = transport
				.sendMail(letter)
				.then(
					() => log.info('a letter was handed over'),
					(error: { code?: string; responseCode?: number }) =>
						log.warn({ code: error.code, response: error.responseCode }, 'a letter could not be sent'),
				)
				.finally(() => onTheWay.delete(sent));
			onTheWay.add(sent);
		},
		async close() {
			await Promise.all(onTheWay);
			transport.close();
		},
	};
}
