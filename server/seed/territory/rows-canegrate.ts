import { body, card, clause, dropped, fact, product, row, source, space, type Row } from './row.ts';

const valverde = 'valverde';
const partners = [
	'comune-di-canegrate',
	'aler-milano',
	'eurolavoro-afol-ovest-milano',
	'elaborando',
	'la-cordata',
];

export const canegrateRows: readonly Row[] = [
	row('1.1', product('One technical session cookie, nothing from third parties.')),
	row('1.2', fact('comunicato-valverde'), source(valverde, 'dal 14-12-2018 al 31-12-2018')),
	row('1.3', fact('conferenza-stampa'), clause(valverde, 'martedì 11 dicembre 2018')),
	row('1.4', fact('accordo-partenariato'), clause(valverde, 'Hanno firmato l’accordo')),
	row('1.5', fact('por-fse-quartieri'), body('regione-lombardia')),
	row('1.6', space(valverde), fact('progetto-valverde')),
	row(
		'1.7',
		fact('laboratorio-sociale', 'lab-1', 'lab-2', 'lab-3', 'lab-4', 'lab-5'),
		clause(valverde, 'Il laboratorio sociale'),
	),
	row(
		'1.8',
		fact('inclusione-attiva', 'inc-1', 'inc-2', 'inc-3'),
		clause(valverde, 'esperienze di lavoro pagate'),
	),
	row('1.9', clause(valverde, '«quartiere popolare»')),
	row('1.10', fact('alloggi'), clause(valverde, '159 alloggi')),
	row('1.11', fact('persone', 'nuclei'), clause(valverde, '343 persone in 144 famiglie')),
	row(
		'1.12',
		fact('via-ancona-5-persone', 'via-ancona-5-nuclei'),
		clause(valverde, '103 persone in 44 famiglie'),
	),
	row(
		'1.13',
		fact('via-terni-10-persone', 'via-terni-10-nuclei'),
		clause(valverde, '49 persone in 21 famiglie'),
	),
	row(
		'1.14',
		fact('via-bologna-persone', 'via-bologna-nuclei'),
		clause(valverde, '191 persone in 79 famiglie'),
	),
	row('1.15', fact('somma-persone', 'somma-nuclei'), card(valverde, 'Gli alloggi sono 159, le famiglie 144')),
	row('1.16', fact('ris-1', 'ris-2', 'ris-3', 'ris-4', 'ris-5'), clause(valverde, '5 risultati')),
	row('1.17', body(...partners), clause(valverde, 'I partner sono 5')),
	row('1.18', body('comune-di-canegrate'), clause(valverde, 'Il Comune è il capofila')),
	row(
		'1.19',
		body('eurolavoro-afol-ovest-milano'),
		fact('centri-impiego'),
		card(valverde, 'sono 3: Legnano'),
	),
	row('1.20', body('elaborando'), fact('ex-centro-giovani', 'elaborando-centro-giovani')),
	row('1.21', body('la-cordata')),
	row('1.22', fact('abitare-in-rete', 'abitare-in-rete-appartamenti'), card(valverde, '33 appartamenti')),
	row('1.23', fact('ada'), card(valverde, 'ADA')),
	row('1.24', fact('smart-house', 'smart-house-appartamenti'), card(valverde, '13 appartamenti')),
	row('1.25', fact('arcipelago-housing', 'arcipelago-appartamenti'), card(valverde, '25 con Arcipelago')),
	row('1.26', fact('oltreiperimetri'), body('fondazione-cariplo')),
	row('1.27', body('comune-di-canegrate')),
	row('1.28', dropped('Navigation of the source site, not content.')),
];
