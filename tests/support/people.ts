import type { Page } from '@playwright/test';

/** The people of the demonstration. */
export type DemoPerson = 'Giulia' | 'Omar' | 'Teresa' | 'Fatou' | 'Luca' | 'Amina' | 'Segreteria';

/** Steps in through the demonstration page, as a newcomer would: one click. */
export async function signInAs(page: Page, name: DemoPerson): Promise<void> {
	await page.goto('/dimostrazione');
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await page.waitForURL((url) => url.pathname !== '/dimostrazione');
}
