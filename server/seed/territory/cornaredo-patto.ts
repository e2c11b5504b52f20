import type { SpaceSeed } from './shape.ts';

/** Patto educativo di Comunità: 34 cards in 6 groups, 6 clauses, 9 cards already in the text. */
export const educationPact: SpaceSeed = {
	slug: 'patto-educativo',
	host: 'comune-di-cornaredo',
	template: 'education-pact',
	title: 'Patto educativo di Comunità',
	place: 'Cornaredo',
	purpose:
		'A Cornaredo chi cresce è affidato a tutti. Scriviamo insieme che cosa fanno scuole, famiglie e associazioni, e come ce ne rendiamo conto.',
	decides: 'Il testo del patto: regole comuni, spazi, aiuti e chi se ne occupa.',
	decidesNot: 'I programmi delle scuole, le rette e il bilancio del Comune.',
	whoDecides: 'Il testo lo approvano gli enti del tavolo. Poi lo firmano cittadini e associazioni.',
	answerDue: 97,
	visibility: 'public',
	source:
		'Dati dimostrativi. I fatti vengono dalla relazione di fine mandato del Comune di Cornaredo, «Dagli impegni ai risultati». Persone, frasi e date di questo tavolo sono inventate.',
	phases: [
		{ kind: 'ideas', from: -69, to: -43 },
		{ kind: 'workshop', from: -36, to: -36, note: 'Un pomeriggio al Centro per la Famiglia.' },
		{ kind: 'draft', from: -34, to: 13 },
		{ kind: 'consultation', from: 15, to: 55 },
		{ kind: 'vote', from: 57, to: 70 },
		{ kind: 'signing', from: 76, to: 76, note: 'Firmano cittadini e associazioni. 0 firme finora.' },
		{ kind: 'monitoring', from: 99, to: null },
	],
	bodies: [
		{ slug: 'comune-di-cornaredo', part: 'lead' },
		{ slug: 'scuole-primarie', part: 'partner' },
		{ slug: 'banca-del-tempo', part: 'partner' },
		{ slug: 'centro-per-la-famiglia', part: 'partner' },
		{ slug: 'rete-donna', part: 'partner' },
		{ slug: 'tavolo-delle-poverta', part: 'observer' },
	],
	members: [
		{ person: 'luca', role: 'facilitator' },
		{ person: 'omar', role: 'editor', body: 'scuole-primarie' },
		{ person: 'giulia', role: 'editor', body: 'banca-del-tempo' },
		{ person: 'teresa', role: 'editor', body: 'centro-per-la-famiglia' },
		{ person: 'fatou', role: 'editor', body: 'rete-donna' },
		{ person: 'amina', role: 'citizen' },
	],
	board: {
		title: 'Che cosa serve a chi cresce',
		columns: [
			{
				title: 'Che cosa manca',
				groups: [
					{
						title: 'Il pomeriggio',
						cards: [
							{ text: 'Dopo le 16:30 i ragazzi non sanno dove andare.', to: 'art-4' },
							{ text: 'Mio figlio fa i compiti da solo, io lavoro.', to: 'art-3' },
							{ text: 'D’inverno il Parco è freddo: serve la ludoteca più giorni.' },
							{ text: 'Mancano adulti di cui fidarsi, sempre gli stessi.', paper: true },
						],
					},
					{
						title: 'Lingua e scuola',
						cards: [
							{ text: 'Io parlo arabo. Al colloquio con le maestre capisco poco.' },
							{ text: 'Vorrei imparare l’italiano mentre mio figlio fa i compiti.', to: 'art-3' },
							{ text: 'Le parole della scuola non sono le parole di casa.', paper: true },
						],
					},
				],
				cards: [
					{ text: 'Gli avvisi della scuola sono difficili da capire.', paper: true },
					{ text: 'Chi arriva a metà anno resta indietro.' },
				],
			},
			{
				title: 'Che cosa possiamo fare',
				groups: [
					{
						title: 'Aiuto ai compiti',
						cards: [
							{ text: 'Posso dare due ore il martedì.', paper: true, to: 'art-3' },
							{ text: 'I nonni insegnano un mestiere, i ragazzi il telefono.' },
							{ text: 'Due pomeriggi alla settimana, a scuola, con gli insegnanti.', to: 'art-3' },
							{ text: 'I ragazzi delle superiori aiutano i più piccoli.' },
							{ text: 'Anche i giochi di Spazio in Più aiutano: lì si impara a stare insieme.' },
						],
					},
					{
						title: 'Regole e legalità',
						cards: [
							{ text: 'Le regole di classe le scrivono gli alunni.', to: 'art-5' },
							{ text: 'Leggiamo le regole ad alta voce all’inizio dell’anno.', to: 'art-5' },
							{ text: 'Un incontro sulla legalità per ogni scuola.' },
							{ text: 'Chi sbaglia ripara, non viene solo punito.' },
						],
					},
				],
				cards: [
					{ text: 'Una mappa degli spazi aperti.', to: 'art-4' },
					{ text: 'Un percorso sui soldi, come Smart money, anche per i genitori.' },
					{ text: 'Una festa di inizio anno con tutte le associazioni.', paper: true },
				],
			},
			{
				title: 'Chi ci mette che cosa',
				groups: [
					{
						title: 'Spazi',
						cards: [
							{ text: 'Il Centro per la Famiglia apre una sala il mercoledì.', to: 'art-4' },
							{ text: 'La ludoteca c’è d’inverno, il Parco d’estate.' },
							{ text: 'La palestra della scuola si può usare dopo le 17.' },
						],
					},
				],
				cards: [
					{ text: 'La Banca del tempo tiene l’elenco dei volontari.' },
					{ text: 'I tirocini JOB possono affiancare i tutor.' },
					{ text: 'Rete Donna porta i suoi 4 quaderni nelle scuole.' },
					{ text: 'Il Comune stampa gli avvisi in tre lingue.' },
				],
			},
			{
				title: 'Da chiarire',
				groups: [
					{
						title: 'Assicurazione',
						cards: [
							{ text: 'Chi paga se un volontario si fa male?' },
							{ text: 'L’assicurazione della scuola vale anche dopo le 16:30?' },
						],
					},
				],
				cards: [
					{ text: 'Chi tiene le chiavi della scuola?' },
					{ text: 'Scuola aperta la domenica.' },
					{ text: 'Come arriva chi abita a San Pietro all’Olmo?' },
					{ text: 'Serve un permesso per le foto?' },
					{ text: 'Scuola aperta la domenica, scritto due volte.', archived: true },
					{ text: 'Prova del cartellino.', archived: true },
				],
			},
		],
	},
	draft: {
		title: 'Patto educativo di Comunità di Cornaredo',
		clauses: [
			{
				key: 'art-1',
				title: 'Perché questo patto',
				paragraphs: [
					'A Cornaredo chi cresce è affidato a tutti. Scuole, famiglie e associazioni si danno regole comuni e si aiutano.',
				],
			},
			{
				key: 'art-2',
				title: 'Parole che ci impegnano',
				paragraphs: [
					'Educare è un compito comune. Chi firma ascolta i ragazzi prima di decidere per loro. Chi sbaglia trova adulti che spiegano e una via per rimediare.',
				],
			},
			{
				key: 'art-3',
				title: 'Aiuto ai compiti e tempo insieme',
				paragraphs: [
					'Due pomeriggi alla settimana, nelle scuole primarie, volontari e insegnanti aiutano chi lo chiede a fare i compiti. L’aiuto è gratuito e aperto anche ai genitori che vogliono imparare l’italiano.',
					'La Banca del tempo tiene l’elenco dei volontari. Ogni tre mesi il gruppo racconta alla scuola come è andata.',
				],
			},
			{
				key: 'art-4',
				title: 'Spazi aperti il pomeriggio',
				paragraphs: [
					'Le scuole e le associazioni aprono insieme almeno due spazi, dal lunedì al giovedì, per bambini e ragazzi. Gli spazi sono gratuiti. Un adulto responsabile è sempre presente.',
				],
			},
			{
				key: 'art-5',
				title: 'Regole e legalità',
				paragraphs: [
					'Ogni classe scrive le sue regole con gli alunni. Le regole si leggono ad alta voce a ottobre e si rivedono a febbraio.',
				],
			},
			{
				key: 'art-6',
				title: 'Come verifichiamo',
				paragraphs: [
					'Due volte l’anno il tavolo si riunisce in pubblico. Ogni impegno ha un responsabile, una data e uno stato che tutti possono leggere.',
				],
			},
		],
	},
};
