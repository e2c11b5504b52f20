import { expect, expectAxeClean, test } from '../support/test.ts';

const clause = async (page: import('@playwright/test').Page) => {
	await page.goto('/tavoli/patto-educativo/bozza');
	await page.getByRole('link', { name: 'Spazi aperti il pomeriggio', exact: true }).click();
};

test('Carla non ha un accesso: scrive il nome, il suo dispositivo fa il calcolo, il commento si legge', async ({
	arrive,
}) => {
	const carla = await arrive(null, { viewport: { width: 320, height: 740 } });
	await clause(carla);
	await carla.getByRole('link', { name: 'Commenta una frase' }).click();
	await carla
		.getByRole('textbox', { name: 'Il tuo commento' })
		.fill('Anche i nonni possono aprire il cortile.');
	await carla.getByRole('button', { name: 'Invia il commento' }).click();
	await expect(carla.getByText('Scrivi un nome')).toBeVisible({ timeout: 30_000 });
	await carla.getByLabel('Il tuo nome').fill('Carla, nonna');
	await expectAxeClean(carla);
	await carla.getByRole('button', { name: 'Invia il commento' }).click();
	await expect(carla.getByText('Anche i nonni possono aprire il cortile.').first()).toBeVisible({
		timeout: 30_000,
	});
	const other = await arrive(null);
	await clause(other);
	await expect(other.getByText('Carla, nonna')).toBeVisible();
});

test('senza script chi non ha un accesso sa come fare', async ({ arrive }) => {
	const visitor = await arrive(null, { javaScriptEnabled: false });
	await clause(visitor);
	await visitor.getByRole('link', { name: 'Commenta una frase' }).click();
	await expect(visitor.getByRole('link', { name: 'Entra con il tuo accesso.' })).toBeVisible();
	await expect(visitor.getByRole('link', { name: 'Oppure scrivi all’ufficio.' })).toBeVisible();
});
