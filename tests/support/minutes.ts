import type { Minutes } from '#domain/workshop/minutes.ts';

const at = (hour: string): number => Date.parse(`2026-11-12T${hour}:00+01:00`);
const none = { phone: 0, paper: 0, hands: 0 };
const moment = { instructions: '', endedAt: null, results: [] };

/** The minutes of "Dopo la scuola": thirty people, every kind of result. */
export const someMinutes: Minutes = {
	title: 'Dopo la scuola',
	format: 'metaplan',
	forAll: true,
	space: { name: 'Patto educativo di Comunità', slug: 'patto-educativo', place: 'Centro per la Famiglia' },
	startedAt: at('18:00'),
	endedAt: at('19:30'),
	place: '',
	attendance: {
		phones: 22,
		paper: 8,
		bodies: [
			{ name: 'Comune di Cornaredo', phones: 3, paper: 0 },
			{ name: 'Banca del tempo', phones: 2, paper: 2 },
			{ name: 'جمعية فاطمة', phones: 2, paper: 0 },
		],
		tables: 6,
		named: ['Anna Bianchi', 'Bruno Neri'],
	},
	moments: [
		{ ...moment, kind: 'talk', title: 'Accoglienza', startedAt: at('18:00') },
		{
			...moment,
			kind: 'write',
			title: 'Scrivere in silenzio',
			instructions: 'Che cosa serve ai ragazzi dopo la scuola?',
			startedAt: at('18:06'),
			results: [{ kind: 'cards', count: { phone: 36, paper: 10 } }],
		},
		{
			...moment,
			kind: 'group',
			title: 'Raggruppare',
			startedAt: at('18:19'),
			results: [
				{
					kind: 'groups',
					groups: [
						{
							id: 'a',
							alone: false,
							where: {
								kind: 'clauses',
								partly: false,
								clauses: [{ id: 'k3', number: 3, title: 'Scuole aperte' }],
							},
							title: 'Spazi aperti il pomeriggio',
							cards: [
								{ text: 'Il Parco d’estate,\nla ludoteca d’inverno.', origin: 'phone' },
								{ text: 'Una merenda per tutti.', origin: 'paper' },
							],
						},
						{
							id: 'b',
							alone: false,
							where: { kind: 'board' },
							title: 'Compiti e lingua',
							cards: [{ text: 'مساعدة لمن لا يتكلم الإيطالية بعد', origin: 'phone' }],
						},
						{ id: 'd', title: '', alone: false, where: { kind: 'put-away' }, cards: [] },
						{
							id: 'c',
							title: 'Più luce',
							alone: true,
							where: { kind: 'board' },
							cards: [{ text: 'Più luce', origin: 'paper' }],
						},
					],
					archived: 2,
				},
			],
		},
		{
			...moment,
			kind: 'dots',
			title: 'Pallini',
			startedAt: at('18:34'),
			results: [
				{
					kind: 'dots',
					rows: [
						{
							...{ title: 'Spazi aperti il pomeriggio', phone: 36, paper: 12, hands: 0 },
							where: {
								kind: 'clauses',
								partly: false,
								clauses: [{ id: 'k3', number: 3, title: 'Scuole aperte' }],
							},
						},
						{ title: 'Compiti e lingua', phone: 21, paper: 8, hands: 0, where: { kind: 'board' } },
						{ title: 'Più luce', phone: 0, paper: 3, hands: 0, where: { kind: 'taken-out' } },
					],
					voters: { phone: 21, paper: 8, hands: 0 },
				},
			],
		},
		{
			...moment,
			kind: 'gradient',
			title: 'Gradi di accordo',
			startedAt: at('18:50'),
			results: [
				{
					kind: 'gradient',
					round: 2,
					steps: [
						{ label: 'Per niente', phone: 1, paper: 0, hands: 0 },
						{ label: 'Ci posso stare', phone: 6, paper: 2, hands: 3 },
						{ label: 'Del tutto', phone: 12, paper: 4, hands: 2 },
					],
					voters: { phone: 19, paper: 6, hands: 5 },
				},
			],
		},
		{
			...moment,
			kind: 'consent',
			title: 'Il consenso sull’articolo 3',
			startedAt: at('19:00'),
			results: [
				{
					kind: 'consent',
					round: 1,
					agree: { phone: 17, paper: 0, hands: 6 },
					aside: { ...none, phone: 2 },
					object: { ...none, hands: 1 },
					objections: ['Chi abita lontano resta fuori.'],
				},
				{
					kind: 'hands',
					question: 'Ci vediamo il 3 dicembre?',
					rows: [
						{ label: 'A favore', count: 17 },
						{ label: 'Contrari', count: 4 },
						{ label: 'Astenuti', count: 2 },
					],
				},
			],
		},
	],
	clauses: [
		{ clauseId: 'k3', number: 3, title: 'Scuole aperte', cards: 14 },
		{ clauseId: 'k9', number: null, title: 'Compiti insieme', cards: 9 },
	],
	dissents: [
		{ clauseTitle: 'Scuole aperte', text: 'Dopo le 17:30 serve anche il pulmino.' },
		{ clauseTitle: null, text: 'È mancato il tempo.' },
	],
	decisions: [
		'L’articolo 3 entra nella bozza. Dice: «Le scuole restano aperte fino alle 17:30».',
		'Sicurezza e costi passano al prossimo incontro.',
	],
	nextSteps: [
		{ text: 'Si chiude il voto dei cittadini.', who: 'Comune di Cornaredo', by: '2026-11-30' },
		{ text: 'Prossimo incontro.', who: '', by: null },
	],
};
