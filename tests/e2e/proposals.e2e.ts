import { expect, expectAxeClean, test, type Page } from '../support/test.ts';
import { expectNoSidewaysScroll, unstick } from '../support/pages.ts';

const list = '/tavoli/patto-educativo/proposte';

/** Opens one proposal from the list, as people do. */
async function open(page: Page, title: RegExp): Promise<void> {
	await page.goto(list);
	await page.getByRole('link', { name: title }).click();
	await page.waitForURL(/\/proposte\/[a-z2-7]{24}$/);
}

const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\ntrailer\n%%EOF\n', 'latin1');

test('Amina proposes something, is shown what is like it, and everybody who reads sees it with her name', async ({
	arrive,
}) => {
	const amina = await arrive('Amina');
	await amina.goto(list);
	await amina.getByRole('link', { name: 'Fai una proposta' }).click();
	await amina.getByLabel('La proposta in una riga').pressSequentially('Palestra aperta');
	await expect(amina.getByRole('heading', { name: 'Ce n’è già una simile?' })).toBeVisible();
	await expect(amina.getByRole('link', { name: /palestra della scuola la domenica/ })).toBeVisible();
	await amina.getByRole('button', { name: 'Continua' }).click();
	await expect(amina.getByRole('alert')).toContainText('Scrivi qualcosa qui');
	await expect(amina.getByLabel('La proposta in una riga')).toHaveValue('Palestra aperta');
	await expectAxeClean(amina);
	await amina.getByLabel('La proposta in una riga').fill('Palestra aperta il sabato <b>mattina</b>');
	await amina.getByLabel('Spiega la proposta').fill('Dalle 9 alle 12.\n\nCon due volontari.');
	await amina.getByLabel('A chi la fai').selectOption({ label: 'Comune di Cornaredo' });
	await amina.getByRole('button', { name: 'Continua' }).click();
	await expect(amina.getByRole('heading', { name: 'Ce n’è già una simile?' })).toBeFocused();
	await expectAxeClean(amina);
	await amina.getByRole('button', { name: 'La mia è diversa: pubblica' }).click();
	await expect(amina.getByRole('status').filter({ hasText: 'La proposta è pubblicata' })).toBeVisible();
	await expect(amina.getByRole('heading', { level: 1 })).toHaveText(
		'Palestra aperta il sabato <b>mattina</b>',
	);
	await expectAxeClean(amina);

	const visitor = await arrive(null);
	await visitor.goto(list);
	await expect(visitor.getByRole('link', { name: /Proposte 9/ })).toBeVisible();
	await visitor.getByRole('searchbox').fill('PALESTRE sabato');
	await visitor.getByRole('button', { name: 'Cerca' }).click();
	await expect(visitor.getByText('1 proposta', { exact: true })).toBeVisible();
	await visitor.getByRole('link', { name: /Palestra aperta il sabato/ }).click();
	await expect(visitor.getByText('Con due volontari.')).toBeVisible();
	await expect(visitor.getByRole('button', { name: 'La sostengo' })).toHaveCount(0);
	await expect(visitor.getByRole('link', { name: 'Entra' }).last()).toBeVisible();
});

test('Omar supports, Giulia sees the number change while she reads; Luca answers, and she reads why', async ({
	arrive,
}) => {
	const giulia = await arrive('Giulia');
	await open(giulia, /pulmino da San Pietro/);
	const count = giulia.getByRole('region', { name: 'Sostegno' });
	await expect(count).toContainText('17 persone la sostengono');

	const teresa = await arrive('Teresa');
	await open(teresa, /pulmino da San Pietro/);
	await teresa.getByRole('button', { name: 'La sostengo' }).click();
	await expect(teresa.getByText('La sostieni', { exact: true })).toBeVisible();
	await expect(count).toContainText('18 persone la sostengono');
	await teresa.getByRole('button', { name: 'Non la sostengo più' }).click();
	await expect(count).toContainText('17 persone la sostengono');

	await giulia.getByText('Aggiungi un argomento').click();
	await giulia.getByRole('radio', { name: 'Contro' }).check();
	await giulia.getByLabel('Il tuo argomento').fill('a'.repeat(700));
	await giulia.getByRole('button', { name: 'Aggiungi', exact: true }).click();
	await expect(giulia.getByText('al massimo 600 caratteri. Ora sono 700')).toBeVisible();
	await expect(giulia.getByLabel('Il tuo argomento')).toHaveValue('a'.repeat(700));
	await giulia.getByLabel('Il tuo argomento').fill('Il giro è lungo: arriva tardi.');
	await giulia.getByRole('button', { name: 'Aggiungi', exact: true }).click();
	await expect(teresa.getByText('Il giro è lungo: arriva tardi.')).toBeVisible();
	await teresa.getByRole('button', { name: /Sono d’accordo con Giulia/ }).click();
	await expect(giulia.getByText('1 d’accordo')).toBeVisible();

	const luca = await arrive('Luca');
	await open(luca, /pulmino da San Pietro/);
	await luca.getByRole('link', { name: 'Rispondi alla proposta' }).click();
	await luca.getByRole('radio', { name: 'Accogli in parte' }).check();
	await luca.getByRole('button', { name: 'Pubblica la risposta' }).click();
	await expect(luca.getByText('Scrivi il motivo: lo leggono tutti.')).toBeVisible();
	await expectAxeClean(luca);
	await luca.getByLabel('Motivo').fill('Un giro solo, il martedì.');
	await luca.getByRole('button', { name: 'Pubblica la risposta' }).click();
	await expect(luca.getByText('La risposta è pubblicata')).toBeVisible();
	await luca.getByLabel('Articolo').selectOption({ label: 'Art. 3 Aiuto ai compiti e tempo insieme' });
	await luca.getByRole('button', { name: 'Collega all’articolo' }).click();
	await expect(luca.getByText('La proposta è collegata all’articolo.')).toBeVisible();

	await expect(giulia.getByText('Un giro solo, il martedì.').first()).toBeVisible();
	await expect(giulia.getByRole('link', { name: 'Accolta nell’articolo 3' })).toBeVisible();
	await expect(giulia.getByRole('button', { name: 'La sostengo' })).toHaveCount(0);
	await expectAxeClean(giulia);
	await giulia.getByText('Ritira il tuo argomento').click();
	await giulia.getByRole('button', { name: 'Sì, ritira' }).click();
	await expect(giulia.getByText('Hai ritirato il tuo argomento.')).toBeVisible();
	await expect(teresa.getByText('Il giro è lungo: arriva tardi.')).toHaveCount(0);
	await giulia.goto('/tavoli/patto-educativo/lavagna?vista=elenco');
	await expect(giulia.getByRole('link', { name: 'Proposta: Accolta in parte' }).first()).toBeVisible();
});

test('an answer that is late is said plainly, in the list and on the page', async ({ arrive }) => {
	const visitor = await arrive(null, { viewport: { width: 320, height: 640 } });
	await visitor.goto(list);
	await expect(visitor.getByText('Risposta in ritardo di 6 giorni')).toBeVisible();
	await open(visitor, /interprete ai colloqui/);
	await expect(visitor.getByText('La risposta era promessa per il')).toBeVisible();
	await expectNoSidewaysScroll(visitor);
	await unstick(visitor);
	await expectAxeClean(visitor);
});

test('without script Amina proposes from a card, attaches a file, and takes her proposal back', async ({
	arrive,
}) => {
	const amina = await arrive('Amina', { javaScriptEnabled: false });
	await amina.goto('/tavoli/patto-educativo/lavagna?vista=elenco');
	await amina
		.getByRole('listitem')
		.filter({ hasText: 'Chi tiene le chiavi della scuola?' })
		.getByRole('link', { name: 'Fai una proposta da qui' })
		.last()
		.click();
	await expect(amina.getByLabel('La proposta in una riga')).toHaveValue('Chi tiene le chiavi della scuola?');
	await amina.getByLabel('La proposta in una riga').fill('Un elenco di chi tiene le chiavi');
	await amina.getByLabel('Spiega la proposta').fill('x'.repeat(200_000));
	await amina.getByRole('button', { name: 'Continua' }).click();
	await expect(amina.getByText('al massimo 10.000 caratteri. Ora sono 200.000').first()).toBeVisible();
	await expect(amina.getByLabel('La proposta in una riga')).toHaveValue('Un elenco di chi tiene le chiavi');
	await amina.getByLabel('Spiega la proposta').fill('In portineria, con i turni.');
	await amina.getByRole('button', { name: 'Continua' }).click();
	await amina.getByRole('button', { name: /pubblica/i }).click();
	await expect(amina.getByText('La proposta è pubblicata')).toBeVisible();
	await expect(amina.getByText('Nata da un cartellino')).toBeVisible();
	const address = new URL(amina.url()).pathname;

	await amina.getByRole('link', { name: 'Modifica, allega o ritira' }).click();
	const file = amina.getByLabel('Aggiungi un allegato');
	await file.setInputFiles({
		name: 'pagina.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('<script>'),
	});
	await amina.getByRole('button', { name: 'Allega', exact: true }).click();
	await expect(amina.getByText('Questo tipo di file non va bene')).toBeVisible();
	await file.setInputFiles({ name: 'turni.html', mimeType: 'text/html', buffer: pdf });
	await amina.getByRole('button', { name: 'Allega', exact: true }).click();
	await expect(amina.getByText('Il file è allegato.')).toBeVisible();

	await amina.goto(address);
	const href = await amina.getByRole('link', { name: /turni\.pdf/ }).getAttribute('href');
	const answer = await amina.request.get(href!);
	expect(answer.headers()).toMatchObject({
		'content-type': 'application/pdf',
		'content-disposition': "attachment; filename*=UTF-8''turni.pdf",
		'x-content-type-options': 'nosniff',
	});
	expect(await answer.body()).toEqual(pdf);

	await amina.getByRole('link', { name: 'Modifica, allega o ritira' }).click();
	await amina.locator('summary', { hasText: 'Ritira la proposta' }).click();
	await amina.getByRole('button', { name: 'Sì, ritirala' }).click();
	await expect(amina.getByRole('heading', { name: 'Proposta ritirata' })).toBeVisible();
	expect((await amina.request.get(href!)).status()).toBe(404);
});

test('a file that is too large is refused with a sentence, and the page stays', async ({ arrive }) => {
	const teresa = await arrive('Teresa', { javaScriptEnabled: false });
	await open(teresa, /numero da chiamare/);
	await teresa.getByRole('link', { name: 'Aggiungi qualcosa o un allegato' }).click();
	await teresa.getByLabel('Aggiungi un allegato').setInputFiles({
		name: 'grande.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.alloc(7 * 1024 * 1024, '%PDF-'),
	});
	await teresa.getByRole('button', { name: 'Allega', exact: true }).click();
	await expect(teresa.getByText('Il file supera i 5 MB')).toBeVisible();
});

test('by keyboard only, on a small phone: Fatou reads the list, filters it, and comments on a proposal', async ({
	arrive,
}) => {
	const fatou = await arrive('Fatou', { viewport: { width: 320, height: 640 } });
	await fatou.goto(list);
	await expectNoSidewaysScroll(fatou);
	await fatou.locator('summary', { hasText: 'Filtra e ordina' }).focus();
	await fatou.keyboard.press('Enter');
	await fatou.getByLabel('Ordine').selectOption({ label: 'Prima le più sostenute' });
	await fatou.getByLabel('Stato').selectOption({ label: 'In esame (2)' });
	await fatou.getByRole('button', { name: 'Mostra' }).focus();
	await fatou.keyboard.press('Enter');
	await expect(fatou.getByText('2 proposte', { exact: true })).toBeVisible();
	await expect(fatou.locator('main article').first()).toContainText('interprete');
	await fatou.getByRole('link', { name: /interprete/ }).focus();
	await fatou.keyboard.press('Enter');
	await fatou.getByRole('link', { name: 'Scrivi il primo commento' }).focus();
	await fatou.keyboard.press('Enter');
	await fatou.getByLabel('Il tuo commento').fill('Io posso tradurre dal wolof.');
	await fatou.getByRole('button', { name: 'Invia il commento' }).focus();
	await fatou.keyboard.press('Enter');
	await expect(fatou.getByText('Io posso tradurre dal wolof.')).toBeVisible();
	await expectNoSidewaysScroll(fatou);
	await unstick(fatou);
	await expectAxeClean(fatou);
});

test('in the protected tavolo nobody outside sees that there are proposals, and titles say nothing', async ({
	arrive,
}) => {
	const omar = await arrive('Omar');
	const answer = await omar.goto('/tavoli/rete-donna/proposte');
	expect(answer!.status()).toBe(404);
	const amina = await arrive('Amina');
	await amina.goto('/tavoli/rete-donna/proposte');
	await expect(amina.getByRole('link', { name: /1522 nei bagni/ })).toBeVisible();
	await expect(amina).not.toHaveTitle(/Proposte|Rete|Donna/);
	await amina.getByRole('link', { name: /1522 nei bagni/ }).click();
	await expect(amina.getByText('Si fa. Gli adesivi li stampa il Comune')).toHaveCount(2);
	await expect(amina).not.toHaveTitle(/1522|cartello|Rete/);
});

test('Luca hides a proposal: its place says why, its words are gone for others and cannot be found', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	await open(luca, /festa di inizio anno/);
	await luca.getByRole('link', { name: /^Nascondi: Una festa/ }).click();
	await luca.getByLabel('Perché lo nascondi?').fill('Contiene un numero di telefono.');
	await luca.getByRole('button', { name: 'Nascondi' }).click();
	const visitor = await arrive(null);
	await visitor.goto(`${list}?cerca=festa`);
	await expect(visitor.getByText('Nessuna proposta trovata')).toBeVisible();
	await visitor.goto(list);
	await expect(visitor.getByText('Motivo: Contiene un numero di telefono.')).toBeVisible();
	await expect(visitor.getByText('Una domenica di settembre')).toHaveCount(0);
	const giulia = await arrive('Giulia');
	await giulia.goto(list);
	await giulia.getByRole('link', { name: /festa di inizio anno/ }).click();
	await giulia.getByText('Leggi le parole').click();
	await expect(giulia.getByText('Una domenica di settembre')).toBeVisible();
});
