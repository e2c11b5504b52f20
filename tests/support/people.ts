import type { Page } from '@playwright/test';

/** The people of the demonstration. */
export type DemoPerson = 'Giulia' | 'Omar' | 'Teresa' | 'Fatou' | 'Luca' | 'Amina' | 'Segreteria';

/** Steps in through the demonstration page, as a newcomer would: one click. */
export async function signInAs(page: Page, name: DemoPerson): Promise<void> {
	await page.goto('/dimostrazione');
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await page.waitForURL((url) => url.pathname !== '/dimostrazione');
}

/** The same form, sent without drawing its page: for the many tests that are about something else. */
export async function stepInAs(page: Page, name: DemoPerson, origin: string): Promise<void> {
	const { request } = page.context();
	const forms = (await (await request.get('/dimostrazione')).text()).split('<form').slice(1);
	const form = forms.find((markup) => markup.includes(`>${name}`) || markup.includes(` ${name}`));
	const person = /name="person" value="([^"]+)"/.exec(form ?? '')?.[1];
	if (person === undefined) throw new Error(`${name} is not on the page of the demonstration`);
	const answer = await request.post('/dimostrazione', {
		form: { person, back: '/' },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0,
	});
	if (answer.status() !== 303) throw new Error(`${name} could not step in: ${answer.status()}`);
}
