/** An emendamento of the demonstration. */
export interface AmendmentSeed {
	/** Slug of the tavolo, key of the clause. */
	readonly space: string;
	readonly clause: string;
	/** The wording it was written on; absent: the clause as it stands. */
	readonly on?: string;
	/** Words of that wording, and what stands in their place. */
	readonly change: readonly (readonly [from: string, to: string])[];
	readonly name: string;
	readonly reason: string;
	readonly by: string;
	/** How long ago. */
	readonly hours: number;
	readonly for?: readonly string[];
	readonly against?: readonly string[];
	/** Residents without a name of their own who take a stand as well. */
	readonly residents?: { readonly for: number; readonly against: number };
	readonly ended?: {
		readonly state: 'accepted' | 'rejected';
		readonly by: string;
		readonly reason: string;
		readonly hours: number;
	};
}

const pact = { space: 'patto-educativo' } as const;

/** Written for the demonstration: invented sentences of invented people. */
export const amendments: readonly AmendmentSeed[] = [
	{
		...pact,
		clause: 'art-4',
		change: [['giovedì', 'venerdì, dalle 16:30 alle 19:00']],
		name: 'Anche il venerdì',
		reason: 'Chi lavora torna tardi anche il venerdì.',
		by: 'giulia',
		hours: 142,
		for: ['fatou', 'teresa', 'amina'],
		against: ['omar'],
		residents: { for: 28, against: 3 },
	},
	{
		...pact,
		clause: 'art-4',
		change: [['due spazi, dal lunedì al giovedì', 'uno spazio in centro e uno a San Pietro all’Olmo']],
		name: 'Anche a San Pietro all’Olmo',
		reason: 'Chi non ha l’auto resta fuori.',
		by: 'amina',
		hours: 27,
		for: ['fatou', 'omar'],
		residents: { for: 20, against: 3 },
	},
	{
		...pact,
		clause: 'art-5',
		on: 'Ogni classe scrive le sue regole con gli alunni. Le regole si leggono ad alta voce a ottobre.',
		change: [['a ottobre', 'a ottobre e si rivedono a febbraio']],
		name: 'Le regole si rivedono',
		reason: 'A metà anno arrivano bambini nuovi. Anche loro devono poter dire la loro.',
		by: 'teresa',
		hours: 330,
		for: ['omar', 'amina', 'giulia'],
		ended: {
			state: 'accepted',
			by: 'luca',
			reason: 'Lo chiedono le maestre e i genitori. Febbraio va bene a tutte le scuole.',
			hours: 260,
		},
	},
	{
		...pact,
		clause: 'art-3',
		change: [['Due pomeriggi', 'Tutti i pomeriggi']],
		name: 'Tutti i pomeriggi',
		reason: 'I compiti ci sono ogni giorno.',
		by: 'amina',
		hours: 210,
		for: ['fatou'],
		against: ['omar', 'giulia'],
		ended: {
			state: 'rejected',
			by: 'luca',
			reason: 'I volontari di oggi bastano per due pomeriggi. Ne riparliamo quando saranno di più.',
			hours: 160,
		},
	},
];
