import { DraftDesk } from '../support/draft-desk.ts';
import { expectNoSidewaysScroll } from '../support/pages.ts';
import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';

async function openPoll(page: Page, title = 'Il testo di oggi ti convince?'): Promise<void> {
	await page.goto(`${pact}/voti`);
	await page.getByRole('link', { name: title }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Luca asks everybody at the tavolo; gives the address of the vote. */
async function ask(luca: Page, title: string, fill: (page: Page) => Promise<void>): Promise<string> {
	await luca.goto(`${pact}/voti/nuovo`);
	await luca.getByLabel('La domanda').fill(title);
	await luca.getByLabel('A mano', { exact: true }).check();
	await fill(luca);
	await luca.getByRole('button', { name: 'Crea la votazione' }).click();
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText(title);
	return new URL(luca.url()).pathname;
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

test('Omar votes on a clause; Giulia changes a word; his vote is to be confirmed, he reads the difference and confirms', async ({
	arrive,
}) => {
	test.slow();
	const omar = await arrive('Omar');
	await openPoll(omar);
	await omar.getByRole('link', { name: 'Articolo 4. Spazi aperti il pomeriggio' }).click();
	await omar.getByRole('link', { name: 'Vota', exact: true }).click();
	await omar.getByRole('button', { name: 'Vota' }).click();
	await expect(omar.getByRole('alert')).toContainText('Scegli prima di mandare il voto.');
	await omar.getByLabel('Favorevole').check();
	await omar.getByRole('button', { name: 'Vota' }).click();
	await expect(omar.getByText('Registrato', { exact: true })).toBeVisible();
	await expect(row(omar, 'Favorevoli')).toContainText('59');

	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(4);
	await giulia.type(' Anche il sabato mattina.');
	await giulia.saved();

	// The page of the clause follows by itself.
	await expect(omar.getByText('Da confermare', { exact: true })).toBeVisible();
	const difference = omar.getByRole('group', { name: 'Differenza fra i due testi' });
	await expect(difference).toContainText('Hai votato su');
	await expect(difference.locator('ins')).toContainText('Anche il sabato mattina.');
	await expect(omar.getByText(/Dei 61 voti online, 0 valgono sul testo di oggi/)).toBeVisible();
	await expectAxeClean(omar);
	await omar.getByRole('button', { name: 'Confermo: Favorevole' }).click();
	await expect(omar.getByText('Registrato', { exact: true })).toBeVisible();
	await expect(omar.getByText(/Dei 61 voti online, 1 valgono sul testo di oggi/)).toBeVisible();

	const luca = await arrive('Luca');
	await openPoll(luca);
	await luca.getByText(/52 voti sono sul testo di prima: era solo una correzione di forma/).click();
	const mark = luca.locator('details[open]');
	await mark.getByRole('button', { name: 'È solo forma' }).click();
	await expect(mark.getByText('Scrivi qualcosa qui.')).toBeVisible();
	await mark.getByLabel('Che cosa è stato corretto').fill('Solo un giorno in più, già deciso.');
	await mark.getByRole('button', { name: 'È solo forma' }).click();
	await expect(luca.getByRole('heading', { name: 'Correzioni di sola forma' })).toBeVisible();
	await expect(luca.getByText('Solo un giorno in più, già deciso.')).toBeVisible();
	await expect(omar.getByText(/Dei 61 voti online, 53 valgono sul testo di oggi/)).toBeVisible();
});

test('without script Teresa votes, changes her mind and confirms; Amina on a small phone too', async ({
	arrive,
}) => {
	const giulia = await arrive('Giulia', { javaScriptEnabled: false });
	await openPoll(giulia);
	await giulia.getByRole('button', { name: 'Vota' }).click();
	await expect(giulia.getByRole('alert')).toContainText('Scegli prima di mandare il voto.');
	await giulia.getByLabel('Contrario').check();
	await giulia.getByRole('button', { name: 'Vota' }).click();
	await expect(row(giulia, 'Contrari')).toContainText('12');
	await giulia.getByLabel('Astenuto').check();
	await giulia.getByRole('button', { name: 'Cambia il mio voto' }).click();
	await expect(row(giulia, 'Astenuti')).toContainText('7');
	await expect(row(giulia, 'Contrari')).toContainText('11');

	const amina = await arrive('Amina', {
		javaScriptEnabled: false,
		viewport: { width: 360, height: 740 },
	});
	await openPoll(amina);
	await expectNoSidewaysScroll(amina);
	await amina.getByRole('button', { name: 'Confermo: Favorevole' }).click();
	await expect(amina.getByText('Registrato', { exact: true })).toBeVisible();
});

test('a visitor and Segreteria read why they do not vote, and the figures', async ({ page, arrive }) => {
	await openPoll(page);
	await expect(page.getByRole('link', { name: 'Entra e vota' })).toBeVisible();
	await expect(row(page, 'Favorevoli')).toContainText('58');
	await expectAxeClean(page);
	const office = await arrive('Segreteria');
	await openPoll(office);
	await expect(office.getByText('Con l’account della segreteria non si vota.')).toBeVisible();
});

test('Luca asks about a proposal and an emendamento; Omar votes beside the one, Giulia without script beside the other', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	const askHere = async (title: string) => {
		await luca.getByRole('link', { name: 'Apri una votazione' }).click();
		await luca.getByLabel('La domanda').fill(title);
		await luca.getByLabel('A mano', { exact: true }).check();
		await luca.getByRole('button', { name: 'Crea la votazione' }).click();
		await expect(luca.getByRole('heading', { level: 1 })).toHaveText(title);
	};
	await luca.goto(`${pact}/proposte`);
	await luca.getByRole('link', { name: /pulmino da San Pietro/ }).click();
	await luca.waitForURL(/\/proposte\/[a-z2-7]{24}$/);
	const proposal = new URL(luca.url()).pathname;
	await askHere('Il pulmino è una priorità?');
	await luca.goto(`${pact}/emendamenti`);
	await luca.getByRole('link', { name: /^A\. Anche il venerdì/ }).click();
	await luca.waitForURL(/\/emendamenti\/[a-z2-7]{24}$/);
	const amendment = new URL(luca.url()).pathname;
	await askHere('Anche il venerdì?');

	const omar = await arrive('Omar');
	await omar.goto(proposal);
	await omar.getByRole('link', { name: 'Vota', exact: true }).click();
	const box = omar.getByRole('region', { name: 'Il pulmino è una priorità?' });
	await box.getByLabel('Favorevole').check();
	await box.getByRole('button', { name: 'Vota' }).click();
	await expect(box.getByText('Registrato', { exact: true })).toBeVisible();
	await expect(row(omar, 'Favorevoli')).toContainText('1');
	expect(new URL(omar.url()).pathname).toBe(proposal);
	await expectAxeClean(omar);

	const giulia = await arrive('Giulia', {
		javaScriptEnabled: false,
		viewport: { width: 360, height: 740 },
	});
	await giulia.goto(amendment);
	await expectNoSidewaysScroll(giulia);
	await giulia.getByLabel('Contrario').check();
	await giulia.getByRole('button', { name: 'Vota' }).click();
	await expect(row(giulia, 'Contrari')).toContainText('1');
	expect(new URL(giulia.url()).pathname).toBe(amendment);
	await luca.goto(amendment);
	await expectAxeClean(luca);

	const visitor = await arrive(null);
	await visitor.goto(proposal);
	await expect(visitor.getByRole('link', { name: 'Entra e vota' })).toBeVisible();
	await expect(visitor.getByRole('link', { name: 'Apri una votazione' })).toHaveCount(0);
});

test('results that wait for the closing are in no page and in no feed before it', async ({
	arrive,
	page,
}) => {
	const luca = await arrive('Luca');
	const path = await ask(luca, 'Dove mettiamo i soldi?', async (form) => {
		await form.getByLabel('Pallini', { exact: true }).check();
		await form.getByLabel('Le scelte').fill('Libri\nGiochi\nGite');
		await form.getByLabel('Pallini a testa').fill('19');
		await form.getByLabel('Solo alla chiusura').check();
		await form.getByRole('button', { name: 'Crea la votazione' }).focus();
	});
	await page.goto(pact);
	const feed = page.evaluate(
		(address) =>
			new Promise<string>((resolve) => {
				const source = new EventSource(address);
				source.onmessage = ({ data }) => {
					if (!String(data).includes('tally-changed')) return;
					source.close();
					resolve(String(data));
				};
			}),
		`${pact}/diretta`,
	);
	const amina = await arrive('Amina', { viewport: { width: 360, height: 740 } });
	await amina.goto(path);
	for (let dot = 0; dot < 17; dot += 1)
		await amina.getByRole('button', { name: 'Metti un pallino: Giochi' }).click();
	await expect(amina.getByRole('region').getByText('Ti restano 2 pallini')).toBeVisible();
	await expectAxeClean(amina);
	await amina.getByRole('button', { name: 'Vota' }).click();
	await expect(amina.getByText('Ha votato 1 persona')).toBeVisible();
	await expect(amina.getByLabel('Giochi', { exact: true })).toHaveValue('17');

	const told = await feed;
	expect(JSON.parse(told).tally).toMatchObject({ tally: null, ballots: { all: 1 } });
	for (const reader of [page, luca]) {
		for (const address of [path, `${path}/__data.json`, `${pact}/voti`, `${pact}/voti/__data.json`, pact]) {
			const text = await (await reader.request.get(address)).text();
			expect(text, address).not.toContain('firsts');
			expect(text, address).not.toMatch(/"?value"?:\s*17\b/);
		}
		await reader.goto(path);
		await expect(reader.getByText('I risultati si vedono alla chiusura.')).toBeVisible();
		await expect(reader.getByRole('table')).toHaveCount(0);
	}
	await luca.getByText('Chiudi la votazione').click();
	await luca.getByRole('button', { name: 'Sì, chiudi adesso' }).click();
	await expect(row(luca, 'Giochi')).toContainText('17');
	await expect(row(page, 'Giochi')).toContainText('17');
	await expectAxeClean(luca);
});

test('a secret vote is neither shown again nor changed, and the page says what it can promise', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	const path = await ask(luca, 'Chi ci rappresenta?', async (form) => {
		await form.getByLabel('Segreto').check();
	});
	const omar = await arrive('Omar');
	await omar.goto(path);
	await expect(omar.getByText('Chi gestisce il server potrebbe ancora risalire ai voti.')).toBeVisible();
	await omar.getByLabel('Contrario').check();
	await omar.getByRole('button', { name: 'Vota: non si può cambiare' }).click();
	await expect(omar.getByText('Il voto segreto non si può cambiare e nessuno può rivederlo')).toBeVisible();
	await expect(omar.getByRole('radio')).toHaveCount(0);
	const text = await (await omar.request.get(`${path}/__data.json`)).text();
	expect(text).not.toContain('against');
	await expectAxeClean(omar);
});

test('what Omar chooses before the page has woken up is what he votes, on every kind of ballot', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const three = async (form: Page, method: string) => {
		await form.getByLabel(method, { exact: true }).check();
		await form.getByLabel('Le scelte').fill('Libri\nGiochi\nGite');
	};
	const yesNo = await ask(luca, 'Lo facciamo?', async () => {});
	const gradient = await ask(luca, 'Quanto ti convince?', async (form) => {
		await form.getByLabel('Gradi di accordo').check();
	});
	const ranking = await ask(luca, 'Che cosa viene prima?', (form) => three(form, 'Classifica'));
	const dots = await ask(luca, 'Dove li mettiamo?', (form) => three(form, 'Pallini'));

	const omar = await arrive('Omar');
	/** Does `early` on a page whose scripts are still on their way, then lets them come. */
	const beforeScript = async (path: string, early: () => Promise<unknown>) => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const scripts = /\/_app\/.*\.js/;
		await omar.route(scripts, async (route) => {
			await promise;
			await route.continue();
		});
		await omar.goto(path, { waitUntil: 'commit' });
		await early();
		// The page follows what happens only when its script runs.
		const awake = omar.waitForRequest(/\/diretta/);
		resolve();
		await awake;
		await omar.unroute(scripts);
	};
	const voted = () => expect(omar.getByRole('button', { name: 'Cambia il mio voto' })).toBeVisible();

	await beforeScript(yesNo, () => omar.getByLabel('Contrario').check());
	await expect(omar.getByLabel('Contrario')).toBeChecked();
	await omar.getByRole('button', { name: 'Vota' }).click();
	await voted();
	await expect(row(omar, 'Contrari')).toContainText('1');
	// A mind changed before the script is there, too.
	await beforeScript(yesNo, () => omar.getByLabel('Astenuto').check());
	await expect(omar.getByLabel('Astenuto')).toBeChecked();

	await beforeScript(gradient, () => omar.getByRole('radio').nth(1).check());
	await expect(omar.getByRole('radio').nth(1)).toBeChecked();

	await beforeScript(ranking, () => omar.getByLabel('Giochi').selectOption('1'));
	await expect(omar.getByLabel('Giochi')).toHaveValue('1');
	await omar.getByRole('button', { name: 'Vota' }).click();
	await voted();

	await beforeScript(dots, () => omar.getByLabel('Gite', { exact: true }).fill('2'));
	await expect(omar.getByLabel('Gite', { exact: true })).toHaveValue('2');
	await expect(omar.getByRole('region').getByText('Ti restano 3 pallini')).toBeVisible();
	await omar.getByRole('button', { name: 'Vota' }).click();
	await voted();
	await expect(omar.getByLabel('Gite', { exact: true })).toHaveValue('2');
});

test('everybody votes and changes while Luca closes: what was answered before is counted, nothing after', async ({
	arrive,
	server,
}) => {
	const luca = await arrive('Luca');
	const path = await ask(luca, 'Chiudiamo alle sei?', async () => {});
	const people = await Promise.all(
		(['Giulia', 'Omar', 'Teresa', 'Amina'] as const).map((who) => arrive(who)),
	);
	const last = new Map<number, string>();
	let closed = false;
	const voting = people.map(async (person, index) => {
		for (let turn = 0; ; turn += 1) {
			const line = ['for', 'against', 'abstain'][(turn + index) % 3]!;
			const answer = await person.request.post(`${path}?/vota`, {
				headers: { origin: server.origin, accept: 'application/json', 'x-sveltekit-action': 'true' },
				form: { chiave: `giro-${index}-${turn}`, testo: '', scelta: line },
			});
			const outcome = (await answer.json()) as { type: string };
			if (outcome.type !== 'redirect') {
				expect(closed || turn > 0).toBe(true);
				return;
			}
			last.set(index, line);
		}
	});
	await expect.poll(() => last.size).toBe(people.length);
	await luca.getByText('Chiudi la votazione').click();
	await luca.getByRole('button', { name: 'Sì, chiudi adesso' }).click();
	await expect(luca.getByText('Chiusa', { exact: true })).toBeVisible();
	closed = true;
	await Promise.all(voting);
	await luca.reload();
	await expect(luca.getByText('4 voti in tutto')).toBeVisible();
	for (const [line, name] of [
		['for', 'Favorevoli'],
		['against', 'Contrari'],
		['abstain', 'Astenuti'],
	] as const) {
		const count = [...last.values()].filter((one) => one === line).length;
		await expect(row(luca, name).getByRole('cell').last()).toHaveText(String(count));
	}
	await people[0]!.goto(path);
	await expect(people[0]!.getByRole('button', { name: /vot/i })).toHaveCount(0);
});

test('a vote closes by itself at its instant: until then votes are taken, from then on not one', async ({
	arrive,
	server,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const closing = new Date(Math.ceil((Date.now() + 12_000) / 60_000) * 60_000);
	const rome = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', ...options }).format(closing);
	const path = await ask(luca, 'Bastano dieci secondi?', async (form) => {
		await form.getByRole('group', { name: 'Chiusura' }).getByLabel('In un giorno preciso').check();
		await form
			.getByLabel('Giorno di chiusura')
			.fill(rome({ day: '2-digit', month: '2-digit', year: 'numeric' }));
		await form.getByLabel('Ora di chiusura').fill(rome({ hour: '2-digit', minute: '2-digit' }));
	});
	const omar = await arrive('Omar');
	let last = '';
	let turn = 0;
	await expect
		.poll(
			async () => {
				const line = ['for', 'against'][turn % 2]!;
				const sentAt = Date.now();
				const answer = await omar.request.post(`${path}?/vota`, {
					headers: { origin: server.origin, accept: 'application/json', 'x-sveltekit-action': 'true' },
					form: { chiave: `giro-${(turn += 1)}`, testo: '', scelta: line },
				});
				const { type } = (await answer.json()) as { type: string };
				if (type === 'redirect') {
					expect(sentAt).toBeLessThan(closing.getTime());
					last = line;
				} else expect(Date.now()).toBeGreaterThanOrEqual(closing.getTime());
				return type;
			},
			{ timeout: 90_000, intervals: [1_100] },
		)
		.toBe('failure');
	// Nobody pressed anything: the page of whoever looks on has closed by itself.
	await expect(luca.getByText('Chiusa', { exact: true })).toBeVisible();
	await expect(
		row(luca, last === 'for' ? 'Favorevoli' : 'Contrari')
			.getByRole('cell')
			.last(),
	).toHaveText('1');
});

test('the office enters a sheet, Luca checks it; who voted twice is settled with a reason, and the count ends', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const path = await ask(luca, 'Apriamo anche il sabato?', async (form) => {
		await form.getByLabel('Si vota anche su carta e per alzata di mano').check();
	});
	const amina = await arrive('Amina');
	await amina.goto(path);
	await amina.getByLabel('Favorevole').check();
	await amina.getByRole('button', { name: 'Vota' }).click();
	await expect(amina.getByText('Registrato', { exact: true })).toBeVisible();

	const office = await arrive('Segreteria');
	await office.goto(path);
	await office.getByRole('link', { name: 'Fogli e mani alzate' }).click();
	await expectAxeClean(office);
	// One line each, by keyboard alone.
	await office.getByLabel('Voto della riga 1', { exact: true }).focus();
	await office.keyboard.type('f');
	await office.keyboard.press('Enter');
	await expect(office.getByLabel('Voto della riga 2', { exact: true })).toBeFocused();
	await office.keyboard.type('x');
	await office.keyboard.press('Enter');
	await office.keyboard.type('c');
	await office.keyboard.press('Tab');
	await office.keyboard.type('amina');
	await office.getByRole('button', { name: 'Salva il foglio' }).click();
	await expect(office.getByText('Questa scelta non si capisce.').first()).toBeVisible();
	await expect(office.getByLabel('Nome della riga 3, se c’è')).toHaveValue('amina');
	await expectAxeClean(office);
	await office.getByLabel('Voto della riga 2', { exact: true }).fill('a');
	await office.getByRole('button', { name: 'Salva il foglio' }).click();
	await expect(office.getByText('3 righe da controllare')).toBeVisible();
	await expect(office.getByText('Chi ha inserito non può controllare.')).toBeVisible();
	// The next sheet begins empty.
	await expect(office.getByLabel('Foglio n.')).toHaveValue('2');
	for (const number of [1, 2, 3])
		await expect(office.getByLabel(`Voto della riga ${number}`, { exact: true })).toHaveValue('');
	await office.getByLabel('Voto della riga 1', { exact: true }).fill('c');
	await office.getByRole('button', { name: 'Salva il foglio' }).click();
	const mistaken = office.getByRole('article', { name: 'Foglio 2' });
	await expect(mistaken.getByText('1 riga da controllare')).toBeVisible();

	await luca.goto(`${path}/carta`);
	await luca.getByRole('button', { name: 'Ho controllato, conferma: Foglio 1' }).click();
	await expect(
		luca.getByRole('article', { name: 'Foglio 1' }).getByText('Controllato', { exact: true }),
	).toBeVisible();
	// There is no second sheet: two people say so, and it holds up nothing.
	await luca.getByRole('button', { name: 'Questa riga non c’è: Foglio 2, riga 1' }).click();
	await expect(luca.getByText('Non c’è sul foglio, dice Luca')).toBeVisible();
	await office.reload();
	await mistaken.getByRole('button', { name: 'È vero, non c’è: Foglio 2, riga 1' }).click();
	await expect(mistaken.getByText('Tolta: sul foglio non c’è')).toBeVisible();
	const conflict = luca.getByRole('article', { name: 'Amina' });
	await expect(conflict.getByText('Due voti')).toBeVisible();
	await expectAxeClean(luca);
	await conflict.getByLabel(/^Foglio 1, riga 3/).check();
	await conflict.getByRole('button', { name: 'Conta questo voto' }).click();
	await expect(conflict.getByText('Scrivi qualcosa qui.')).toBeVisible();
	await conflict.getByLabel('Perché').fill('Ha detto che vale il foglio.');
	await conflict.getByRole('button', { name: 'Conta questo voto' }).click();
	await expect(conflict.getByText('Deciso')).toBeVisible();

	await luca.getByLabel('Dove', { exact: true }).fill('Sala del Centro');
	await luca.getByLabel('Giorno', { exact: true }).fill('01/10/2026');
	await luca.getByLabel('Ora', { exact: true }).fill('18:30');
	await luca.getByLabel('Favorevoli', { exact: true }).fill('14');
	await luca.getByLabel('Contrari', { exact: true }).fill('3');
	await luca.getByRole('button', { name: 'Salva il conteggio' }).click();
	await expect(luca.getByRole('heading', { name: 'Sala del Centro' })).toBeVisible();
	await office.reload();
	await office.getByRole('button', { name: 'C’ero, è giusto' }).click();
	await expect(office.getByText('controllata da Segreteria')).toBeVisible();

	await luca.goto(path);
	await luca.getByText('Chiudi la votazione').click();
	await luca.getByRole('button', { name: 'Sì, chiudi adesso' }).click();
	await expect(luca.getByText('Spoglio in corso')).toBeVisible();
	await luca.getByRole('button', { name: 'Finisci lo spoglio' }).click();
	await expect(luca.getByText('Chiusa', { exact: true })).toBeVisible();
	// Online 0 (Amina's stays, and does not count), on paper 1 + 1 + 1, hands 14 + 3.
	await expect(row(luca, 'Favorevoli').getByRole('cell').last()).toHaveText('15');
	await expect(row(luca, 'Contrari').getByRole('cell').last()).toHaveText('4');
	await expect(row(luca, 'Insieme').getByRole('cell').last()).toHaveText('20');
	await expectAxeClean(luca);
	await luca.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(luca);
	await luca.goto(`${path}/carta`);
	await expectNoSidewaysScroll(luca);
	await luca.goto(`${path}/scheda`);
	await expectNoSidewaysScroll(luca);
	await expectAxeClean(luca);
	await expect(
		luca.getByRole('img', { name: /^Codice QR che porta a questa votazione: .+\/v\/[a-z2-7]{6}$/ }),
	).toBeVisible();
	const short = await luca.getByText(/\/v\/[a-z2-7]{6}/).textContent();
	await amina.goto(/\/v\/[a-z2-7]{6}/.exec(short!)![0]);
	expect(new URL(amina.url()).pathname).toBe(path);
	await amina.goto(`${pact}/registro`);
	await expect(amina.getByRole('link', { name: 'Apriamo anche il sabato?' }).first()).toBeVisible();
});

test('a new vote with everything wrong says so beside each field, and what was typed stays', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	await luca.goto(`${pact}/voti/nuovo`);
	await luca.getByLabel('Classifica').check();
	await luca.getByLabel('Le scelte').fill('Festa\nFesta');
	await luca.getByLabel('Giorno di chiusura').fill('5 dicembre');
	await luca.getByRole('button', { name: 'Crea la votazione' }).click();
	const alert = luca.getByRole('alert');
	await expect(alert.getByRole('link')).toHaveCount(3);
	await expect(luca.getByLabel('Le scelte')).toHaveValue('Festa\nFesta');
	await expect(luca.getByLabel('Giorno di chiusura')).toHaveValue('5 dicembre');
	await expectAxeClean(luca);
	const amina = await arrive('Amina');
	expect((await amina.goto(`${pact}/voti/nuovo`))?.status()).toBe(404);
});
