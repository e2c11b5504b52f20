import type { SpaceTemplate } from '#domain/space/template.ts';
import type { FirstClause, FirstColumn } from './first-texts.ts';

interface TemplateTexts {
	readonly boardTitle: string;
	readonly columns: readonly string[];
	readonly draftTitle: (title: string) => string;
	readonly clauses: readonly FirstClause[];
}

/** In Italian, the language the pacts are written in; everything can be changed on the board and in the draft. */
const texts: Readonly<Record<SpaceTemplate, TemplateTexts>> = {
	'education-pact': {
		boardTitle: 'Che cosa serve a chi cresce',
		columns: ['Che cosa manca', 'Che cosa possiamo fare', 'Chi ci mette che cosa', 'Da chiarire'],
		draftTitle: (title) => title,
		clauses: [
			{ title: 'Perché questo patto', paragraphs: ['Scriviamo qui, in poche righe, perché ci impegniamo.'] },
			{ title: 'Parole che ci impegnano', paragraphs: ['Quali valori mettiamo in comune?'] },
			{
				title: 'Che cosa facciamo insieme',
				paragraphs: ['Per ogni attività: che cosa, per chi, quante volte.'],
			},
			{ title: 'Spazi e tempi', paragraphs: ['Quali luoghi apriamo? In quali giorni e orari?'] },
			{ title: 'Chi fa che cosa', paragraphs: ['Ogni ente scrive il suo impegno, con un responsabile.'] },
			{ title: 'Come verifichiamo', paragraphs: ['Quando ci ritroviamo? Come lo raccontiamo a tutti?'] },
		],
	},
	network: {
		boardTitle: 'Il nostro anno insieme',
		columns: ['Di che cosa c’è bisogno', 'Che cosa abbiamo già', 'Chi fa che cosa', 'Da chiarire'],
		draftTitle: (title) => `Programma di ${title}`,
		clauses: [
			{ title: 'Chi siamo', paragraphs: ['Quali associazioni fanno parte della rete?'] },
			{ title: 'Che cosa vogliamo', paragraphs: ['Gli obiettivi dell’anno, uno per riga.'] },
			{ title: 'Che cosa facciamo', paragraphs: ['Incontri, servizi, quaderni: che cosa e quando.'] },
			{ title: 'Come decidiamo', paragraphs: ['Chi ha voce? Come si vota?'] },
			{ title: 'Come ne rendiamo conto', paragraphs: ['Che cosa contiamo alla fine dell’anno?'] },
		],
	},
	project: {
		boardTitle: 'Idee per il progetto',
		columns: ['Che cosa non va', 'Che cosa possiamo fare', 'Chi ci mette che cosa', 'Da chiarire'],
		draftTitle: (title) => title,
		clauses: [
			{ title: 'Il bisogno', paragraphs: ['Per chi è il progetto? Quante persone riguarda?'] },
			{ title: 'Obiettivi', paragraphs: ['Che cosa sarà diverso alla fine?'] },
			{ title: 'Attività e tempi', paragraphs: ['Che cosa facciamo, da quando a quando.'] },
			{ title: 'Chi fa che cosa', paragraphs: ['Capofila, partner e finanziatori.'] },
			{ title: 'Costi', paragraphs: ['Quanto costa e chi paga. Le somme devono tornare.'] },
			{ title: 'Risultati attesi', paragraphs: ['Come capiremo se ha funzionato?'] },
		],
	},
	'mandate-area': {
		boardTitle: 'Che cosa manca, che cosa viene prima',
		columns: ['Che cosa è stato fatto', 'Che cosa manca', 'Che cosa viene prima', 'Da chiarire'],
		draftTitle: (title) => `Priorità: ${title}`,
		clauses: [
			{ title: 'A che punto siamo', paragraphs: ['I fatti, con la data dell’ultimo aggiornamento.'] },
			{ title: 'Le priorità', paragraphs: ['Che cosa viene prima e perché.'] },
			{ title: 'Gli impegni', paragraphs: ['Per ogni impegno: chi, entro quando.'] },
			{ title: 'Come ne rendiamo conto', paragraphs: ['Dove e quando pubblichiamo i risultati?'] },
		],
	},
};

export function templateTexts(
	template: SpaceTemplate,
	title: string,
): {
	readonly boardTitle: string;
	readonly columns: readonly FirstColumn[];
	readonly draftTitle: string;
	readonly clauses: readonly FirstClause[];
} {
	const { boardTitle, columns, draftTitle, clauses } = texts[template];
	return {
		boardTitle,
		columns: columns.map((column) => ({ title: column, groups: [], cards: [] })),
		draftTitle: draftTitle(title),
		clauses,
	};
}
