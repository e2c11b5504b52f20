import { expectAnnounced, expectEveryActNamed, expectHeard, tabTo } from '../support/hearing.ts';
import { Desk, enter, leadTogether, moment, phone, prepare } from '../support/incontro.ts';
import { Listener } from '../support/listener.ts';
import { expect, test, type Page } from '../support/test.ts';

/** An agenda with every kind of thing a phone is asked for. */
async function prepareAll(luca: Page) {
	const prepared = await prepare(luca, {
		format: 'Gradini di accordo',
		title: 'Il cortile aperto',
		tables: 0,
	});
	const kinds = luca.getByLabel('Che cosa si fa');
	await kinds.nth(5).selectOption({ label: 'Mettere pallini' });
	await kinds.nth(7).selectOption({ label: 'Chiedere il consenso' });
	await luca.getByRole('button', { name: 'Salva' }).click();
	await expect(luca.getByText('Salvato.')).toBeVisible();
	return prepared;
}

/** While the clock of the page counts two seconds down. */
async function waitTwoSeconds(page: Page): Promise<void> {
	const clock = page.getByRole('timer');
	for (let second = 0; second < 2; second++) {
		const now = await clock.innerText();
		await expect(clock).not.toHaveText(now);
	}
}

test('the room on a phone, by ear and by keyboard: each new moment is heard, each act is said once and leaves one where one was', async ({
	arrive,
	server,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const desk = await Desk.of(luca, server.origin, await prepareAll(luca));
	const sofia = await arrive(null, phone);
	const ear = new Listener(sofia);
	const button = (name: string | RegExp) => sofia.getByRole('button', { name });
	const pressKey = async (name: string | RegExp) => {
		await tabTo(sofia, button(name));
		await sofia.keyboard.press('Enter');
	};
	/** The room moves, and what is heard of it. */
	const moves = (steps: readonly string[], title: string) =>
		ear.while(async () => {
			for (const step of steps) await desk.step(step);
			await expect(moment(sofia)).toHaveText(title);
			await expect(moment(sofia)).toBeFocused();
		});

	await test.step('in: the code, a name, and she is there', async () => {
		await sofia.goto('/incontro');
		const code = sofia.getByLabel('Il codice sul cartello');
		await tabTo(sofia, code);
		await sofia.keyboard.type(`${desk.code}\n`);
		const name = sofia.getByLabel('Come ti chiamiamo?');
		await expect(name).toBeVisible();
		expectHeard(await ear.hear('main'), [
			'heading, Il cortile aperto, level 1',
			'textbox, Come ti chiamiamo?, Basta un soprannome. Puoi anche saltare.',
			'button, Entra',
			'Chi vedrà questo:',
		]);
		await tabTo(sofia, name);
		await sofia.keyboard.type('Sofia\n');
		await expect(moment(sofia)).toHaveText('Ci sei');
	});

	await test.step('the room begins; the clock runs and says nothing', async () => {
		expectHeard(await moves(['start'], 'La proposta'), ['heading, La proposta, level 1']);
		const said = await ear.hear('main');
		expectEveryActNamed(said);
		expectHeard(said, [
			'Momento 1 di 8',
			'timer',
			'Tempo rimasto',
			'list, Momento 1 di 8',
			'heading, La proposta, level 1',
			'button, Alza la mano, 1, not pressed',
		]);
		expectAnnounced(await ear.while(() => waitTwoSeconds(sofia)), []);
	});

	await test.step('how far she agrees, the result, and asked again', async () => {
		await moves(['next'], 'Quanto sei d’accordo?');
		await tabTo(sofia, sofia.getByLabel('Del tutto d’accordo'));
		await sofia.keyboard.press('ArrowDown');
		await expect(sofia.getByLabel('Abbastanza d’accordo')).toBeChecked();
		expectAnnounced(
			await ear.while(async () => {
				await pressKey('Rispondi');
				await expect(button('Cambia risposta')).toBeFocused();
			}),
			['polite: Risposta registrata.'],
		);
		expectAnnounced(
			await ear.while(async () => {
				await desk.step('show-results');
				await expect(sofia.getByText('Ha risposto 1 persona.')).toBeVisible();
			}),
			['polite: Risultati'],
		);
		// Nothing can be answered now: one is led to what the moment is.
		await expect(moment(sofia)).toBeFocused();
		expectAnnounced(
			await ear.while(async () => {
				await desk.step('ask-again');
				await expect(sofia.locator('.task').getByText('è il giro 2')).toBeVisible();
			}),
			['polite: Lo chiediamo di nuovo: è il giro 2.'],
		);
		await expect(moment(sofia)).toBeFocused();
		await expect(button('Rispondi')).toBeEnabled();
	});

	await test.step('she writes two cards, is done, and waits while everybody waits', async () => {
		await moves(['next', 'next'], 'Che cosa cambieresti?');
		const card = sofia.getByLabel('Il tuo cartellino');
		for (const words of ['Più luce nel cortile', 'Una rampa']) {
			await tabTo(sofia, card, words === 'Una rampa');
			await sofia.keyboard.type(words);
			expectAnnounced(
				await ear.while(async () => {
					await pressKey('Aggiungi');
					await expect(sofia.getByRole('list', { name: 'I miei cartellini' })).toContainText(words);
					await expect(button('Aggiungi')).toBeFocused();
				}),
				['polite: Cartellino aggiunto.'],
			);
		}
		const change = sofia.getByText('Cambia: Una rampa');
		await test.step('one card she changes', async () => {
			await tabTo(sofia, sofia.locator('summary').filter({ has: change }));
			await sofia.keyboard.press('Enter');
			await tabTo(sofia, sofia.getByLabel('Cambia il cartellino').locator('visible=true'));
			await sofia.keyboard.press('End');
			await sofia.keyboard.type(' larga');
			expectAnnounced(
				await ear.while(async () => {
					await tabTo(sofia, button('Salva'));
					await sofia.keyboard.press('Enter');
					await expect(sofia.locator('.card-tag').filter({ hasText: 'Una rampa larga' })).toBeVisible();
				}),
				['polite: Cartellino cambiato.'],
			);
			await expect(sofia.locator('summary:focus')).toContainText('Cambia: Una rampa larga');
		});
		expectAnnounced(
			await ear.while(async () => {
				await pressKey('Ho finito');
				await expect(button('Hai finito')).toBeFocused();
			}),
			['polite: Chi conduce vede che hai finito.'],
		);
		expectAnnounced(
			await ear.while(async () => {
				await desk.step('freeze');
				await expect(sofia.locator('.task').getByText('adesso non si scrive')).toBeVisible();
			}),
			['polite: Un momento di pausa: adesso non si scrive.'],
		);
		await expect(button('Hai finito')).toBeFocused();
		await desk.step('unfreeze');
	});

	await test.step('the cards are shown: how many, not each one', async () => {
		expectHeard(await moves(['next'], 'Svelare'), ['heading, Svelare, level 1']);
		const heard = await ear.while(async () => {
			await desk.reveal();
			await expect(sofia.getByText('Una rampa larga')).toBeVisible();
		});
		expectAnnounced(heard, ['polite: 2 cartellini svelati su 2']);
		await expect(moment(sofia)).toBeFocused();
	});

	await test.step('dots: how many are left is heard, and a button that can do no more leads to its neighbour', async () => {
		await moves(['next'], 'La proposta cambiata');
		const more = 'Metti un pallino su: Una rampa larga';
		for (const left of [4, 3]) {
			expectAnnounced(
				await ear.while(async () => {
					await pressKey(more);
					await expect(sofia.locator('.task').getByText(`Ti restano ${left} pallini`)).toBeVisible();
					await expect(button(more)).toBeFocused();
				}),
				[`polite: Pallini registrati. Ti restano ${left} pallini`],
			);
		}
		await pressKey(more);
		await expect(button('Togli un pallino da: Una rampa larga')).toBeFocused();
	});

	await test.step('consent: who objects without a reason is told, and stays at the button', async () => {
		await moves(['next', 'next'], 'Saluti');
		await tabTo(sofia, sofia.getByLabel('Va bene così'));
		await sofia.keyboard.press('ArrowUp');
		await expect(sofia.getByLabel('Mi oppongo, e dico perché')).toBeChecked();
		const refused = await ear.while(async () => {
			await pressKey('Rispondi');
			await expect(sofia.locator('.fault')).toContainText('Scrivi perché ti opponi');
		});
		expectAnnounced(refused, ['polite: Scrivi perché ti opponi: serve per capire come cambiare.']);
		await expect(button('Rispondi')).toBeFocused();
		await expect(sofia.getByLabel('Perché ti opponi?')).toHaveAccessibleDescription(
			/Scrivi perché ti opponi/,
		);
		await expect(sofia.getByLabel('Mi oppongo, e dico perché')).toBeChecked();
		await tabTo(sofia, sofia.getByLabel('Perché ti opponi?'), true);
		await sofia.keyboard.type('Di sera manca la luce.');
		expectAnnounced(
			await ear.while(async () => {
				await pressKey('Rispondi');
				await expect(button('Cambia risposta')).toBeFocused();
			}),
			['polite: Risposta registrata.'],
		);
	});

	await test.step('it is over, and she reads what came of it', async () => {
		expectHeard(await moves(['close'], 'L’incontro è finito'), ['heading, L’incontro è finito, level 1']);
		await tabTo(sofia, sofia.getByRole('link', { name: 'Leggi com’è andata' }));
		await sofia.keyboard.press('Enter');
		await expect(moment(sofia)).toHaveText('Il cortile aperto');
	});
});

test('the desk, by ear and by keyboard: the new moment is heard, clock and counts keep quiet, the focus is never lost', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	await leadTogether(luca);
	const { path, code } = await prepareAll(luca);
	await luca.goto(`${path}/regia`);
	const ear = new Listener(luca);
	const button = (name: string | RegExp) => luca.getByRole('button', { name });
	/** Presses a button by keys; gives what was heard until this is on the page. */
	const pressKey = (name: string | RegExp, until: () => Promise<void>) =>
		ear.while(async () => {
			await tabTo(luca, button(name));
			await luca.keyboard.press('Enter');
			await until();
		});
	const becomes = (title: string) => async () => {
		await expect(moment(luca)).toHaveText(title);
		await expect(luca.locator(':focus')).toHaveText(/^Avanti: /);
	};

	await expect(button('Apri le porte')).toBeEnabled();
	await pressKey('Prendi la regia', () => expect(luca.getByText('Passa la regia')).toBeVisible());
	expectAnnounced(
		await pressKey('Apri le porte', () => expect(button('Comincia: La proposta')).toBeFocused()),
		['polite: Le porte sono aperte'],
	);
	const amina = await arrive(null, phone);
	await enter(amina, code, 'Amina');
	expectAnnounced(await pressKey('Comincia: La proposta', becomes('La proposta')), [
		'polite: Momento 1 di 8: La proposta',
	]);
	const said = await ear.hear('main', 600);
	expectEveryActNamed(said);
	expectHeard(said, [
		'heading, La proposta, level 1',
		'timer',
		'Tempo rimasto',
		'button, Ferma tutti, freeze, not pressed',
		'heading, 0 cartellini da svelare, level 2',
		'navigation, Scaletta',
		'heading, Chi ha finito, level 2',
		'heading, Conta le mani, level 2',
	]);

	await test.step('clock and counts keep quiet', async () => {
		for (const title of ['Quanto sei d’accordo?', 'Ascoltare i dubbi', 'Che cosa cambieresti?'])
			await pressKey(`Avanti: ${title}`, becomes(title));
		const heard = await ear.while(async () => {
			await amina.getByLabel('Il tuo cartellino').fill('Una rampa');
			await amina.getByRole('button', { name: 'Aggiungi' }).click();
			await expect(luca.getByRole('heading', { name: '1 cartellino da svelare' })).toBeVisible();
			await waitTwoSeconds(luca);
		});
		expectAnnounced(heard, []);
	});

	await test.step('revealing, opening the results and closing them again', async () => {
		await pressKey('Avanti: Svelare', becomes('Svelare'));
		expectAnnounced(
			await pressKey('Svela tutti', () =>
				expect(luca.getByRole('heading', { name: '1 cartellino svelato' })).toBeVisible(),
			),
			['polite: 1 cartellino svelato.'],
		);
		await expect(luca.locator(':focus')).toHaveText('0 cartellini da svelare');
		await pressKey('Avanti: La proposta cambiata', becomes('La proposta cambiata'));
		const results = button('Risultati aperti');
		for (const open of [true, false]) {
			await pressKey('Risultati aperti', () => expect(results).toHaveAttribute('aria-pressed', String(open)));
			await expect(results).toBeFocused();
		}
		expectAnnounced(
			await pressKey('Chiedi di nuovo', () =>
				expect(luca.locator('.now').getByText('è il giro 2')).toBeVisible(),
			),
			['polite: Momento 6 di 8: La proposta cambiata Lo chiediamo di nuovo: è il giro 2.'],
		);
		await expect(button('Chiedi di nuovo')).toBeFocused();
	});

	await test.step('a wrong step is undone, and that is said', async () => {
		await pressKey('Avanti: E adesso, quanto sei d’accordo?', becomes('E adesso, quanto sei d’accordo?'));
		const heard = await pressKey('Annulla l’ultimo passo', () =>
			expect(moment(luca)).toHaveText('La proposta cambiata'),
		);
		expectHeard(heard, ['polite: Annullato l’ultimo passo.']);
		await expect(button('Annulla l’ultimo passo')).toBeFocused();
	});

	await test.step('the desk is handed over, and taken back', async () => {
		await tabTo(luca, luca.locator('summary', { hasText: 'Passa la regia' }), true);
		await luca.keyboard.press('Enter');
		await tabTo(luca, luca.getByLabel('A chi la passi?'));
		await luca.keyboard.type('Giulia');
		const heard = await ear.while(async () => {
			await tabTo(luca, luca.getByRole('button', { name: 'Passa', exact: true }));
			await luca.keyboard.press('Enter');
			await expect(button('Prendi la regia')).toBeVisible();
		});
		expect(heard.filter((phrase) => phrase.startsWith('polite: Conduce Giulia.'))).toHaveLength(1);
		await expect(luca.locator(':focus')).toHaveCount(1);
		await pressKey('Prendi la regia', () => expect(button(/^Avanti: /)).toBeVisible());
		await expect(luca.locator(':focus')).toHaveCount(1);
	});

	await test.step('it is closed with two presses, and can be opened again', async () => {
		await tabTo(luca, luca.locator('summary', { hasText: 'Chiudi l’incontro' }));
		await luca.keyboard.press('Enter');
		expectHeard(await pressKey('Sì, chiudi', () => expect(button('Riapri l’incontro')).toBeVisible()), [
			'polite: L’incontro è finito',
		]);
		await expect(luca.locator(':focus')).toHaveCount(1);
		await pressKey('Riapri l’incontro', becomes('La proposta cambiata'));
	});
});
