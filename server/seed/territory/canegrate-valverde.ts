import type { SpaceSeed } from './shape.ts';

export const valverde: SpaceSeed = {
	slug: 'valverde',
	host: 'comune-di-canegrate',
	template: 'project',
	title: 'Valverde: quartiere attivo e solidale',
	place: 'Canegrate',
	purpose:
		'Chi abita a Valverde e chi ci lavora decidono insieme come curare le case, stare bene tra vicini e trovare lavoro.',
	decides: 'Le regole comuni del quartiere e che cosa fa ogni partner nel laboratorio sociale.',
	decidesNot: 'Gli affitti, le assegnazioni delle case e i lavori già affidati da ALER.',
	whoDecides: 'Abitanti e partner scrivono. Il Comune, capofila, approva insieme agli altri 4 partner.',
	answerDue: 75,
	visibility: 'public',
	source:
		'Dati dimostrativi. I fatti vengono dal comunicato del Comune di Canegrate pubblicato dal 14-12-2018 al 31-12-2018. Persone, frasi e date di questo tavolo sono inventate.',
	phases: [
		{ kind: 'ideas', from: -50, to: -20 },
		{ kind: 'workshop', from: -15, to: -15, note: 'Nell’ex Centro Giovani.' },
		{ kind: 'draft', from: -12, to: 24 },
		{ kind: 'consultation', from: 26, to: 45 },
		{ kind: 'vote', from: 48, to: 58 },
		{ kind: 'signing', from: 65, to: 65 },
		{ kind: 'monitoring', from: 80, to: null },
	],
	bodies: [
		{ slug: 'comune-di-canegrate', part: 'lead' },
		{ slug: 'aler-milano', part: 'partner' },
		{ slug: 'eurolavoro-afol-ovest-milano', part: 'partner' },
		{ slug: 'elaborando', part: 'partner' },
		{ slug: 'la-cordata', part: 'partner' },
		{ slug: 'regione-lombardia', part: 'funder' },
	],
	members: [
		{ person: 'marta', role: 'facilitator', body: 'comune-di-canegrate' },
		{ person: 'paolo', role: 'editor', body: 'la-cordata' },
		{ person: 'silvia', role: 'editor', body: 'elaborando' },
		{ person: 'rosa', role: 'citizen' },
		{ person: 'amina', role: 'citizen' },
	],
	board: {
		title: 'Vivere bene a Valverde',
		columns: [
			{
				title: 'Che cosa non va',
				groups: [
					{
						title: 'Scale e cortili',
						cards: [
							{ text: 'In via Ancona 5 la luce delle scale si spegne subito.', to: 'art-3' },
							{ text: 'In via Bologna ci sono 79 famiglie e un solo cortile.' },
							{ text: 'Il verde è trascurato, nessuno sa a chi tocca.', paper: true, to: 'art-3' },
						],
					},
					{
						title: 'Tra vicini',
						cards: [
							{ text: 'Si litiga per il rumore e per i posti auto.', to: 'art-4' },
							{ text: 'In via Terni 10 ci conosciamo tutti: siamo 49.' },
							{ text: 'La sera qualcuno ha paura a passare dal cortile.', paper: true },
						],
					},
				],
				cards: [
					{ text: 'Chi resta indietro con l’affitto si vergogna e non chiede aiuto.', to: 'art-4' },
					{ text: 'Ci chiamano «quartiere popolare», come se fosse una colpa.', to: 'art-1' },
				],
			},
			{
				title: 'Che cosa possiamo fare',
				groups: [
					{
						title: 'Curare insieme',
						cards: [
							{ text: 'Orti nel verde tra le case.', to: 'art-3' },
							{ text: 'Piccole riparazioni fatte da noi, con gli attrezzi in comune.', to: 'art-3' },
							{ text: 'Ogni scala sceglie una persona di riferimento.' },
						],
					},
					{
						title: 'Lavoro',
						cards: [
							{ text: 'Lavori brevi e pagati per chi cerca da tempo.', to: 'art-5' },
							{ text: 'Un tutor da soli e uno in gruppo.', to: 'art-5' },
							{ text: 'I Centri per l’Impiego sono 3: Legnano, Magenta, Abbiategrasso. Chi ci porta?' },
						],
					},
				],
				cards: [
					{ text: 'Una persona che fa da ponte quando i vicini litigano.', to: 'art-4' },
					{ text: 'Usare l’ex Centro Giovani per incontrarci.' },
				],
			},
			{
				title: 'Chi ci mette che cosa',
				groups: [],
				cards: [
					{ text: 'Elaborando porta gli educatori di strada: lavora con i ragazzi dal 1998.' },
					{ text: 'La Cordata conosce l’abitare in rete: 33 appartamenti nel Rhodense.' },
					{ text: 'La Cordata ha 13 appartamenti con Smart House e 25 con Arcipelago Housing.' },
					{ text: 'L’Agenzia dell’abitare ADA orienta tutti i cittadini del Rhodense: serve anche qui.' },
					{ text: 'Eurolavoro fa i colloqui di lavoro nel quartiere.' },
					{ text: 'Il Comune mette la responsabile e gli assistenti sociali.' },
				],
			},
			{
				title: 'Da chiarire',
				groups: [],
				cards: [
					{ text: 'Gli alloggi sono 159, le famiglie 144: quanti sono vuoti?' },
					{ text: 'Quando finiscono i soldi del bando, chi continua?', to: 'art-6' },
					{ text: 'Chi firma per gli abitanti?' },
				],
			},
		],
	},
	draft: {
		title: 'Regole comuni di Valverde',
		clauses: [
			{
				key: 'art-1',
				title: 'Il nostro quartiere',
				paragraphs: [
					'Valverde ha 159 alloggi di ALER Milano. Ci abitano 343 persone in 144 famiglie. Il numero delle famiglie è una stima.',
					'In via Ancona 5 vivono 103 persone in 44 famiglie. In via Terni 10 vivono 49 persone in 21 famiglie. In via Bologna vivono 191 persone in 79 famiglie.',
					'Non vogliamo più essere il «quartiere popolare». Siamo un quartiere.',
				],
			},
			{
				key: 'art-2',
				title: 'Chi lavora insieme',
				paragraphs: [
					'I partner sono 5: Comune di Canegrate, ALER Milano, Eurolavoro AFOL Ovest Milano, Elaborando e La Cordata. Il Comune è il capofila.',
					'Hanno firmato l’accordo martedì 11 dicembre 2018. La Regione Lombardia finanzia il progetto.',
				],
			},
			{
				key: 'art-3',
				title: 'Il laboratorio sociale: curare le case',
				paragraphs: [
					'Abitanti e partner curano insieme scale, cortili, verde e orti. Chi può fa piccole riparazioni. Gli attrezzi sono di tutti.',
				],
			},
			{
				key: 'art-4',
				title: 'Il laboratorio sociale: stare bene tra vicini',
				paragraphs: [
					'Una persona preparata aiuta i vicini a parlarsi prima che nasca una lite. Chi non riesce a pagare l’affitto viene ascoltato presto e senza vergogna.',
				],
			},
			{
				key: 'art-5',
				title: 'Lavoro e formazione',
				paragraphs: [
					'Chi cerca lavoro ha un accompagnamento: esperienze di lavoro pagate e un tutor, da soli e in gruppo.',
				],
			},
			{
				key: 'art-6',
				title: 'Che cosa deve restare',
				paragraphs: [
					'Ci aspettiamo 5 risultati: meno affitti non pagati, meno disagio nelle case, palazzi tenuti meglio, vicini che si aiutano, una rete che continua dopo il progetto.',
				],
			},
		],
	},
};
