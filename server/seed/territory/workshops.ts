import type { MomentKind } from '#domain/workshop/moment.ts';

export interface MomentSeed {
	readonly kind: MomentKind;
	readonly title: string;
	readonly say: string;
	readonly minutes: number;
}

/** The afternoon the cards of the Patto educativo come from. */
export const afterSchool = {
	title: 'Dopo la scuola',
	place: 'Centro per la Famiglia',
	/** Days from today. */
	day: -36,
	tables: 4,
	moments: [
		{
			kind: 'talk',
			title: 'Accoglienza',
			say: 'Un tè, un posto al tavolo, e come si fa oggi.',
			minutes: 10,
		},
		{
			kind: 'write',
			title: 'Scrivere in silenzio',
			say: 'Che cosa serve a chi cresce, quando la scuola finisce? Un’idea per cartellino.',
			minutes: 8,
		},
		{ kind: 'reveal', title: 'Svelare', say: 'Leggiamo tutti i cartellini, senza commenti.', minutes: 5 },
		{ kind: 'group', title: 'Raggruppare', say: 'Mettiamo vicino quello che sta insieme.', minutes: 15 },
		{
			kind: 'dots',
			title: 'Pallini',
			say: 'Cinque pallini a testa, al massimo tre sullo stesso gruppo.',
			minutes: 6,
		},
		{
			kind: 'talk',
			title: 'Decidere insieme',
			say: 'Scriviamo gli articoli su compiti, spazi e regole?',
			minutes: 20,
		},
		{ kind: 'clause', title: 'Scrivere gli articoli', say: 'Frasi brevi: chi fa che cosa.', minutes: 21 },
		{ kind: 'talk', title: 'Saluti', say: 'Chi fa che cosa, ed entro quando.', minutes: 5 },
	] satisfies readonly MomentSeed[],
	/** People with a phone, by body; null: who named none. */
	phones: [
		{ body: 'scuole-primarie', people: 6 },
		{ body: 'comune-di-cornaredo', people: 3 },
		{ body: 'centro-per-la-famiglia', people: 3 },
		{ body: 'rete-donna', people: 3 },
		{ body: 'banca-del-tempo', people: 2 },
		{ body: null, people: 5 },
	],
	/** People without one, by table. */
	paper: [2, 3, 1, 2],
	/** Of which body some of them were. */
	paperBodies: [
		{ body: 'banca-del-tempo', people: 2 },
		{ body: 'scuole-primarie', people: 1 },
		{ body: 'centro-per-la-famiglia', people: 1 },
	],
	/** Loose cards written that afternoon, beside all that are in a group. */
	loose: [
		'Gli avvisi della scuola sono difficili da capire.',
		'Chi arriva a metà anno resta indietro.',
		'Una mappa degli spazi aperti.',
	],
	/** Dots on each group: on phones, and on 8 paper sheets. */
	dots: [
		{ group: 'Aiuto ai compiti', phone: 34, paper: 12 },
		{ group: 'Il pomeriggio', phone: 26, paper: 9 },
		{ group: 'Spazi', phone: 20, paper: 7 },
		{ group: 'Regole e legalità', phone: 12, paper: 4 },
		{ group: 'Lingua e scuola', phone: 10, paper: 3 },
		{ group: 'Assicurazione', phone: 2, paper: 1 },
	],
	sheets: 8,
	hands: { for: 24, against: 2, abstain: 3 },
	/** Groups that became a clause. */
	clauses: [
		{ group: 'Aiuto ai compiti', clause: 'art-3' },
		{ group: 'Spazi', clause: 'art-4' },
		{ group: 'Regole e legalità', clause: 'art-5' },
	],
	decisions: [
		'Tre gruppi diventano articoli: aiuto ai compiti, spazi aperti, regole e legalità.',
		'Prima di aprire la scuola il pomeriggio chiediamo dell’assicurazione.',
	],
	dissent: {
		clause: 'art-4',
		text: 'Due spazi sono pochi se non c’è il pulmino. Chi abita a San Pietro all’Olmo resta fuori.',
	},
	steps: [
		{
			text: 'Chiedere se l’assicurazione della scuola vale anche il pomeriggio.',
			who: 'Scuole primarie',
			by: 13,
		},
		{ text: 'Fare la mappa degli spazi aperti.', who: 'Centro per la Famiglia', by: 20 },
	],
};

/** Ready to be run by somebody who has never done it. */
export const nextOne = {
	title: 'Come arriva chi abita lontano',
	place: 'Centro per la Famiglia',
	/** Days from today, at half past six in the evening. */
	day: 11,
	tables: 0,
	moments: [
		{ kind: 'talk', title: 'Accoglienza', say: 'Entra con il telefono, o prendi un cartellino.', minutes: 5 },
		{
			kind: 'write',
			title: 'Scrivere in silenzio',
			say: 'Come fa un ragazzo ad arrivare, e a tornare a casa la sera? Un’idea per cartellino.',
			minutes: 5,
		},
		{ kind: 'reveal', title: 'Svelare', say: 'Leggiamo tutti i cartellini, senza commenti.', minutes: 5 },
		{ kind: 'group', title: 'Raggruppare', say: 'Mettiamo vicino quello che sta insieme.', minutes: 10 },
		{ kind: 'dots', title: 'Pallini', say: 'Che cosa viene prima? Cinque pallini a testa.', minutes: 5 },
		{ kind: 'talk', title: 'Discutere', say: 'Parliamo dei gruppi con più pallini.', minutes: 15 },
		{ kind: 'clause', title: 'Scrivere l’articolo', say: 'Frasi brevi: chi fa che cosa.', minutes: 15 },
	] satisfies readonly MomentSeed[],
};
