/** People of the demonstration who live here and have an account, but no part of their own in it. */
export const residents = (
	'Alba, Aldo, Alessia, Andrea, Angela, Bianca, Bruno, Carla, Carlo, Chiara, Cinzia, Claudio, Daniela, Dario, Davide, Elena, ' +
	'Elio, Emma, Enzo, Fabio, Farid, Federica, Franca, Gabriele, Gianna, Gloria, Greta, Ines, Irene, Ivan, Jamila, Karim, Laura, ' +
	'Leila, Lina, Livia, Lorenzo, Marco, Marisa, Marta, Matteo, Mina, Mirella, Nadia, Nora, Olga, Paola, Piero, Rachid, Renata, ' +
	'Rita, Rosa, Samira, Sara, Silvia, Sonia, Tiziana, Ugo, Valeria, Youssef'
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
