import { sestoArea } from './sesto-area-4.ts';
import { sestoFacts } from './sesto-facts.ts';
import type { TerritorySeed } from './shape.ts';

/** Sesto San Giovanni: mandate page, area 4, "Sesto sempre più inclusiva". */
export const sesto: TerritorySeed = {
	bodies: [
		{
			slug: 'comune-di-sesto-san-giovanni',
			name: 'Comune di Sesto San Giovanni',
			shortName: 'Sesto San Giovanni',
			kind: 'municipality',
			place: 'Sesto San Giovanni',
			description: 'L’amministrazione della città.',
			host: true,
		},
		{
			slug: 'asst',
			name: 'ASST',
			shortName: 'ASST',
			kind: 'health-service',
			place: null,
			description: 'Azienda socio sanitaria territoriale: ospedali e servizi di salute vicino a casa.',
		},
		{
			slug: 'coordinamento-pedagogico',
			name: 'Coordinamento Pedagogico Territoriale di Sesto e Cologno',
			shortName: 'Coordinamento Pedagogico',
			kind: 'public-office',
			place: 'Sesto San Giovanni',
			description: 'Unisce chi educa i bambini da 0 a 6 anni.',
		},
		{
			slug: 'istituti-scolastici-statali',
			name: 'Istituti Scolastici Statali',
			shortName: 'Istituti statali',
			kind: 'school',
			place: 'Sesto San Giovanni e Cinisello',
			description: 'Le scuole statali degli ambiti di Sesto e Cinisello.',
		},
		{
			slug: 'afol-metropolitana',
			name: 'Afol Metropolitana',
			shortName: 'Afol Metropolitana',
			kind: 'public-office',
			place: 'Milano',
			description: 'Agenzia per la formazione e il lavoro. Partner di A.G.A.',
		},
		{
			slug: 'remind',
			name: 'Remind',
			shortName: 'Remind',
			kind: 'association',
			place: 'Sesto San Giovanni',
			description: 'Associazione. Partner di A.G.A.',
		},
		{
			slug: 'sestonetwork',
			name: 'Sestonetwork',
			shortName: 'Sestonetwork',
			kind: 'association',
			place: 'Sesto San Giovanni',
			description: 'Associazione. Partner di A.G.A.',
		},
		{
			slug: 'proprieta-edilizia',
			name: 'Organizzazioni della proprietà edilizia',
			shortName: 'Proprietà edilizia',
			kind: 'association',
			place: 'Sesto San Giovanni',
			description: 'Rappresentano chi affitta una casa. Hanno firmato l’Accordo locale.',
		},
		{
			slug: 'conduttori',
			name: 'Organizzazioni dei conduttori',
			shortName: 'Conduttori',
			kind: 'association',
			place: 'Sesto San Giovanni',
			description: 'Rappresentano chi vive in affitto. Hanno firmato l’Accordo locale.',
		},
	],
	people: [
		{
			key: 'elena',
			name: 'Elena',
			demonstration: false,
			body: 'comune-di-sesto-san-giovanni',
			position: 'coordinatrice',
		},
		{ key: 'davide', name: 'Davide', demonstration: false, body: 'remind', position: 'referente' },
		{ key: 'samira', name: 'Samira', demonstration: false, body: 'sestonetwork', position: 'referente' },
		{ key: 'carlo', name: 'Carlo', demonstration: false },
	],
	spaces: [sestoArea],
	facts: sestoFacts,
};
