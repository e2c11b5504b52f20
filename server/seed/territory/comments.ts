/** Something said in a thread. `minutes`: after the comment it answers. */
export interface AnswerSeed {
	readonly by: string;
	readonly text: string;
	readonly minutes: number;
}

/** A comment of the demonstration. The words it quotes stand in the clause, or it says that they did. */
export interface CommentSeed {
	/** Slug of the tavolo, key of the clause. */
	readonly space: string;
	readonly clause: string;
	/** Words of the clause; empty: about the whole of it. */
	readonly quote: string;
	/** The quoted words were taken out since. */
	readonly gone?: true;
	readonly by: string;
	readonly text: string;
	/** How long ago. */
	readonly hours: number;
	readonly agree?: readonly string[];
	readonly answers?: readonly AnswerSeed[];
	/** Who settled it, two hours after the last word. */
	readonly resolvedBy?: string;
}

const pact = { space: 'patto-educativo' } as const;
const network = { space: 'rete-donna' } as const;

/** Written for the demonstration: invented sentences of invented people. */
export const comments: readonly CommentSeed[] = [
	{
		...pact,
		clause: 'art-1',
		quote: '',
		by: 'teresa',
		text: 'Mi piace che si parli di tutti, non solo della scuola.',
		hours: 190,
		agree: ['amina', 'fatou'],
	},
	{
		...pact,
		clause: 'art-2',
		quote: 'prima di decidere per loro',
		by: 'amina',
		text: 'Come li ascoltate? Mio figlio ha nove anni e in riunione non parla.',
		hours: 76,
		agree: ['giulia', 'fatou'],
		answers: [
			{
				by: 'omar',
				text: 'In classe facciamo un giro di parola ogni venerdì. Possiamo partire da lì.',
				minutes: 95,
			},
		],
	},
	{
		...pact,
		clause: 'art-3',
		quote: 'L’aiuto è gratuito e aperto anche ai genitori',
		by: 'amina',
		text: 'Serve anche chi parla arabo, almeno il primo mese.',
		hours: 50,
		agree: ['teresa', 'giulia', 'fatou'],
		answers: [
			{ by: 'omar', text: 'Chiediamo alla Banca del tempo: c’è già chi può.', minutes: 33 },
			{ by: 'giulia', text: 'Sì, Samira ha due ore il martedì.', minutes: 260 },
		],
	},
	{
		...pact,
		clause: 'art-3',
		quote: 'Ogni tre mesi il gruppo racconta alla scuola come è andata.',
		by: 'teresa',
		text: 'Basta un foglio con tre domande, uguale per tutti.',
		hours: 28,
		agree: ['omar'],
	},
	{
		...pact,
		clause: 'art-4',
		quote: 'almeno due spazi, dal lunedì al giovedì',
		by: 'fatou',
		text: 'Il venerdì è il giorno più difficile. Io torno tardi.',
		hours: 40,
		agree: ['amina', 'teresa'],
		answers: [
			{ by: 'omar', text: 'Il venerdì manca chi chiude. Ne parliamo alla prossima riunione.', minutes: 676 },
		],
	},
	{
		...pact,
		clause: 'art-4',
		quote: 'Un adulto responsabile è sempre presente.',
		by: 'amina',
		text: 'Chi è? Scriviamo se è un insegnante o un volontario.',
		hours: 20,
	},
	{
		...pact,
		clause: 'art-4',
		quote: 'con un piccolo contributo delle famiglie',
		gone: true,
		by: 'amina',
		text: 'Chi ha tre figli paga tre volte. Meglio gratis.',
		hours: 260,
		agree: ['giulia', 'omar', 'fatou'],
		answers: [{ by: 'giulia', text: 'Hai ragione, l’abbiamo tolto.', minutes: 1500 }],
	},
	{
		...pact,
		clause: 'art-5',
		quote: 'Le regole si leggono ad alta voce a ottobre',
		by: 'giulia',
		text: 'A settembre è meglio: a ottobre la classe ha già le sue abitudini.',
		hours: 120,
		answers: [
			{
				by: 'omar',
				text: 'A settembre mancano ancora molti alunni. Restiamo su ottobre.',
				minutes: 200,
			},
		],
		resolvedBy: 'omar',
	},
	{
		...pact,
		clause: 'art-6',
		quote: 'il tavolo si riunisce in pubblico',
		by: 'amina',
		text: 'Anche la sera, per favore. Di giorno lavoro.',
		hours: 9,
		agree: ['fatou'],
	},
	{
		...network,
		clause: 'art-2',
		quote: 'Qualcuno tiene i bambini.',
		by: 'giulia',
		text: 'La Banca del tempo può trovare due persone ogni mese.',
		hours: 70,
		agree: ['teresa', 'amina'],
		answers: [{ by: 'fatou', text: 'Grazie. Lo scriviamo nel testo.', minutes: 80 }],
	},
	{
		...network,
		clause: 'art-4',
		quote: 'ne prepara uno nuovo',
		by: 'amina',
		text: 'Vorrei leggerlo anche in arabo.',
		hours: 31,
		agree: ['teresa'],
	},
];
