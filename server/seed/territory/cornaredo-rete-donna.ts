import type { SpaceSeed } from './shape.ts';

/** Rete Donna: protected, so only its members know of it. */
export const womensNetwork: SpaceSeed = {
	slug: 'rete-donna',
	host: 'comune-di-cornaredo',
	template: 'network',
	title: 'Rete Donna',
	place: 'Cornaredo',
	purpose:
		'Le associazioni di donne di Cornaredo decidono insieme che cosa fare quest’anno contro la violenza e per pari diritti.',
	decides: 'Il programma dell’anno della rete: incontri, quaderni, chi fa che cosa.',
	decidesNot: 'I casi delle singole donne: di quelli si occupano il Centro Antiviolenza e il 1522.',
	whoDecides: 'Le associazioni della rete, una voce ciascuna. L’assessorato sostiene.',
	answerDue: 60,
	visibility: 'protected',
	source:
		'Dati dimostrativi. I fatti vengono dalla relazione di fine mandato del Comune di Cornaredo, «Dagli impegni ai risultati». Persone, frasi e date di questo tavolo sono inventate.',
	phases: [
		{ kind: 'ideas', from: -60, to: -30 },
		{ kind: 'workshop', from: -24, to: -24 },
		{ kind: 'draft', from: -22, to: 20 },
		{ kind: 'consultation', from: 22, to: 36 },
		{ kind: 'vote', from: 40, to: 47 },
		{ kind: 'monitoring', from: 70, to: null },
	],
	bodies: [
		{ slug: 'rete-donna', part: 'lead' },
		{ slug: 'comune-di-cornaredo', part: 'partner' },
		{ slug: 'centro-per-la-famiglia', part: 'member' },
		{ slug: 'banca-del-tempo', part: 'member' },
		{ slug: 'centro-antiviolenza-di-ambito', part: 'partner' },
		{ slug: 'regione-lombardia', part: 'funder' },
	],
	members: [
		{ person: 'fatou', role: 'facilitator', body: 'rete-donna' },
		{ person: 'teresa', role: 'editor', body: 'centro-per-la-famiglia' },
		{ person: 'giulia', role: 'editor', body: 'banca-del-tempo' },
		{ person: 'amina', role: 'citizen' },
	],
	board: {
		title: 'Il nostro anno insieme',
		columns: [
			{
				title: 'Di che cosa c’è bisogno',
				groups: [
					{
						title: 'Farsi trovare',
						cards: [
							{ text: 'Molte donne non sanno che esiste un Centro Antiviolenza vicino.', to: 'art-3' },
							{ text: 'Il 1522 risponde sempre. Scriviamolo dappertutto.', to: 'art-3' },
							{ text: 'Chi ha paura non può telefonare da casa.' },
						],
					},
				],
				cards: [
					{ text: 'Con un lavoro si può andare via. Senza, no.' },
					{ text: 'Chi cresce i figli da sola ha poco tempo per venire agli incontri.', paper: true },
					{ text: 'Servono parole semplici, anche in altre lingue.' },
				],
			},
			{
				title: 'Che cosa abbiamo già',
				groups: [
					{
						title: 'I quaderni',
						cards: [
							{ text: 'Abbiamo 4 quaderni già stampati. Usiamoli.', to: 'art-4' },
							{ text: 'Un quinto quaderno lo scriviamo con le ragazze delle scuole.' },
						],
					},
				],
				cards: [
					{ text: 'La rete è attiva dal 2015: ci conosciamo e ci fidiamo.', to: 'art-1' },
					{
						text: 'Il Comune ha aderito al Centro Antiviolenza di ambito, pagato dalla Regione.',
						to: 'art-3',
					},
					{ text: 'JOB DONNE: tre mesi di tirocinio e una tutor accanto.', to: 'art-5' },
					{ text: 'Il registro delle unioni civili c’è dal 2016.' },
				],
			},
			{
				title: 'Chi fa che cosa',
				groups: [],
				cards: [
					{ text: 'Il Centro per la Famiglia tiene i bambini durante gli incontri.', to: 'art-2' },
					{ text: 'La Banca del tempo cerca chi accompagna in auto la sera.' },
					{ text: 'L’assessorato stampa i quaderni.' },
					{ text: 'Una di noi va alla formazione del Centro e poi racconta.' },
				],
			},
			{
				title: 'Da chiarire',
				groups: [],
				cards: [
					{ text: 'Albo delle tate e albo delle famiglie: chi li tiene aggiornati?' },
					{ text: 'Job family aiuta anche chi cerca lavoro come tata?' },
				],
			},
		],
	},
	draft: {
		title: 'Programma dell’anno di Rete Donna',
		clauses: [
			{
				key: 'art-1',
				title: 'Chi siamo',
				paragraphs: [
					'Rete Donna è attiva dal 2015. Mette insieme le associazioni di Cornaredo fatte soprattutto da donne. Lavora accanto all’assessorato.',
				],
			},
			{
				key: 'art-2',
				title: 'Come ci incontriamo',
				paragraphs: [
					'Ci vediamo una volta al mese. Qualcuno tiene i bambini. Chi non può venire legge il racconto dell’incontro, senza nomi.',
				],
			},
			{
				key: 'art-3',
				title: 'Contro la violenza',
				paragraphs: [
					'Ogni associazione sa a chi rivolgersi: il Centro Antiviolenza di ambito e il numero 1522. Il Centro unisce più Comuni ed è finanziato da Regione Lombardia.',
					'Almeno una persona per associazione segue la formazione del Centro.',
				],
			},
			{
				key: 'art-4',
				title: 'I quaderni',
				paragraphs: [
					'La rete ha realizzato e stampato 4 quaderni. Quest’anno li porta nelle scuole e ne prepara uno nuovo.',
				],
			},
			{
				key: 'art-5',
				title: 'Lavoro e autonomia',
				paragraphs: [
					'La rete fa conoscere JOB DONNE: un tirocinio di tre mesi, incontri con una tutor e il contatto con le aziende.',
				],
			},
			{
				key: 'art-6',
				title: 'Come ne rendiamo conto',
				paragraphs: ['A fine anno contiamo che cosa è stato fatto. Contiamo le attività, mai le persone.'],
			},
		],
	},
};
