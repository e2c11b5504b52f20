import { canegrateFacts } from './canegrate-facts.ts';
import { valverde } from './canegrate-valverde.ts';
import type { TerritorySeed } from './shape.ts';

/** Canegrate: press release on the project "Valverde: quartiere attivo e solidale". */
export const canegrate: TerritorySeed = {
	bodies: [
		{
			slug: 'comune-di-canegrate',
			name: 'Comune di Canegrate',
			shortName: 'Canegrate',
			kind: 'municipality',
			place: 'Canegrate',
			description:
				'Guida il progetto Valverde con la Responsabile dell’Area Politiche Sociali e gli operatori del Servizio Sociale.',
			host: true,
			contacts: {
				address: 'Via Manzoni 1, 20010 Canegrate',
				phone: '0331-463811',
				fax: '0331/401535',
				pec: 'comune.canegrate@pec.regione.lombardia.it',
				vat: '00835500158',
			},
		},
		{
			slug: 'eurolavoro-afol-ovest-milano',
			name: 'Eurolavoro AFOL Ovest Milano',
			shortName: 'Eurolavoro',
			kind: 'public-office',
			place: 'Altomilanese',
			description:
				'Gestisce i 3 Centri per l’Impiego di Legnano, Magenta e Abbiategrasso. Vuole passare dal sussidio all’autonomia.',
		},
		{
			slug: 'elaborando',
			name: 'Elaborando',
			shortName: 'Elaborando',
			kind: 'cooperative',
			place: 'Canegrate',
			founded: 1998,
			description:
				'Cooperativa sociale, dal 1998 con bambini, ragazzi e famiglie: centri di aggregazione, educatori a casa e in strada, prevenzione.',
		},
		{
			slug: 'la-cordata',
			name: 'La Cordata',
			shortName: 'La Cordata',
			kind: 'cooperative',
			place: 'Milano',
			founded: 1989,
			description:
				'Società cooperativa sociale dal 1989. Lavora in 3 aree: presa in carico sociale, ospitalità, casa.',
		},
		{
			slug: 'fondazione-cariplo',
			name: 'Fondazione Cariplo',
			shortName: 'Cariplo',
			kind: 'funder',
			place: 'Milano',
			description: 'Finanzia il programma #OltreiPerimetri.',
		},
	],
	people: [
		{
			key: 'marta',
			name: 'Marta',
			demonstration: false,
			body: 'comune-di-canegrate',
			position: 'operatrice',
		},
		{ key: 'paolo', name: 'Paolo', demonstration: false, body: 'la-cordata', position: 'referente' },
		{ key: 'silvia', name: 'Silvia', demonstration: false, body: 'elaborando', position: 'referente' },
		{ key: 'rosa', name: 'Rosa', demonstration: false },
	],
	spaces: [valverde],
	facts: canegrateFacts,
};
