/** More residents of the demonstration, who only vote. */
export const residents = (
	'Alba, Aldo, Alessia, Andrea, Bianca, Bruno, Carla, Cinzia, Claudio, Daniela, Dario, Elio, Emma, Enzo, Fabio, Farid, ' +
	'Federica, Franca, Gianna, Gloria, Greta, Ines, Irene, Jamila, Laura, Leila, Lina, Livia, Lorenzo, Marisa, Matteo, Nora, ' +
	'Piero, Renata'
).split(', ');

/** Votes of residents, in order: how many said so, on the words of now or on the earlier ones. */
export const openSpacesVotes = [
	{ choice: 'for', earlier: false, count: 40 },
	{ choice: 'against', earlier: false, count: 8 },
	{ choice: 'abstain', earlier: false, count: 4 },
	{ choice: 'for', earlier: true, count: 4 },
	{ choice: 'against', earlier: true, count: 1 },
	{ choice: 'abstain', earlier: true, count: 1 },
] as const;

/** A sheet filled in at the market: 12 for, 2 against, 1 abstained, and Teresa, who had voted online already. */
export const marketSheet = 'ffcfffaffcfffff';

/** What the clause said until a few days ago. */
export const openSpacesBefore = [
	'Le scuole e le associazioni aprono insieme almeno due spazi, dal lunedì al giovedì, per bambini e ragazzi. Gli spazi sono gratuiti.',
];
