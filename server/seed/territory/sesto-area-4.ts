import type { SpaceSeed } from './shape.ts';

export const sestoArea: SpaceSeed = {
	slug: 'sesto-inclusiva',
	host: 'comune-di-sesto-san-giovanni',
	template: 'mandate-area',
	title: 'Sesto sempre più inclusiva',
	place: 'Sesto San Giovanni',
	purpose:
		'Area 4 del mandato: Comune, enti e cittadini rileggono insieme che cosa è stato fatto e che cosa manca perché nessuno resti indietro.',
	decides: 'Le priorità dell’area 4 per il prossimo anno e come raccontarne i risultati.',
	decidesNot: 'Le leggi nazionali e regionali, e le graduatorie delle case.',
	whoDecides: 'Gli enti del tavolo propongono. La Giunta decide e risponde per iscritto.',
	answerDue: 45,
	visibility: 'public',
	source:
		'Dati dimostrativi. I fatti vengono dalla pagina di mandato del Comune di Sesto San Giovanni, area 4, aggiornata al 13/06/2024. Persone, frasi e date di questo tavolo sono inventate.',
	phases: [
		{ kind: 'ideas', from: -75, to: -45 },
		{ kind: 'workshop', from: -40, to: -33 },
		{ kind: 'draft', from: -30, to: 8 },
		{ kind: 'consultation', from: 10, to: 30 },
		{ kind: 'vote', from: 32, to: 40 },
		{ kind: 'monitoring', from: 60, to: null },
	],
	bodies: [
		{ slug: 'comune-di-sesto-san-giovanni', part: 'lead' },
		{ slug: 'asst', part: 'partner' },
		{ slug: 'coordinamento-pedagogico', part: 'partner' },
		{ slug: 'istituti-scolastici-statali', part: 'partner' },
		{ slug: 'afol-metropolitana', part: 'partner' },
		{ slug: 'remind', part: 'partner' },
		{ slug: 'sestonetwork', part: 'partner' },
		{ slug: 'proprieta-edilizia', part: 'observer' },
		{ slug: 'conduttori', part: 'observer' },
		{ slug: 'regione-lombardia', part: 'funder' },
	],
	members: [
		{ person: 'elena', role: 'facilitator', body: 'comune-di-sesto-san-giovanni' },
		{ person: 'davide', role: 'editor', body: 'remind' },
		{ person: 'samira', role: 'editor', body: 'sestonetwork' },
		{ person: 'carlo', role: 'citizen' },
		{ person: 'amina', role: 'citizen' },
	],
	board: {
		title: 'Che cosa manca perché nessuno resti indietro',
		columns: [
			{
				title: 'Crescere e lavorare',
				groups: [
					{
						title: 'Le parole per crescere',
						cards: [
							{ text: 'Far conoscere il progetto a tutte le scuole, anche di Cinisello.', to: 'art-1' },
							{ text: 'Incontri per genitori con bambini da 0 a 3 e da 3 a 6 anni.', to: 'art-1' },
							{ text: 'Le insegnanti dell’infanzia chiedono qualcuno con cui confrontarsi.', to: 'art-1' },
							{ text: 'Piccoli&Grandi potrebbe essere la sede.' },
						],
					},
					{
						title: 'Giovani',
						cards: [
							{ text: 'L’Informagiovani deve stare dove stanno i ragazzi.', to: 'art-6' },
							{ text: 'I ragazzi propongono, gli adulti aiutano.', to: 'art-6' },
							{ text: 'Chi lascia la scuola va cercato subito.', to: 'art-6' },
						],
					},
				],
				cards: [
					{ text: 'Lavoro, corsi e aziende si parlano poco.' },
					{
						text: 'Un centro per uomini che hanno usato violenza: serve anche a proteggere le donne.',
						to: 'art-2',
					},
				],
			},
			{
				title: 'Salute e fragilità',
				groups: [
					{
						title: 'Casa di Comunità',
						cards: [
							{
								text: 'La Casa di Comunità di via Oslavia 1: i lavori sono partiti il 13/07/2023.',
								to: 'art-3',
							},
							{ text: 'La fine era prevista per il 19/09/2024. È stata rispettata?', to: 'art-3' },
						],
					},
				],
				cards: [
					{ text: 'I voucher del Fondo Non Autosufficienza sono difficili da capire.', paper: true },
					{ text: 'Mini alloggi per chi è fragile: si sta valutando, ma quando?' },
					{ text: 'Un elenco chiaro dei servizi accreditati.' },
				],
			},
			{
				title: 'Casa',
				groups: [
					{
						title: 'Affitti',
						cards: [
							{ text: 'L’Accordo locale vale dal 13 marzo 2024, ma pochi lo conoscono.', to: 'art-4' },
							{ text: 'Uno sportello in via Giardini per chi cerca un affitto giusto.', to: 'art-4' },
							{ text: 'L’avviso 2024 per chi non può pagare l’affitto è in vigore: diciamolo.', paper: true },
							{ text: 'I contributi per restare in affitto hanno evitato sfratti.' },
						],
					},
				],
				cards: [
					{
						text: 'I regolamenti del cambio alloggio e dei SAT si riscrivono: vogliamo leggerli prima.',
						to: 'art-5',
					},
					{ text: 'Le case SAP del bando 2023 sono assegnate. E le altre domande?', to: 'art-5' },
					{ text: 'I contributi di solidarietà vanno spiegati a chi vive nelle case SAP.' },
					{ text: 'Co-housing: funzionano Uomini soli e Mamme con bambini. Ne servono altri.', to: 'art-5' },
				],
			},
			{
				title: 'Da chiarire',
				groups: [],
				cards: [
					{ text: 'Quante sono le persone aiutate? Le percentuali non ci sono.' },
					{ text: 'ASST, CUAV, FNA, SAP, SAT, AFOL: troppe sigle!', paper: true },
					{ text: 'Chi può chiedere i servizi accreditati?' },
				],
			},
		],
	},
	draft: {
		title: 'Priorità dell’area 4 per il prossimo anno',
		clauses: [
			{
				key: 'art-1',
				title: 'Politiche educative',
				paragraphs: [
					'«Le parole per crescere» arriva in tutte le scuole. Lavorano insieme il Comune, ASST e il Coordinamento Pedagogico di Sesto e Cologno.',
					'Il prossimo anno scolastico partono gli incontri per genitori con figli da 0 a 3 anni e da 3 a 6 anni.',
				],
			},
			{
				key: 'art-2',
				title: 'Pari opportunità e lavoro',
				paragraphs: [
					'La città ha un CUAV: un centro per uomini autori di violenza domestica. Il Comune costruisce un modo comune di lavorare tra lavoro, occupazione e formazione.',
				],
			},
			{
				key: 'art-3',
				title: 'Salute vicino a casa',
				paragraphs: [
					'In via Oslavia 1 nasce la Casa di Comunità, con la centrale operativa territoriale di ASST. I lavori sono iniziati il 13/07/2023. La fine prevista è il 19/09/2024.',
					'Nota: il 13/06/2024, ultimo aggiornamento della pagina, i lavori erano in corso. «Previsto» non vuol dire concluso.',
				],
			},
			{
				key: 'art-4',
				title: 'Affitti più giusti',
				paragraphs: [
					'L’Accordo locale per la città è in vigore dal 13 marzo 2024. Lo hanno firmato le organizzazioni di chi affitta e di chi vive in affitto.',
					'Il Comune aderisce a Spazi per l’Abitare. Il prossimo sportello sarà in via Giardini.',
				],
			},
			{
				key: 'art-5',
				title: 'Case pubbliche e co-housing',
				paragraphs: [
					'Le case SAP del bando 2023 sono assegnate. I regolamenti su cambio alloggio e SAT si riscrivono con il tavolo.',
					'Continuano i 2 co-housing attivi: «Uomini soli» e «Mamme con bambini».',
				],
			},
			{
				key: 'art-6',
				title: 'Politiche giovanili',
				paragraphs: [
					'Con il bando «La Lombardia è dei giovani 2023» è nata A.G.A., Azione GenerAzione. I partner sono 3: Afol Metropolitana, Remind e Sestonetwork.',
					'A.G.A. ha 3 obiettivi: un Informagiovani vicino, ragazzi protagonisti, meno abbandono della scuola.',
				],
			},
		],
	},
};
