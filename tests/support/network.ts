import type { Page } from '@playwright/test';

export interface NetworkCut {
	restore(): Promise<void>;
}

const outages = new WeakMap<object, () => void>();

/** Tells the test's watch that this browser will lose its connection. */
export function onOutageOf(context: object, told: () => void): void {
	outages.set(context, told);
}

/** Takes the network away from everything in this page's browser, sockets included, until `restore()`. */
export async function cutNetwork(page: Page): Promise<NetworkCut> {
	const context = page.context();
	outages.get(context)?.();
	await context.setOffline(true);
	return { restore: () => context.setOffline(false) };
}
