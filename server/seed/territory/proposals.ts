/** A proposal of the demonstration; people and bodies by their keys, days counted from today. */
export interface ProposalSeed {
	readonly by: string;
	/** The body it is made for; none: the tavolo. */
	readonly for?: string;
	/** The words of the card it starts from. */
	readonly card?: string;
	readonly title: string;
	readonly body: string;
	readonly day: number;
	/** How many residents stand behind it; the people of the demonstration named come on top. */
	readonly residents: number;
	readonly supporters?: readonly string[];
	readonly added?: { readonly day: number; readonly text: string };
	readonly arguments?: readonly {
		readonly by: string;
		readonly side: 'for' | 'against';
		readonly text: string;
		readonly day: number;
		readonly residents?: number;
	}[];
	readonly steps?: readonly {
		readonly to: 'review' | 'accepted' | 'partly' | 'declined';
		readonly by: string;
		readonly day: number;
		readonly reason: string;
		readonly promised?: number;
	}[];
	/** The clauses an accepted one went into. */
	readonly clauses?: readonly string[];
}

/** Invented residents: they stand behind proposals, and nobody can step in as one of them. */
export const residents: readonly string[] = [
	'Marta',
	'Paolo',
	'Samira',
	'Ivan',
	'Chiara',
	'Youssef',
	'Elena',
	'Franco',
	'Rosa',
	'Mirela',
	'Davide',
	'Lucia',
	'Hamid',
	'Nadia',
	'Pietro',
	'Silvia',
	'Bogdan',
	'Angela',
	'Marco',
	'Zahra',
	'Giovanni',
	'Olga',
	'Sofia',
	'Karim',
];

const pact: readonly ProposalSeed[] = [
	{
		by: 'amina',
		for: 'scuole-primarie',
		card: 'Io parlo arabo. Al colloquio con le maestre capisco poco.',
		title: 'Un’interprete ai colloqui con le maestre',
		body: 'Ai colloqui capisco la metà di quello che mi dicono. Mio figlio traduce per me, ma ha otto anni.\n\nChiedo che due volte l’anno, nei giorni dei colloqui, ci sia una persona che traduce in arabo, rumeno e urdu. Basta prenotare dieci minuti a famiglia.',
		day: -31,
		residents: 21,
		supporters: ['fatou', 'teresa'],
		arguments: [
			{
				by: 'teresa',
				side: 'for',
				text: 'Al Centro per la Famiglia lo facciamo già. Le mamme tornano volentieri.',
				day: -28,
				residents: 6,
			},
			{
				by: 'omar',
				side: 'for',
				text: 'Anche noi insegnanti capiremmo meglio le famiglie.',
				day: -26,
				residents: 3,
			},
			{
				by: 'giulia',
				side: 'against',
				text: 'Dieci minuti sono pochi. Meglio un colloquio in meno ma più lungo.',
				day: -20,
				residents: 1,
			},
		],
		steps: [{ to: 'review', by: 'luca', day: -24, reason: 'Ne parliamo con le scuole.', promised: -6 }],
	},
	{
		by: 'giulia',
		card: 'Una mappa degli spazi aperti.',
		title: 'Una mappa degli spazi aperti il pomeriggio',
		body: 'Chi cerca un posto per i ragazzi chiede in giro. Una mappa su carta, in ogni classe e in biblioteca, dice dove, quando e con chi.\n\nLa Banca del tempo può tenerla aggiornata ogni tre mesi.',
		day: -40,
		residents: 14,
		supporters: ['amina', 'omar', 'fatou'],
		arguments: [{ by: 'fatou', side: 'for', text: 'Costa poco e serve subito.', day: -37, residents: 4 }],
		steps: [
			{
				to: 'review',
				by: 'luca',
				day: -33,
				reason: 'Il gruppo che scrive il testo la guarda.',
				promised: -20,
			},
			{
				to: 'accepted',
				by: 'luca',
				day: -22,
				reason: 'La mappa entra nell’articolo sugli spazi. La cura la Banca del tempo.',
			},
		],
		clauses: ['art-4'],
	},
	{
		by: 'omar',
		title: 'Le regole di classe lette ad alta voce in due lingue',
		body: 'A ottobre ogni classe legge le sue regole. Proponiamo di leggerle anche nella lingua di chi è arrivato da poco.\n\nAiutano i compagni più grandi. Non serve altro tempo.',
		day: -35,
		residents: 9,
		supporters: ['amina'],
		steps: [
			{
				to: 'partly',
				by: 'luca',
				day: -25,
				reason: 'La lettura ad alta voce c’è. Le due lingue restano una scelta di ogni classe.',
			},
		],
		clauses: ['art-5'],
	},
	{
		by: 'fatou',
		for: 'comune-di-cornaredo',
		card: 'Scuola aperta la domenica.',
		title: 'Aprire la palestra della scuola la domenica',
		body: 'La domenica le famiglie non hanno un posto al chiuso dove stare. La palestra è vuota.\n\nChiediamo di aprirla dalle 15 alle 18, da novembre a marzo, con due volontari.',
		day: -29,
		residents: 18,
		supporters: ['giulia'],
		arguments: [
			{
				by: 'amina',
				side: 'for',
				text: 'D’inverno i bambini stanno in casa tutto il giorno.',
				day: -27,
				residents: 5,
			},
			{
				by: 'omar',
				side: 'against',
				text: 'Chi apre e chi chiude? I custodi la domenica non ci sono.',
				day: -26,
				residents: 7,
			},
			{
				by: 'teresa',
				side: 'against',
				text: 'Il riscaldamento acceso solo per tre ore costa molto.',
				day: -25,
				residents: 2,
			},
		],
		steps: [
			{
				to: 'review',
				by: 'segreteria',
				day: -21,
				reason: 'L’ufficio tecnico calcola i costi.',
				promised: -12,
			},
			{
				to: 'declined',
				by: 'segreteria',
				day: -13,
				reason:
					'Per la domenica mancano i custodi e l’assicurazione. Il sabato mattina invece si può: chi vuole faccia una nuova proposta.',
			},
		],
	},
	{
		by: 'teresa',
		title: 'Un numero da chiamare se un volontario manca',
		body: 'Quando un volontario è malato, i bambini aspettano e nessuno sa che fare.\n\nServe un numero solo, di turno, che trova un sostituto o avvisa le famiglie entro le 15.',
		day: -16,
		residents: 7,
		added: {
			day: -9,
			text: 'Ne ho parlato con la Banca del tempo: possono tenere loro il turno, dal lunedì al giovedì.',
		},
		arguments: [
			{
				by: 'giulia',
				side: 'for',
				text: 'Noi possiamo tenere il turno con quattro persone.',
				day: -11,
				residents: 2,
			},
		],
	},
	{
		by: 'amina',
		card: 'Come arriva chi abita a San Pietro all’Olmo?',
		title: 'Un pulmino da San Pietro all’Olmo per l’aiuto ai compiti',
		body: 'Chi abita a San Pietro all’Olmo alle 16:30 non ha un autobus utile. I bambini non vengono all’aiuto ai compiti.\n\nBasta un giro solo, due giorni a settimana. Forse può farlo il pulmino dello sport.',
		day: -12,
		residents: 16,
		supporters: ['omar'],
		arguments: [
			{
				by: 'omar',
				side: 'for',
				text: 'Nella mia scuola sono undici i bambini che lo userebbero.',
				day: -10,
				residents: 4,
			},
		],
		steps: [
			{ to: 'review', by: 'luca', day: -5, reason: 'Chiediamo un preventivo al Comune.', promised: 18 },
		],
	},
	{
		by: 'giulia',
		title: 'Una festa di inizio anno con tutte le associazioni',
		body: 'Una domenica di settembre, al parco. Ogni associazione porta un tavolo e spiega che cosa fa per chi cresce.\n\nLe famiglie conoscono le persone prima di avere bisogno di loro.',
		day: -6,
		residents: 5,
	},
	{
		by: 'omar',
		for: 'comune-di-cornaredo',
		title: 'Assicurare i volontari anche dopo le 16:30',
		body: 'L’assicurazione della scuola finisce con le lezioni. Chi aiuta nei compiti non è coperto.\n\nChiediamo al Comune una polizza sola per tutti i volontari del patto.',
		day: -2,
		residents: 3,
		arguments: [
			{
				by: 'teresa',
				side: 'for',
				text: 'Senza assicurazione nessuno può cominciare.',
				day: -1,
				residents: 1,
			},
		],
	},
];

const women: readonly ProposalSeed[] = [
	{
		by: 'teresa',
		card: 'Chi ha paura non può telefonare da casa.',
		title: 'Un cartello con il 1522 nei bagni dei bar',
		body: 'Chi ha paura non telefona da casa e non prende un volantino. Nel bagno di un bar si legge senza essere viste.\n\nUn adesivo piccolo, in cinque lingue, con il 1522.',
		day: -20,
		residents: 0,
		supporters: ['giulia', 'amina', 'fatou'],
		arguments: [
			{ by: 'giulia', side: 'for', text: 'I baristi che conosco hanno già detto di sì.', day: -18 },
		],
		steps: [
			{ to: 'review', by: 'fatou', day: -16, reason: 'Ne parliamo tra associazioni.', promised: -10 },
			{
				to: 'accepted',
				by: 'fatou',
				day: -11,
				reason: 'Si fa. Gli adesivi li stampa il Comune, li portiamo noi.',
			},
		],
		clauses: ['art-3'],
	},
	{
		by: 'amina',
		title: 'Incontri al mattino, quando i figli sono a scuola',
		body: 'La sera chi è sola con i figli non può venire. Dalle 9:30 alle 11 sì.\n\nUna volta al mese basta.',
		day: -14,
		residents: 0,
		supporters: ['teresa', 'giulia'],
		steps: [{ to: 'review', by: 'fatou', day: -12, reason: 'Chiediamo una sala al mattino.', promised: -3 }],
	},
	{
		by: 'giulia',
		title: 'Un corso di guida per donne straniere',
		body: 'Senza patente non si lavora lontano da casa. Un corso di teoria al pomeriggio, con chi traduce.',
		day: -4,
		residents: 0,
		supporters: ['amina'],
	},
];

/** By the slug of the tavolo. */
export const proposals: Readonly<Record<string, readonly ProposalSeed[]>> = {
	'patto-educativo': pact,
	'rete-donna': women,
};
