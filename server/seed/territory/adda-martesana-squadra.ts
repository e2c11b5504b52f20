import type { SpaceSeed } from './shape.ts';

export const povertyTeam: SpaceSeed = {
	slug: 'squadra-contro-la-poverta',
	host: 'consorzio-vimercatese-trezzese',
	template: 'project',
	title: 'Facciamo squadra contro la povertà',
	place: 'Adda Martesana',
	purpose:
		'Quattro ambiti, i servizi e le aziende scrivono come aiutare insieme chi è in difficoltà a trovare lavoro e fiducia.',
	decides: 'Il protocollo comune: chi fa che cosa, con quali passi e con quali strumenti.',
	decidesNot: 'Il reddito di ogni persona e le cure: quelle restano ai servizi.',
	whoDecides:
		'I quattro ambiti con la Città Metropolitana, capofila. Chi usa i servizi viene ascoltato prima.',
	answerDue: 88,
	visibility: 'public',
	source:
		'Dati dimostrativi. I fatti vengono dalla scheda del progetto (1 settembre 2020 – 31 dicembre 2021). Persone, frasi e date di questo tavolo sono inventate.',
	phases: [
		{ kind: 'ideas', from: -40, to: -15 },
		{ kind: 'workshop', from: -10, to: -8 },
		{ kind: 'draft', from: -6, to: 40 },
		{ kind: 'consultation', from: 42, to: 60 },
		{ kind: 'signing', from: 72, to: 72 },
		{ kind: 'monitoring', from: 95, to: null },
	],
	bodies: [
		{ slug: 'citta-metropolitana', part: 'lead' },
		{ slug: 'distretto-5-melzo', part: 'coordinator' },
		{ slug: 'consorzio-vimercatese-trezzese', part: 'partner' },
		{ slug: 'sil', part: 'partner' },
		{ slug: 'asst', part: 'partner' },
		{ slug: 'segretariati-sociali', part: 'partner' },
		{ slug: 'terzo-settore-adda-martesana', part: 'partner' },
		{ slug: 'cps', part: 'member' },
		{ slug: 'sert', part: 'member' },
		{ slug: 'noa', part: 'member' },
		{ slug: 'uompia', part: 'member' },
	],
	members: [
		{ person: 'roberto', role: 'facilitator', body: 'distretto-5-melzo' },
		{ person: 'nadia', role: 'editor', body: 'sil' },
		{ person: 'irene', role: 'editor', body: 'segretariati-sociali' },
		{ person: 'joseph', role: 'citizen' },
	],
	board: {
		title: 'Come lavoriamo in squadra',
		columns: [
			{
				title: 'Che cosa chiedono le persone',
				groups: [
					{
						title: 'Sapere dove andare',
						cards: [
							{ text: 'Ho raccontato la mia storia a quattro uffici diversi.', to: 'art-3' },
							{ text: 'Una pagina web e un foglio con tutti gli sportelli.', to: 'art-4' },
							{ text: 'Chi non parla italiano può usare il Portale Integrazione Migranti.' },
						],
					},
				],
				cards: [
					{ text: 'So fare tante cose, ma nessuno me le ha mai chieste.', to: 'art-4' },
					{ text: 'Un tirocinio pagato è meglio di un sussidio.', to: 'art-4' },
					{
						text: 'Vorrei scrivere il mio progetto insieme all’assistente sociale.',
						paper: true,
						to: 'art-4',
					},
				],
			},
			{
				title: 'Che cosa facciamo per i cittadini',
				groups: [],
				cards: [
					{ text: 'Bilancio di competenze, borse e tirocini.', to: 'art-4' },
					{ text: 'Progetti di cittadinanza, firmati da persona e segretariato.', to: 'art-4' },
					{ text: 'Strumenti per informare e pagine web.' },
				],
			},
			{
				title: 'Che cosa facciamo tra noi',
				groups: [
					{
						title: 'Aziende',
						cards: [
							{ text: 'Una rete di aziende nei quattro ambiti.', to: 'art-5' },
							{ text: 'Una banca dati di aziende e cooperative, tenuta aggiornata.', to: 'art-5' },
							{ text: 'Un sistema che incrocia chi cerca e chi offre lavoro.', to: 'art-5' },
						],
					},
					{
						title: 'Metodo',
						cards: [
							{ text: 'Équipe con mestieri diversi: CPS, SERT, NOA e UOMPIA.', to: 'art-3' },
							{ text: 'Una governance semplice: si sa chi risponde di che cosa.', to: 'art-3' },
							{ text: 'Lo stesso metodo e la stessa valutazione per tutti.' },
							{ text: 'Un piano di comunicazione comune.' },
						],
					},
				],
				cards: [
					{ text: 'Protocolli uguali in ogni Distretto e con ASST.', to: 'art-3' },
					{ text: 'Una tabella: obiettivi, passi, chi è responsabile.' },
				],
			},
			{
				title: 'Da chiarire',
				groups: [],
				cards: [
					{ text: 'Nella scheda il finanziamento è «€ 300.00.»: manca uno zero?', to: 'art-2' },
					{ text: 'I 75.000 € di cofinanziamento sono soldi o lavoro delle persone?', to: 'art-2' },
					{ text: 'I 29 Comuni sono tutti coinvolti allo stesso modo?' },
				],
			},
		],
	},
	draft: {
		title: 'Protocollo comune contro la povertà',
		clauses: [
			{
				key: 'art-1',
				title: 'Perché una squadra',
				paragraphs: [
					'Gli ambiti sono 4: Melzo, Trezzo sull’Adda, Cernusco e Pioltello. Vogliono far crescere le capacità delle persone fragili e condividere le buone pratiche.',
					'La Città Metropolitana è capofila. Il Distretto n. 5 Melzo coordina il secondo livello. Il Consorzio unisce 29 Comuni.',
				],
			},
			{
				key: 'art-2',
				title: 'Tempi e soldi',
				paragraphs: [
					'Il progetto va dal 1 settembre 2020 al 31 dicembre 2021. Costa in tutto € 375.000.',
					'Il cofinanziamento è di € 75.000: lavoro delle persone, costi indiretti e materiale di consumo. È il 20 %.',
					'Finanziamento richiesto: nella scheda si legge «€ 300.00.». Da verificare: 375.000 meno 75.000 fa 300.000.',
					'I soldi vengono dal POR FSE 2014-2020.',
				],
			},
			{
				key: 'art-3',
				title: 'Chi fa che cosa',
				paragraphs: [
					'Ogni Distretto e ASST seguono gli stessi protocolli. Un’équipe unisce 4 servizi specialistici: CPS, SERT, NOA e UOMPIA.',
					'Una tabella dice per ogni obiettivo e per ogni passo chi è responsabile e a quale livello.',
				],
			},
			{
				key: 'art-4',
				title: 'Per i cittadini: 3 attività',
				paragraphs: [
					'Uno: bilancio di competenze, borse e tirocini. Due: progetti di cittadinanza, firmati dalla persona e dal segretariato sociale. Tre: strumenti per informare e pagine web.',
				],
			},
			{
				key: 'art-5',
				title: 'Tra di noi: 7 attività',
				paragraphs: [
					'Governance, équipe con mestieri diversi, rete delle aziende, banca dati delle aziende, sistema che incrocia domanda e offerta, metodo e valutazione, piano di comunicazione.',
				],
			},
			{
				key: 'art-6',
				title: 'Come ne rendiamo conto',
				paragraphs: [
					'Ogni sei mesi i 4 ambiti si incontrano e dicono in pubblico che cosa è stato fatto per ciascuno dei 4 obiettivi.',
				],
			},
		],
	},
};
