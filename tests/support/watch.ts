import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/**
 * Watches every page of a test: no request may leave the origin, nothing may be reported on the console
 * (the browser reports violations of the content security policy there), nothing may be thrown.
 */
export class Watch {
	readonly complaints: string[] = [];
	#origin: string;
	#allowed: RegExp[] = [];
	#outage = false;

	constructor(origin: string) {
		this.#origin = origin;
	}

	/** A complaint that this test provokes on purpose: an error on the console, or leaving for a neutral site. */
	allow(pattern: RegExp): void {
		this.#allowed.push(pattern);
	}

	/** From now on failed connections are expected: the network or the server was taken away. */
	expectOutage(): void {
		this.#outage = true;
	}

	follow(context: BrowserContext): void {
		context.on('request', (request) => this.#checkAddress(request.url()));
		context.on('console', (message) => {
			if (message.type() === 'error') this.#hear(message);
		});
		context.on('weberror', (thrown) => this.#note(`thrown on a page: ${thrown.error().message}`));
		context.on('page', (page) => page.on('websocket', (socket) => this.#checkAddress(socket.url())));
	}

	#checkAddress(address: string): void {
		// Of a request that its page has dropped, the browser sometimes tells no address.
		if (address === '') return;
		const url = new URL(address);
		if (['data:', 'blob:', 'about:'].includes(url.protocol)) return;
		if (url.host !== new URL(this.#origin).host) this.#note(`a request left the origin: ${address}`);
	}

	#hear(message: ConsoleMessage): void {
		const text = message.text();
		const address = message.location().url;
		// Chromium reports every page and form that answers 4xx; only a missing asset is a fault.
		if (/the server responded with a status of 4\d\d/.test(text) && !/\/_app\/|\.\w{2,5}$/.test(address))
			return;
		if (this.#outage && /net::ERR_|WebSocket connection to|status of 5\d\d/.test(text)) return;
		this.#note(`error on the console: ${text} (${address})`);
	}

	#note(complaint: string): void {
		if (!this.#allowed.some((pattern) => pattern.test(complaint))) this.complaints.push(complaint);
	}
}
